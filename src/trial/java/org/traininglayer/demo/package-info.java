/**
 * A small LMS to try the tool with, which talks to it only over HTTP; never active in production.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"http"})
package org.traininglayer.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Layout, languages, error pages and security defaults. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence"})
package org.traininglayer.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

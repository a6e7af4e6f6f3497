/** Calls to the services of platforms: tokens, calls, columns of gradebooks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "http", "lti"})
package org.traininglayer.lti.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

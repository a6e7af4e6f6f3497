/** How people arrive from a learning platform, and what we may ask that platform afterwards. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "http", "persistence"})
package org.traininglayer.lti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

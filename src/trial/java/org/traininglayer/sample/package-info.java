/**
 * A believable half year of invented people, made through the real answer path, marked and
 * removable.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "catalog", "lti", "learning", "admin"})
package org.traininglayer.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

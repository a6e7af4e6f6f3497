/**
 * The registrations with learning platforms: kept, checked, read from a file. {@code registration}
 * is how platforms register the tool themselves, {@code keys} both sides' keys.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "persistence", "http", "lti", "lti.diagnosis :: refusals"})
package org.traininglayer.lti.platforms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

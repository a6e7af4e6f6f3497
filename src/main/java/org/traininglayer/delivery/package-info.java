/**
 * How records and grades leave, surely. The face towards the rest of the application; the work is
 * done in the rooms behind it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.traininglayer.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

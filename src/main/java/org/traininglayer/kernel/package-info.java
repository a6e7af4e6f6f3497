/** The few values that everybody shares; plain Java. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.traininglayer.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The one way out of the house: time-outs, size caps, and a guard on every address. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.traininglayer.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

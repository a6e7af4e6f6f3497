/** What is looked at in the first second of a start, and what is said at its end. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.traininglayer.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What the trial adds to an application that carries it: its tables and its words. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.traininglayer.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

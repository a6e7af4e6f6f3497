/** The language of learning records: statements as xAPI 1.0.3 and 2.0.0 define them; pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.traininglayer.xapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

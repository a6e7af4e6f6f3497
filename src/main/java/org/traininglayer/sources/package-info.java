/** Statements that are read from record stores elsewhere. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "persistence", "http", "xapi", "lrs", "delivery"})
package org.traininglayer.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What a learner does: attempts, pure scoring, and the events that follow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "persistence", "catalog", "steps"})
package org.traininglayer.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

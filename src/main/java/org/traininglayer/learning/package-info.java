/** What a learner does: attempts, the player, pure scoring, and the events that follow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "catalog", "lti"})
package org.traininglayer.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

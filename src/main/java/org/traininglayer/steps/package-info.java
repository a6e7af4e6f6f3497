/**
 * The types of steps, each in a room of its own: how its file is read, what answers mean, what goes
 * on record, what its page shows. {@link org.traininglayer.steps.StepTypes} lists them. Whoever
 * works with steps of any type goes through {@link org.traininglayer.steps.StepType}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "catalog", "catalog::format"})
package org.traininglayer.steps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

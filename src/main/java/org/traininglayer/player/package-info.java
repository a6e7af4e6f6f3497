/**
 * The pages on which people work. {@code PlayerController} shows where an attempt stands, {@code
 * AnswerController} takes what a learner says; both only translate between browser and {@link
 * org.traininglayer.learning.Practice}.
 *
 * <p>What a page shows of a step is decided by its type, see {@link
 * org.traininglayer.steps.StepPage}; what stands around it in the {@code …View} records here.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "lti",
      "catalog",
      "steps",
      "learning",
      "persistence",
      "questions",
      "support",
      "acknowledgements",
      "checkins"
    })
package org.traininglayer.player;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The pages of one course, inside a launch: its home, its settings, its people and their grades,
 * and the picker with which modules come into it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "lti",
      "catalog",
      "learning",
      "steps",
      "player",
      "delivery",
      "adoption",
      "adoption::own",
      "questions",
      "acknowledgements",
      "checkins"
    })
package org.traininglayer.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

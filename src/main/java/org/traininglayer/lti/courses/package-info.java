/** Courses, their links, their people and their rosters. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "persistence",
      "lti",
      "lti.services",
      "lti.diagnosis :: refusals"
    })
package org.traininglayer.lti.courses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

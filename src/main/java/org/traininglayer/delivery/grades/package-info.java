/** Grades: who gets one, which score, and how it reaches the gradebook of a platform (AGS 2.0). */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "persistence",
      "xapi",
      "http",
      "catalog",
      "learning",
      "lti",
      "delivery",
      "delivery.outbox"
    })
package org.traininglayer.delivery.grades;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Check-ins: a few questions some weeks after a module was passed, what follows from the answers,
 * and what those who lead the work confirm. When one is due follows from the attempt, {@link
 * org.traininglayer.checkins.Plan}; what is asked and what follows is data, {@code
 * check-ins/check-ins.yaml}; answers go on record as answers of a module do.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "persistence",
      "catalog",
      "catalog::format",
      "steps",
      "steps::checkin",
      "steps::confidence",
      "steps::decision",
      "steps::redesign",
      "steps::retrieve",
      "steps::review",
      "steps::sort",
      "learning",
      "lti",
      "delivery"
    })
package org.traininglayer.checkins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

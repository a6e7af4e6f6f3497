/**
 * A believable half year of invented people, made through the real answer path, marked and
 * removable.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "catalog",
      "lti",
      "learning",
      "imports",
      "lrs",
      "xapi",
      "admin",
      "adoption::release",
      "adoption::verdict",
      "checkins",
      "steps",
      "steps::brief",
      "steps::checkin",
      "steps::commit",
      "steps::review",
      "steps::decision",
      "steps::confidence",
      "steps::attest",
      "steps::prompt",
      "steps::redesign",
      "steps::reflect",
      "steps::retrieve",
      "steps::sort",
      "steps::timed"
    })
package org.traininglayer.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

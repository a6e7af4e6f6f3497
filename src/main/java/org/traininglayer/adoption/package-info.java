/** What the owner of the training layer sees: facts, cells, metrics and dashboards. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "xapi",
      "catalog",
      "lrs",
      "lti",
      "realwork",
      "persistence",
      "delivery"
    })
package org.traininglayer.adoption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

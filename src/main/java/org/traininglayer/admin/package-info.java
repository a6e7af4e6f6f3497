/** The console: sign-in, platforms, refusals, deliveries, credentials, health. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "lti",
      "catalog",
      "learning",
      "lrs",
      "delivery",
      "adoption",
      "sample"
    })
package org.traininglayer.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

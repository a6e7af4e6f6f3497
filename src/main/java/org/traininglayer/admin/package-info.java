/** The console: accounts, sessions, roles, audit; platforms, deliveries, credentials, health. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "persistence",
      "kernel",
      "web",
      "http",
      "xapi",
      "lti",
      "catalog",
      "steps",
      "learning",
      "lrs",
      "delivery",
      "adoption",
      "adoption::budget",
      "adoption::ownership",
      "adoption::verdict",
      "adoption::warnings",
      "adoption::release",
      "questions",
      "support",
      "acknowledgements",
      "checkins",
      "imports",
      "people",
      "realwork",
      "reports",
      "rights",
      "sample",
      "sources"
    })
package org.traininglayer.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

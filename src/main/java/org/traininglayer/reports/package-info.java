/**
 * Evidence: what an inspector asks, answered by a report; and figures on their way out as files. A
 * report is a value, made of what other packages tell, and written as a page, as PDF and as CSV.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "persistence",
      "catalog",
      "learning",
      "acknowledgements",
      "lti",
      "people",
      "realwork",
      "adoption",
      "adoption::ownership",
      "adoption::release",
      "adoption::validation",
      "adoption::verdict",
      "adoption::warnings"
    })
package org.traininglayer.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

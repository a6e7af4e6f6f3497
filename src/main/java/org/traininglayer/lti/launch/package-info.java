/**
 * Login and launch: how somebody who follows a link arrives, verified. {@code login} begins it,
 * {@code deeplinking} answers content selections.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "http",
      "persistence",
      "lti",
      "lti.platforms",
      "lti.platforms :: keys",
      "lti.courses",
      "lti.diagnosis :: refusals",
      "lti.diagnosis :: traces"
    })
package org.traininglayer.lti.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

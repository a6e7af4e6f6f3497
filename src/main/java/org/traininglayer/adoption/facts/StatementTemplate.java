package org.traininglayer.adoption.facts;

import org.jspecify.annotations.Nullable;

/**
 * One template of our xAPI profile, and the fact that its statements are (<a
 * href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#statement-templates">xAPI
 * Profiles, Statement Templates</a>).
 */
interface StatementTemplate {

  /** Whether a statement with this verb about this activity is one of this template. */
  boolean matches(ProfileStatement statement);

  /** What it means; null when it has not the shape that the template demands. */
  @Nullable Reading read(ProfileStatement statement);
}

package org.traininglayer.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the console.
 *
 * @param initialUser name of a console user to make when there is none; for the trial and for
 *     automated set-ups. Without it, a one-time link is written to the log
 * @param initialPassword that user's password
 */
@ConfigurationProperties("traininglayer.admin")
record AdminProperties(@Nullable String initialUser, @Nullable String initialPassword) {

  @Override
  public String toString() {
    return "AdminProperties[initialUser=" + initialUser + "]";
  }
}

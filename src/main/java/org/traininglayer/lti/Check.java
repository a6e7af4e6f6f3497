package org.traininglayer.lti;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at while people arrived or a service was called. Holds no token, no
 * name and no secret.
 *
 * @param what in words for an administrator
 * @param expected what would have been right
 * @param got what came
 */
public record Check(String what, @Nullable String expected, @Nullable String got, boolean passed) {

  /** Something that was right. */
  public static Check passed(String what, @Nullable String got) {
    return new Check(what, null, got, true);
  }

  /** Something that was wrong. */
  public static Check failed(String what, @Nullable String expected, @Nullable String got) {
    return new Check(what, expected, got, false);
  }
}

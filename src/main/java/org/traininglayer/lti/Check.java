package org.traininglayer.lti;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at while people arrived or a service was called. Holds no token, no
 * name and no secret.
 *
 * @param what in words for an administrator
 * @param expected what would have been right
 * @param got what came
 * @param noted true for what was only noted, or not tried: it is neither right nor wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String what,
    @Nullable String expected,
    @Nullable String got,
    boolean passed,
    @Nullable Boolean noted) {

  /** Something that was looked at. */
  public Check(String what, @Nullable String expected, @Nullable String got, boolean passed) {
    this(what, expected, got, passed, null);
  }

  /** Something that was not tried, or that nobody can judge. */
  public static Check noted(String what, @Nullable String got) {
    return new Check(what, null, got, true, true);
  }

  /** Whether it was found right or wrong. */
  public boolean judged() {
    return !Boolean.TRUE.equals(noted);
  }

  /** Something that was right. */
  public static Check passed(String what, @Nullable String got) {
    return new Check(what, null, got, true);
  }

  /** Something that was wrong. */
  public static Check failed(String what, @Nullable String expected, @Nullable String got) {
    return new Check(what, expected, got, false);
  }
}

package org.traininglayer.lti.courses;

import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.diagnosis.refusals.CleanText;

/**
 * The name of a person as a platform shares it (<a
 * href="https://www.imsglobal.org/spec/lti/v1p3#user-identity-claims">LTI Core 1.3, user
 * identity</a>). What holds no letter and no digit stands for a name that is withheld: ILIAS writes
 * "-".
 */
public final class SharedName {

  private static final int LONGEST = 255;

  private SharedName() {}

  /** The whole name, else the given and the family name; null where none is shared. */
  public static @Nullable String of(
      @Nullable String whole, @Nullable String given, @Nullable String family) {
    String shared = shared(whole);
    if (shared != null) {
      return shared;
    }
    String first = shared(given);
    String last = shared(family);
    return first == null ? last : last == null ? first : CleanText.of(first + " " + last, LONGEST);
  }

  private static @Nullable String shared(@Nullable String text) {
    String clean = CleanText.of(text, LONGEST);
    return clean == null || clean.codePoints().noneMatch(Character::isLetterOrDigit) ? null : clean;
  }
}

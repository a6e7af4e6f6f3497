package org.traininglayer.learning;

import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step.FeedbackWhen;

/**
 * What somebody has set for a module; null where they left it to whoever comes next.
 *
 * @param passMark percent needed to pass, 1 to 100
 * @param attempts how often the module may be taken, 1 to 99; 0 for no limit
 * @param feedback when feedback shows
 */
public record ModuleSettings(
    @Nullable Integer passMark, @Nullable Integer attempts, @Nullable FeedbackWhen feedback) {

  /** Nothing set. */
  public static final ModuleSettings NONE = new ModuleSettings(null, null, null);

  /** The most attempts that can be set. */
  public static final int MOST_ATTEMPTS = 99;

  /** Leaves out what is no pass mark and no number of attempts. */
  public ModuleSettings {
    passMark = passMark == null || passMark < 1 || passMark > 100 ? null : passMark;
    attempts = attempts == null || attempts < 0 || attempts > MOST_ATTEMPTS ? null : attempts;
  }

  /** What a link says; what cannot be read does not count. */
  public static ModuleSettings read(@Nullable String passMark, @Nullable String attempts) {
    return new ModuleSettings(number(passMark), number(attempts), null);
  }

  /** This where it says something, else the other. */
  public ModuleSettings over(ModuleSettings other) {
    return new ModuleSettings(
        passMark == null ? other.passMark : passMark,
        attempts == null ? other.attempts : attempts,
        feedback == null ? other.feedback : feedback);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.strip().matches("\\d{1,3}") ? Integer.valueOf(text.strip()) : null;
  }
}

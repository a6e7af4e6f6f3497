package org.traininglayer.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sure somebody says to be, in percent. */
public final class Sureness {

  /** What can be said. */
  public static final List<Integer> PERCENTS = List.of(50, 60, 75, 90, 99);

  private Sureness() {}

  /** Refuses a percentage where none is asked, one that cannot be chosen, and none where one is. */
  public static void check(boolean asked, @Nullable Integer percent) {
    AnswerRefused.unless(asked || percent == null, "This step does not ask how sure you are.");
    AnswerRefused.unless(!asked || percent != null, "Please also say how sure you are.");
    optional(asked, percent);
  }

  /** The same where it may be left open. */
  public static void optional(boolean asked, @Nullable Integer percent) {
    AnswerRefused.unless(asked || percent == null, "This step does not ask how sure you are.");
    AnswerRefused.unless(
        percent == null || PERCENTS.contains(percent),
        "How sure you are is 50, 60, 75, 90 or 99 percent.");
  }

  /** As learning records have it, 0 to 1. */
  public static @Nullable Double probability(@Nullable Integer percent) {
    return percent == null ? null : percent / 100.0;
  }
}

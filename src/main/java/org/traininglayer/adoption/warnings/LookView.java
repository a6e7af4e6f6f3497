package org.traininglayer.adoption.warnings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look as it may be told.
 *
 * @param week Monday of the week in which it was looked
 * @param state FIRES, QUIET or NO_DATA
 * @param words key of the sentence, with {@code arguments} in it
 * @param arguments value, lower and upper limit, what it is held against, how many people, and the
 *     first week in which it held; all as text, {@code –} where there is none
 */
public record LookView(LocalDate week, String state, String words, List<String> arguments) {

  /** Copies the list. */
  public LookView {
    arguments = List.copyOf(arguments);
  }

  /** Whether the rule holds. */
  public boolean fires() {
    return state.equals("FIRES");
  }

  /** The number alone; null where there is none. */
  public @Nullable String value() {
    return arguments.isEmpty() || arguments.getFirst().equals(LookWords.NOTHING)
        ? null
        : arguments.getFirst();
  }
}

package org.traininglayer.steps.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;

/** What is said in a commit. */
public sealed interface CommitAnswer extends Answer {

  /**
   * A choice.
   *
   * @param confidence 50, 60, 75, 90 or 99 percent; null when not asked
   */
  record Choose(String option, @Nullable Integer confidence) implements CommitAnswer {}

  /**
   * Rows of a table.
   *
   * @param rows their keys
   * @param confidence as in a choice
   */
  record Select(List<String> rows, @Nullable Integer confidence) implements CommitAnswer {

    /** Copies the list. */
    public Select {
      rows = List.copyOf(rows);
    }
  }
}

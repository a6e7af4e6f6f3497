package org.traininglayer.steps.sort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.sort.SortStep.Bin;

/** What is said while sorting. */
public sealed interface SortAnswer extends Answer {

  /**
   * Says where an item belongs, or changes it.
   *
   * @param bin null while only controls are chosen
   * @param controls what is asked for; counts with {@link Bin#WITH_CONTROLS} only
   */
  record Place(String item, @Nullable Bin bin, List<String> controls) implements SortAnswer {

    /** Copies the list. */
    public Place {
      controls = List.copyOf(controls);
    }
  }

  /** All items are sorted; feedback shows. */
  record SubmitSorting() implements SortAnswer {}
}

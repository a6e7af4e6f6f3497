package org.traininglayer.steps.commit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;

/**
 * Own view before the AI's output becomes visible.
 *
 * @param correct ids of the right options, by the sources; empty when there is no key
 * @param basis on what that key rests; null when the module does not say
 * @param reveals id of the step whose AI output it unlocks
 * @param rows the table of which rows are selected instead of an option; null for a choice
 */
public record CommitStep(
    Head head,
    String question,
    List<Option> options,
    List<String> correct,
    @Nullable KeyBasis basis,
    boolean confidence,
    @Nullable String reveals,
    @Nullable String rows)
    implements Step {

  /** Copies the lists. */
  public CommitStep {
    options = List.copyOf(options);
    correct = List.copyOf(correct);
  }

  /** A choice among options. */
  public CommitStep(
      Head head,
      String question,
      List<Option> options,
      List<String> correct,
      @Nullable KeyBasis basis,
      boolean confidence,
      @Nullable String reveals) {
    this(head, question, options, correct, basis, confidence, reveals, null);
  }

  /** The word for the type. */
  static final String TYPE = "commit";

  /** An answer that can be chosen. */
  public record Option(String id, String text) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public CommitStep with(Head other) {
    return new CommitStep(other, question, options, correct, basis, confidence, reveals, rows);
  }

  /** What can be selected: the options, or the rows of the table. */
  List<Option> selectable(Map<String, Artefact> artefacts) {
    return rows == null || !(artefacts.get(rows) instanceof Artefact.Table table)
        ? options
        : table.rows().stream().map(row -> new Option(row.key(), row.label())).toList();
  }
}

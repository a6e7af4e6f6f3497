package org.traininglayer.steps.remedy;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Nested;

/**
 * A minute for what must not have happened: the line of the source, the rule, and once more. On the
 * way of those only to whom it happened.
 */
public record RemedyStep(Head head, List<Case> cases) implements Step {

  /** The word for the type. */
  static final String TYPE = "remedy";

  /** As many items are asked at most; whoever misses them is better off with a person. */
  static final int TRIES = 2;

  /** Copies the list. */
  public RemedyStep {
    cases = List.copyOf(cases);
  }

  /**
   * What is done about something that happened.
   *
   * @param misses for which it is, {@code form/id}
   * @param rule what holds, in one sentence, Markdown
   * @param items parallel to what was missed, whole steps of another type
   */
  public record Case(String id, List<String> misses, String rule, List<Nested> items) {

    /** Copies the lists. */
    public Case {
      misses = List.copyOf(misses);
      items = List.copyOf(items);
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean onDemand() {
    return true;
  }

  @Override
  public RemedyStep with(Head other) {
    return new RemedyStep(
        other,
        cases.stream()
            .map(one ->
                new Case(
                    one.id(),
                    one.misses(),
                    one.rule(),
                    one.items().stream().map(item -> item.under(other)).toList()))
            .toList());
  }

  List<Nested> items() {
    return cases.stream().flatMap(one -> one.items().stream()).toList();
  }

  /** The case in which an item is asked. */
  Optional<Case> of(Nested item) {
    return cases.stream()
        .filter(one -> Nested.find(one.items(), item.id()).isPresent())
        .findFirst();
  }
}

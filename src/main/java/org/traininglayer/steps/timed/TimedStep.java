package org.traininglayer.steps.timed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Situation;

/**
 * The same job twice, once without and once with AI, on two forms of equal difficulty.
 *
 * @param forms two, and perhaps a third that is kept for a later time
 * @param softLimit minutes that the job usually takes, for information only; null when not said
 * @param baselineKey name under which it is held against later ones; null when not said
 */
public record TimedStep(
    Head head, List<Form> forms, @Nullable Integer softLimit, @Nullable String baselineKey)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "timed";

  /** Copies the list. */
  public TimedStep {
    forms = List.copyOf(forms);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public TimedStep with(Head other) {
    return new TimedStep(
        other,
        forms.stream().map(form -> form.with(form.task().under(other))).toList(),
        softLimit,
        baselineKey);
  }

  /**
   * One of the two forms.
   *
   * @param task a whole step of another type
   * @param suggestions what the AI suggests, where there is one
   */
  public record Form(Nested task, List<Suggestion> suggestions) {

    /** Copies the list. */
    public Form {
      suggestions = List.copyOf(suggestions);
    }

    /** Its id. */
    public String id() {
      return task.id();
    }

    Form with(Nested other) {
      return new Form(other, suggestions);
    }
  }

  /**
   * What the AI suggests.
   *
   * @param text Markdown
   * @param wrong whether it is
   * @param option the option that it recommends; null when it is about something else
   * @param why what is wrong or right with it, told at the end; Markdown, may be empty
   */
  public record Suggestion(String text, boolean wrong, @Nullable String option, String why) {}

  /** Without or with AI. */
  public enum Condition {
    WITHOUT,
    WITH
  }

  /** One of the two tasks of an attempt. */
  public record Arm(int order, Condition condition, Form form) {}

  /** The form of this id. */
  Optional<Form> form(String id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }

  /** The two that are worked on now. */
  List<Form> now() {
    return forms.subList(0, Math.min(2, forms.size()));
  }

  List<Nested> tasks() {
    return forms.stream().map(Form::task).toList();
  }

  /**
   * The two tasks in their order: which condition comes first, and which form is done in it, is
   * drawn for each person, so that over many people neither order nor form speaks for one side.
   */
  List<Arm> arms(Situation situation) {
    return arms(situation.seed());
  }

  /** The two tasks in the order of whoever has this seed. */
  public List<Arm> arms(long seed) {
    int drawn = Draw.among(4, seed, head.id());
    Condition first = drawn % 2 == 0 ? Condition.WITHOUT : Condition.WITH;
    Condition second = drawn % 2 == 0 ? Condition.WITH : Condition.WITHOUT;
    return List.of(
        new Arm(1, first, forms.get(drawn / 2)), new Arm(2, second, forms.get(1 - drawn / 2)));
  }
}

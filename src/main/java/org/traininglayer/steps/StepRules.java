package org.traininglayer.steps;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * What answers mean in one type of step. Pure: the same answers always give the same work and the
 * same score.
 */
public interface StepRules<S extends Step, W extends StepWork, A extends Answer> {

  /** Nothing done yet. */
  W begin();

  /** The answers of this type. */
  Class<A> answers();

  /**
   * Whether an answer fits the step at all, whatever was answered before.
   *
   * @throws AnswerRefused when it does not; the message never repeats what was sent
   */
  void check(S step, A answer, Module module);

  /**
   * What an answer changes. The same answer again changes nothing, nor does another one once
   * feedback has been shown.
   *
   * @throws AnswerRefused when it does not fit what was answered before
   */
  Change<W> apply(S step, W work, A answer, Situation situation);

  /**
   * What finishing the step changes.
   *
   * @throws AnswerRefused when something is missing; it says what
   */
  Change<W> finish(S step, W work, Situation situation);

  /** Whether opening a source still counts. */
  default boolean gathers(W work) {
    return true;
  }

  /** The score, 0 to 1; null while it is open, and where there is no key. */
  default @Nullable Double score(S step, W work) {
    return null;
  }

  /** The share of errors in what the AI wrote that were caught, 0 to 1; null where none can be. */
  default @Nullable Double caught(S step, W work) {
    return null;
  }

  /** What prevents passing, by an id within the step: critical errors let through, harm chosen. */
  default List<String> harm(S step, W work) {
    return List.of();
  }

  /**
   * What is on record of the work, told again by the key of this step: the answers that a key
   * judges, as they were given. Empty where there is no key, and before anything went on record.
   */
  default List<Response> told(S step, W work, Situation situation) {
    return List.of();
  }

  /** All that can be in {@link #harm}. */
  default List<String> harms(S step) {
    return List.of();
  }

  /**
   * Whether a step that is there on demand is needed.
   *
   * @param harm what happened so far in steps that count, as {@link Harms} tells it
   */
  default boolean needed(S step, Set<String> harm) {
    return true;
  }

  /** What has been made good in it, as {@link Harms} tells it. */
  default Set<String> resolved(S step, W work) {
    return Set.of();
  }

  /** Whether doing it right without help shows what somebody can do on an ordinary day. */
  default boolean showsAbility(S step) {
    return true;
  }

  /** Whether something that was learned before is called back to mind in it. */
  default boolean recalls() {
    return false;
  }

  /** How many critical errors can be let through. */
  default int critical(S step) {
    return 0;
  }

  /** An id of {@link #harm} in words. */
  default Optional<Harm> harm(S step, String id) {
    return Optional.empty();
  }

  /** The judgements for which somebody said how sure they were. */
  default List<Judgement> judgements(S step, W work) {
    return List.of();
  }

  /** The option chosen, which texts of later steps may follow; null when none was. */
  default @Nullable String chosen(W work) {
    return null;
  }

  /** Whether the work can be held against another version of the step. */
  default boolean fits(S step, W work) {
    return true;
  }

  /** The answers by the key, after which the step can be finished; those without a key are any. */
  List<A> keyed(S step);

  /** The key in words, for a print that experts read. */
  default List<KeyLine> key(S step) {
    return List.of();
  }

  /**
   * What must not happen.
   *
   * @param text Markdown
   * @param choice whether it was a choice; else something that was let through
   * @param truth what is right instead, Markdown; empty where the module does not say
   * @param proofs where that stands
   */
  record Harm(String text, boolean choice, String truth, List<Evidence> proofs) {

    /** Of which nothing else is said. */
    public Harm(String text, boolean choice) {
      this(text, choice, "", List.of());
    }
  }

  /**
   * A judgement.
   *
   * @param confidence stated, in percent
   */
  record Judgement(int confidence, boolean right) {}

  /**
   * One line of a key.
   *
   * @param about what is judged, Markdown
   * @param right what counts as right
   * @param why the reason that learners are told, Markdown; may be empty
   */
  record KeyLine(String about, String right, String why) {}
}

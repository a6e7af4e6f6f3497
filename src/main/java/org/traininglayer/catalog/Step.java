package org.traininglayer.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of a module. Texts are Markdown, with variables already filled in. */
public sealed interface Step {

  /** What all steps have. */
  Head head();

  /** The word for this type in the module format. */
  default String type() {
    return switch (this) {
      case Brief b -> "brief";
      case Commit c -> "commit";
      case Review r -> "review";
      case Decision d -> "decision";
      case Confidence c -> "confidence";
      case Attest a -> "attest";
    };
  }

  /** The same step with other common parts. */
  default Step with(Head head) {
    return switch (this) {
      case Brief b -> new Brief(head, b.persona(), b.goal(), b.groundRules());
      case Commit c ->
          new Commit(head, c.question(), c.options(), c.correct(), c.confidence(), c.reveals());
      case Review r ->
          new Review(
              head,
              r.output(),
              r.errors(),
              r.decoys(),
              r.sourcesRequired(),
              r.ask(),
              r.families(),
              r.dense(),
              r.baseRateNote());
      case Decision d -> new Decision(head, d.question(), d.options(), d.reason(), d.confidence());
      case Confidence c -> new Confidence(head, c.moment(), c.items());
      case Attest a ->
          new Attest(
              head, a.statement(), a.statementVersion(), a.meaning(), a.requires(), a.validFor());
    };
  }

  /**
   * What all steps have.
   *
   * @param artefacts ids of the sources shown beside it
   * @param feedback when feedback shows
   */
  record Head(
      String id,
      String title,
      String body,
      int minutes,
      List<String> competencies,
      List<String> metrics,
      Guidance exposure,
      List<String> artefacts,
      boolean scored,
      double weight,
      FeedbackWhen feedback,
      List<String> sources) {

    /** The same with feedback at another time. */
    public Head with(FeedbackWhen when) {
      return new Head(
          id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          when,
          sources);
    }
  }

  /** How much help there is; only {@code INDEPENDENT} steps count for the module score. */
  enum Guidance {
    WORKED,
    GUIDED,
    INDEPENDENT
  }

  /** When feedback shows. */
  enum FeedbackWhen {
    IMMEDIATE,
    AFTER_STEP,
    AFTER_MODULE
  }

  /** Sets the scene. Unscored. */
  record Brief(Head head, @Nullable String persona, String goal, List<String> groundRules)
      implements Step {}

  /**
   * Own view before the AI's output becomes visible.
   *
   * @param correct ids of the options an expert would pick; empty when there is no key
   * @param reveals id of the step whose AI output it unlocks
   */
  record Commit(
      Head head,
      String question,
      List<Option> options,
      List<String> correct,
      boolean confidence,
      @Nullable String reveals)
      implements Step {}

  /** An answer that can be chosen. */
  record Option(String id, String text) {}

  /**
   * Find what is wrong in an AI output.
   *
   * @param output the text, in blocks of units; each unit can be marked
   * @param dense loaded with more errors than real work, and said so
   * @param ask which of the four questions a mark asks
   * @param families the families offered as answers, as cards: card id → families in it
   */
  record Review(
      Head head,
      AiOutput output,
      List<SeededError> errors,
      List<Foil> decoys,
      List<String> sourcesRequired,
      Ask ask,
      List<FamilyCard> families,
      boolean dense,
      @Nullable String baseRateNote)
      implements Step {

    /** The seeded error in a unit, if there is one. */
    public Optional<SeededError> errorIn(String unitId) {
      return errors.stream().filter(error -> error.unit().equals(unitId)).findFirst();
    }

    /** The decoy in a unit, if there is one. */
    public Optional<Foil> decoyIn(String unitId) {
      return decoys.stream().filter(decoy -> decoy.unit().equals(unitId)).findFirst();
    }

    /** The share of units that hold a seeded error, 0 to 1. */
    public double prevalence() {
      return errors.size() / (double) output.units().size();
    }
  }

  /**
   * What the AI wrote.
   *
   * @param byline for example "SiteLens · summary of 01 Jun 2026"
   */
  record AiOutput(String title, String byline, List<Block> blocks) {

    /** All units in reading order. */
    public List<Unit> units() {
      return blocks.stream().flatMap(block -> block.units().stream()).toList();
    }

    /** A paragraph. */
    public record Block(List<Unit> units) {}

    /**
     * One checkable claim.
     *
     * @param id stable: the marker's id, or {@code u} and its place in the whole output
     * @param text inline Markdown
     */
    public record Unit(String id, String text) {}
  }

  /** Which questions a mark asks. */
  record Ask(boolean family, boolean evidence, boolean action, boolean confidence) {}

  /** A card of error families as learners see them. */
  record FamilyCard(String id, String label, List<String> families) {}

  /** How much an error matters; the weight in detection. */
  enum Severity {
    CRITICAL(3),
    MAJOR(2),
    MINOR(1);

    private final int weight;

    Severity(int weight) {
      this.weight = weight;
    }

    /** 3, 2 or 1. */
    public int weight() {
      return weight;
    }
  }

  /** What to do with a wrong claim. */
  enum Action {
    FIX,
    QUERY,
    REJECT,
    ESCALATE,
    DISCLOSE
  }

  /**
   * An error put there on purpose.
   *
   * @param unit the unit it is in
   * @param family from the closed list of error families
   * @param truth what is right instead
   * @param evidence where the proof is; any of them counts as right
   * @param actions the right thing to do; any of them counts as right
   */
  record SeededError(
      String unit,
      String family,
      Severity severity,
      String truth,
      List<Evidence> evidence,
      List<Action> actions,
      String why) {}

  /**
   * A place in a source.
   *
   * @param row row key of a table, or line id of a document
   */
  record Evidence(String artefact, String row) {}

  /** A true claim that looks suspicious. */
  record Foil(String unit, String why, @Nullable Evidence evidence) {}

  /**
   * A judgement with consequences.
   *
   * @param reason second tier, asked after the choice
   */
  record Decision(
      Head head, String question, List<Choice> options, @Nullable Reason reason, boolean confidence)
      implements Step {

    /** The option of this id. */
    public Optional<Choice> option(String id) {
      return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }
  }

  /**
   * An option of a decision.
   *
   * @param then what happens next
   * @param stance whether it restricts too much or too little; null when neither applies
   */
  record Choice(
      String id,
      String text,
      Level level,
      String then,
      @Nullable Stance stance,
      @Nullable String misconception) {}

  /** How good a choice is. */
  enum Level {
    BEST(1.0),
    ACCEPTABLE(0.7),
    WEAK(0.3),
    HARMFUL(0.0);

    private final double score;

    Level(double score) {
      this.score = score;
    }

    /** The score, 0 to 1. */
    public double score() {
      return score;
    }
  }

  /** Whether a choice restricts too much, too little, or fits. */
  enum Stance {
    OVER,
    UNDER,
    FIT
  }

  /** Why the choice was made. */
  record Reason(String prompt, List<ReasonOption> options) {}

  /** A reason that can be given. */
  record ReasonOption(String id, String text, boolean correct) {}

  /** Self-rating from 0 to 10. Unscored. */
  record Confidence(Head head, Moment moment, List<Item> items) implements Step {

    /** One statement to rate. */
    public record Item(String id, String competency, String statement) {}

    /** When in the module it is asked. */
    public enum Moment {
      PRE,
      POST,
      FOLLOW_UP
    }
  }

  /**
   * An acknowledgement.
   *
   * @param statement what is acknowledged, Markdown
   * @param statementVersion version of that text
   * @param requires ids of steps that must be finished before
   * @param validFor ISO 8601 period
   */
  record Attest(
      Head head,
      String statement,
      String statementVersion,
      String meaning,
      List<String> requires,
      @Nullable String validFor)
      implements Step {}
}

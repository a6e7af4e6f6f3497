package org.traininglayer.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
          new Commit(
              head, c.question(), c.options(), c.correct(), c.basis(), c.confidence(), c.reveals());
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
              r.baseRateNote(),
              r.right());
      case Decision d ->
          new Decision(head, d.question(), d.options(), d.reason(), d.basis(), d.confidence());
      case Confidence c -> new Confidence(head, c.moment(), c.items());
      case Attest a ->
          new Attest(
              head, a.statement(), a.statementVersion(), a.meaning(), a.requires(), a.validFor());
    };
  }

  /**
   * What all steps have.
   *
   * @param body what it says to everybody
   * @param artefacts ids of the sources shown beside it
   * @param feedback when feedback shows
   * @param follows what it says before the body, by what was chosen in earlier steps
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
      List<String> sources,
      List<Follow> follows) {

    /** Says the same whatever was chosen before. */
    public Head(
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
      this(
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
          feedback,
          sources,
          List.of());
    }

    /**
     * The body, with what follows from earlier choices before it.
     *
     * @param chosen the option chosen in a step; null when nothing was
     */
    public String body(Function<String, @Nullable String> chosen) {
      String said =
          follows.stream()
              .flatMap(follow -> Stream.ofNullable(follow.text(chosen.apply(follow.step()))))
              .collect(java.util.stream.Collectors.joining(" "));
      return said.isEmpty() ? body : body.isEmpty() ? said : said + "\n\n" + body;
    }

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
          sources,
          follows);
    }
  }

  /**
   * What is said because of an earlier choice.
   *
   * @param step an earlier commit or decision
   * @param texts Markdown by the id of the option chosen there
   * @param otherwise for all other options; null when each has its own text
   */
  record Follow(String step, Map<String, String> texts, @Nullable String otherwise) {

    /** What is said after this choice; null when nothing was chosen. */
    public @Nullable String text(@Nullable String option) {
      return option == null ? null : texts.getOrDefault(option, otherwise);
    }
  }

  /**
   * On what a key rests.
   *
   * @param agreedBy experts who have judged it; often nobody yet
   * @param note the reason, from the sources; Markdown
   */
  record KeyBasis(List<String> agreedBy, String note) {}

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
   * @param correct ids of the right options, by the sources; empty when there is no key
   * @param basis on what that key rests; null when the module does not say
   * @param reveals id of the step whose AI output it unlocks
   */
  record Commit(
      Head head,
      String question,
      List<Option> options,
      List<String> correct,
      @Nullable KeyBasis basis,
      boolean confidence,
      @Nullable String reveals)
      implements Step {

    /** With a key whose basis is not told. */
    public Commit(
        Head head,
        String question,
        List<Option> options,
        List<String> correct,
        boolean confidence,
        @Nullable String reveals) {
      this(head, question, options, correct, null, confidence, reveals);
    }
  }

  /** An answer that can be chosen. */
  record Option(String id, String text) {}

  /**
   * Find what is wrong in an AI output.
   *
   * @param output the text, in blocks of units; each unit can be marked
   * @param dense loaded with more errors than real work, and said so
   * @param ask which of the four questions a mark asks
   * @param families the families offered as answers, as cards: card id → families in it
   * @param right why the other claims are right
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
      @Nullable String baseRateNote,
      List<Right> right)
      implements Step {

    /** With right claims that are not explained. */
    public Review(
        Head head,
        AiOutput output,
        List<SeededError> errors,
        List<Foil> decoys,
        List<String> sourcesRequired,
        Ask ask,
        List<FamilyCard> families,
        boolean dense,
        @Nullable String baseRateNote) {
      this(
          head,
          output,
          errors,
          decoys,
          sourcesRequired,
          ask,
          families,
          dense,
          baseRateNote,
          List.of());
    }

    /** The seeded error in a unit, if there is one. */
    public Optional<SeededError> errorIn(String unitId) {
      return errors.stream().filter(error -> error.unit().equals(unitId)).findFirst();
    }

    /** The decoy in a unit, if there is one. */
    public Optional<Foil> decoyIn(String unitId) {
      return decoys.stream().filter(decoy -> decoy.unit().equals(unitId)).findFirst();
    }

    /** Why the claim in a unit is right, where the module says so. */
    public Optional<Right> rightIn(String unitId) {
      return Stream.concat(
              decoys.stream().map(decoy -> new Right(decoy.unit(), decoy.why(), decoy.evidence())),
              right.stream())
          .filter(claim -> claim.unit().equals(unitId))
          .findFirst();
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
  record FamilyCard(String id, String label, List<String> families) {

    /** Whether it names what is wrong: the error belongs to one of its families. */
    public boolean fits(SeededError error) {
      return error.families().stream().anyMatch(families::contains);
    }
  }

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
   * @param families from the closed list of error families; each of them counts as right, and the
   *     first is the one that figures are kept by
   * @param truth what is right instead
   * @param evidence where the proof is; any of them counts as right
   * @param actions the right thing to do; any of them counts as right
   */
  record SeededError(
      String unit,
      List<String> families,
      Severity severity,
      String truth,
      List<Evidence> evidence,
      List<Action> actions,
      String why) {

    /** Of one family. */
    public SeededError(
        String unit,
        String family,
        Severity severity,
        String truth,
        List<Evidence> evidence,
        List<Action> actions,
        String why) {
      this(unit, List.of(family), severity, truth, evidence, actions, why);
    }

    /** The family that figures are kept by. */
    public String family() {
      return families.isEmpty() ? "" : families.getFirst();
    }
  }

  /**
   * A place in a source.
   *
   * @param row row key of a table, or line id of a document
   */
  record Evidence(String artefact, String row) {}

  /** A true claim that looks suspicious. */
  record Foil(String unit, String why, @Nullable Evidence evidence) {}

  /** A claim that is right, and why. */
  record Right(String unit, String why, @Nullable Evidence evidence) {}

  /**
   * A judgement with consequences.
   *
   * @param reason second tier
   * @param basis on what its key rests; null when the module does not say
   */
  record Decision(
      Head head,
      String question,
      List<Choice> options,
      @Nullable Reason reason,
      @Nullable KeyBasis basis,
      boolean confidence)
      implements Step {

    /** With a key whose basis is not told. */
    public Decision(
        Head head,
        String question,
        List<Choice> options,
        @Nullable Reason reason,
        boolean confidence) {
      this(head, question, options, reason, null, confidence);
    }

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

package org.traininglayer.steps.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Step;

/**
 * Find what is wrong in an AI output.
 *
 * @param output the text, in blocks of units; each unit can be marked
 * @param dense loaded with more errors than real work, and said so
 * @param ask which questions are asked: kind and proof of each mark, what to do and how sure once
 * @param families the families offered as answers, as cards: card id → families in it
 * @param right why the other claims are right
 */
public record ReviewStep(
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

  /** The word for the type. */
  static final String TYPE = "review";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ReviewStep with(Head other) {
    return new ReviewStep(
        other, output, errors, decoys, sourcesRequired, ask, families, dense, baseRateNote, right);
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

  /** What to do with the text as a whole: what fits its gravest error. */
  public List<Action> actions() {
    return fitting(errors);
  }

  /**
   * What to do with the text by what somebody saw of it: what fits the gravest of the errors in
   * these units; empty where none is in them.
   */
  public List<Action> actions(Set<String> marked) {
    return fitting(
        output.units().stream()
            .map(AiOutput.Unit::id)
            .filter(marked::contains)
            .flatMap(id -> errorIn(id).stream())
            .toList());
  }

  private static List<Action> fitting(List<SeededError> errors) {
    int gravest = errors.stream().mapToInt(error -> error.severity().weight()).max().orElse(0);
    return errors.stream()
        .filter(error -> error.severity().weight() == gravest)
        .flatMap(error -> error.actions().stream())
        .distinct()
        .toList();
  }

  /** The share of units that hold a seeded error, 0 to 1. */
  public double prevalence() {
    return errors.size() / (double) output.units().size();
  }

  /**
   * What the AI wrote.
   *
   * @param byline for example "SiteLens · summary of 01 Jun 2026"
   */
  public record AiOutput(String title, String byline, List<Block> blocks) {

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
  public record Ask(boolean family, boolean evidence, boolean action, boolean confidence) {}

  /** A card of error families as learners see them. */
  public record FamilyCard(String id, String label, List<String> families) {

    /** Whether it names what is wrong: the error belongs to one of its families. */
    public boolean fits(SeededError error) {
      return error.families().stream().anyMatch(families::contains);
    }
  }

  /** How much an error matters; the weight in detection. */
  public enum Severity {
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
  public enum Action {
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
  public record SeededError(
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

  /** A true claim that looks suspicious. */
  public record Foil(String unit, String why, @Nullable Evidence evidence) {}

  /** A claim that is right, and why. */
  public record Right(String unit, String why, @Nullable Evidence evidence) {}
}

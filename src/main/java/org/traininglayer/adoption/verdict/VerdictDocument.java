package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.verdict.Gate;
import org.traininglayer.adoption.statistics.verdict.GateInputs;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.GateResult;
import org.traininglayer.adoption.statistics.verdict.Thresholds;
import org.traininglayer.adoption.statistics.verdict.Verdict;

/**
 * A verdict as a document: what is hashed, kept and printed. Pure. Its numbers are as they may be
 * told; the hash of the exact figures stands in it, so that who reckons them again can compare.
 */
final class VerdictDocument {

  static final String FORMAT = "training-layer/verdict/1";

  private static final int DAYS_FOR_CONDITIONS = 56;

  private VerdictDocument() {}

  /**
   * What a document is about, beside the figures.
   *
   * @param look which of the planned looks
   * @param owner who answers for the training layer; empty for nobody
   * @param told which of the numbers may stand in it
   * @param invented whether there are invented people in the cohort
   */
  record About(
      Cohort cohort,
      int look,
      SignedThresholds thresholds,
      String owner,
      LocalDate today,
      ToldInputs told,
      boolean invented) {

    int k() {
      return told.k();
    }
  }

  /** Without a signature. */
  static Map<String, Object> of(
      CohortRecords records,
      Reckoning reckoning,
      About about,
      @Nullable Map<String, Object> before) {
    Untold untold = Untold.of(reckoning, about.told(), records.asOf());
    GateInputs inputs = about.told().only(reckoning.inputs(), untold.inputs());
    String snapshot = snapshot(inputs);
    LocalDate due = about.today().plusDays(DAYS_FOR_CONDITIONS);
    GateInputs champions = reckoning.withoutChampions();
    Verdict verdict =
        Verdict.of(
            inputs,
            champions == null || untold.breadth()
                ? null
                : about.told().only(champions, untold.inputs()),
            about.thresholds().thresholds(),
            snapshot,
            null,
            due);
    Map<String, Object> document = new TreeMap<>();
    document.put("format", FORMAT);
    document.put("cohort", about.cohort().key());
    document.put("look", about.look());
    document.put("from", records.from().toString());
    document.put("to", records.to().toString());
    document.put("outcome", verdict.outcome().name());
    document.put("owner", about.owner());
    document.put("snapshot", snapshot);
    document.put("thresholds", thresholds(about.thresholds()));
    document.put("people", people(records.people().size(), about.k()));
    document.put("finished", people(reckoning.inputs().evidence().finishedPeople(), about.k()));
    document.put(
        "gates",
        gates(
            verdict,
            inputs,
            about.thresholds().thresholds(),
            records.asOf(),
            about.told(),
            untold));
    document.put(
        "needs",
        verdict.needs().stream()
            .map(need -> {
              Map<String, Object> one = new TreeMap<>();
              boolean told =
                  !untold.gates().contains(need.gate())
                      && told(verdict, need.gate(), records.asOf(), about.told());
              one.put("gate", need.gate().name());
              one.put("units", told ? need.units() : null);
              one.put("clean", told && need.clean());
              return one;
            })
            .toList());
    document.put(
        "conditions",
        verdict.conditions().stream()
            .map(one ->
                new TreeMap<String, Object>(
                    Map.of(
                        "gate", one.gate().name(),
                        "answer", one.answer().name(),
                        "due", one.due().toString())))
            .toList());
    document.put("changed", changed(verdict, untold, before));
    document.put("limits", limits(about, records, reckoning, untold));
    return document;
  }

  /** The same, signed. */
  static Map<String, Object> signed(
      Map<String, Object> document, String name, String by, String note, Instant at) {
    Map<String, Object> signed = new TreeMap<>(document);
    signed.put(
        "signature",
        new TreeMap<String, Object>(
            Map.of(
                "name",
                name,
                "by",
                by,
                "note",
                note,
                "at",
                at.toString(),
                "meaning",
                "responsible")));
    return signed;
  }

  private static Map<String, Object> thresholds(SignedThresholds of) {
    Map<String, Object> map = new TreeMap<>();
    map.put("hash", of.hash());
    map.put("version", of.version());
    map.put("values", of.values());
    map.put("looks", of.looks());
    map.put("name", of.name());
    map.put("by", of.by());
    map.put("at", of.at().toString());
    map.put("beforeOutcomes", of.beforeOutcomes());
    map.put("loosened", of.loosened());
    map.put("reason", of.reason());
    return map;
  }

  /** How many more are needed gives the rate away: it is told where the rate is, or none is. */
  private static boolean told(Verdict verdict, Gate gate, Instant asOf, ToldInputs told) {
    return verdict.gates().stream()
        .filter(result -> result.gate() == gate)
        .flatMap(result -> result.parts().stream())
        .map(part -> told.figure(part.measurement(), part.input(), asOf))
        .allMatch(figure ->
            figure.status() == Status.NOT_MEASURED
                || (figure.shown() && figure.bound() == Figure.Bound.NONE));
  }

  private static List<Map<String, Object>> gates(
      Verdict verdict,
      GateInputs inputs,
      Thresholds thresholds,
      Instant asOf,
      ToldInputs told,
      Untold untold) {
    List<Map<String, Object>> gates = new ArrayList<>();
    for (GateResult result : verdict.gates()) {
      Map<String, Object> gate = new TreeMap<>();
      gate.put("gate", result.gate().name());
      gate.put("kind", result.gate().kind().name());
      boolean hidden = untold.gates().contains(result.gate());
      gate.put("state", hidden ? Untold.STATE : result.state().name());
      gate.put("pattern", result.gate().pattern());
      gate.put("answer", result.gate().answer().name());
      gate.put("item", hidden ? null : inputs.largest().get(result.gate()));
      gate.put(
          "blocks",
          verdict.blockers().stream().anyMatch(blocker -> blocker.gate() == result.gate()));
      gate.put(
          "lacks",
          result.gate() == Gate.G1
              ? inputs.lacks(thresholds).stream().map(Enum::name).toList()
              : List.of());
      gate.put("changedWithoutChampions", result.changed().stream().map(Enum::name).toList());
      gate.put(
          "parts", result.parts().stream().map(part -> part(part, asOf, told, untold)).toList());
      gates.add(gate);
    }
    return gates;
  }

  private static Map<String, Object> part(
      GateResult.Part part, Instant asOf, ToldInputs told, Untold untold) {
    Map<String, Object> map = new TreeMap<>();
    map.put("input", part.input().name());
    boolean hidden = untold.inputs().contains(part.input());
    map.put("state", hidden ? Untold.STATE : part.state().name());
    map.put("threshold", part.threshold());
    Measurement of = part.measurement();
    if (part.input() == Input.COVERAGE) {
      // What is set up is no figure about people.
      map.put("estimate", of == null ? null : of.estimate());
      map.put("status", of == null ? "NOT_MEASURED" : of.status().code());
      return map;
    }
    Figure figure = told.figure(of, part.input(), asOf);
    Integer people = figure.nPeople();
    map.put("status", hidden ? Status.SUPPRESSED.code() : figure.status().code());
    map.put("estimate", figure.estimate());
    map.put("lower", figure.lower());
    map.put("upper", figure.upper());
    map.put("bound", figure.bound().name());
    map.put("level", of == null ? null : of.level());
    map.put("units", figure.nUnits());
    map.put("people", people == null ? null : people(people, told.k()));
    return map;
  }

  private static String people(int people, int k) {
    return people == 0 ? "0" : people < k || people < Figure.FEW ? "< " + Figure.FEW : "" + people;
  }

  /** Gates that say something else than at the look before. */
  private static List<String> changed(
      Verdict verdict, Untold untold, @Nullable Map<String, Object> before) {
    if (before == null) {
      return List.of();
    }
    Map<String, Object> states = new TreeMap<>();
    for (Map<String, Object> gate : maps(before.get("gates"))) {
      states.put(String.valueOf(gate.get("gate")), gate.get("state"));
    }
    return verdict.gates().stream()
        .filter(gate ->
            !(untold.gates().contains(gate.gate()) ? Untold.STATE : gate.state().name())
                .equals(states.get(gate.gate().name())))
        .map(gate -> gate.gate().name())
        .toList();
  }

  /** What a reader must know about the evidence; of numbers that are hidden nothing. */
  private static List<String> limits(
      About about, CohortRecords records, Reckoning reckoning, Untold untold) {
    List<String> limits = new ArrayList<>();
    if (about.invented()) {
      limits.add(VerdictView.INVENTED);
    }
    if (!about.thresholds().beforeOutcomes()) {
      limits.add("after-outcomes");
    }
    if (!about.thresholds().loosened().isEmpty()) {
      limits.add("loosened");
    }
    if (records.beside().work().isEmpty()) {
      limits.add("practice-only");
    }
    if (!untold.inputs().contains(Input.D_PRIME)
        && reckoning.figures().outcomes().catching().detection().pooled()) {
      limits.add("pooled");
    }
    if (!untold.inputs().contains(Input.TIME_RATIO)
        && !reckoning.figures().outcomes().time().clear()) {
      limits.add("time-not-clear");
    }
    limits.add("association");
    return limits;
  }

  /** The exact figures, hashed. */
  private static String snapshot(GateInputs inputs) {
    Map<String, Object> figures = new TreeMap<>();
    inputs
        .measurements()
        .forEach((input, of) -> {
          Map<String, Object> one = new TreeMap<>();
          one.put("estimate", of.estimate());
          one.put("lower", of.lower());
          one.put("upper", of.upper());
          one.put("people", of.nPeople());
          one.put("units", of.nUnits());
          one.put("status", of.status().code());
          one.put("version", of.definitionVersion());
          figures.put(input.name(), one);
        });
    figures.put("P2", inputs.powerUsers().name());
    figures.put("P4", inputs.mismatch().name());
    figures.put("finished", inputs.evidence().finishedPeople());
    return CanonicalJson.hash(figures);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(@Nullable Object list) {
    return list == null ? List.of() : (List<Map<String, Object>>) list;
  }
}

package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verdict's document as pages show it; all numbers are texts.
 *
 * @param outcome STOP, NOT_YET, FIX or GO
 * @param signature null before it is signed
 */
public record VerdictView(
    String cohort,
    int look,
    LocalDate from,
    LocalDate to,
    String outcome,
    String owner,
    String people,
    String finished,
    String snapshot,
    SetView thresholds,
    List<GateView> gates,
    List<NeedView> needs,
    List<ConditionView> conditions,
    List<String> changed,
    List<String> limits,
    @Nullable SignatureView signature) {

  /** The limit that says that people of the cohort are invented. */
  static final String INVENTED = "invented";

  private static final String NOTHING = "–";

  /** Copies the lists. */
  public VerdictView {
    gates = List.copyOf(gates);
    needs = List.copyOf(needs);
    conditions = List.copyOf(conditions);
    changed = List.copyOf(changed);
    limits = List.copyOf(limits);
  }

  /**
   * The thresholds that it goes by.
   *
   * @param by the account that signed them; empty in documents that did not tell it yet
   */
  public record SetView(
      String hash,
      int version,
      String name,
      String by,
      Instant at,
      boolean beforeOutcomes,
      List<String> loosened,
      String reason) {}

  /**
   * A gate.
   *
   * @param item the step or item that adds most to its trouble; null when not known
   * @param blocks whether it is in the way of a GO
   * @param lacks what the gate of evidence lacks, by name; none in documents that do not say it
   * @param changed gates that would be another without the champions
   */
  public record GateView(
      String gate,
      String kind,
      String state,
      String pattern,
      String answer,
      @Nullable String item,
      boolean blocks,
      List<String> lacks,
      List<String> changed,
      List<PartView> parts) {}

  /**
   * One number of a gate.
   *
   * @param interval null where there is none
   * @param people null where it is not told
   */
  public record PartView(
      String input,
      String state,
      String status,
      String value,
      @Nullable String interval,
      @Nullable String people,
      @Nullable String units,
      String threshold) {}

  /** What is missing; {@code units} null where more units alone would not do. */
  public record NeedView(String gate, @Nullable String units, boolean clean) {}

  /** A condition of a GO. */
  public record ConditionView(String gate, String answer, LocalDate due) {}

  /** Who signed. */
  public record SignatureView(String name, String by, String note, Instant at) {}

  /** Whether people whom it is about are invented: it decides about nobody real then. */
  public boolean invented() {
    return limits.contains(INVENTED);
  }

  /** Of a document. */
  static VerdictView of(Map<String, Object> document) {
    List<GateView> gates = new ArrayList<>();
    for (Map<String, Object> gate : VerdictDocument.maps(document.get("gates"))) {
      gates.add(
          new GateView(
              text(gate, "gate"),
              text(gate, "kind"),
              text(gate, "state"),
              text(gate, "pattern"),
              text(gate, "answer"),
              textOrNull(gate, "item"),
              truth(gate, "blocks"),
              texts(gate, "lacks"),
              texts(gate, "changedWithoutChampions"),
              VerdictDocument.maps(gate.get("parts")).stream().map(VerdictView::part).toList()));
    }
    Map<String, Object> set = map(document, "thresholds");
    Map<String, Object> signature = map(document, "signature");
    return new VerdictView(
        text(document, "cohort"),
        (int) number(document, "look"),
        LocalDate.parse(text(document, "from")),
        LocalDate.parse(text(document, "to")),
        text(document, "outcome"),
        text(document, "owner"),
        text(document, "people"),
        text(document, "finished"),
        text(document, "snapshot"),
        new SetView(
            text(set, "hash"),
            (int) number(set, "version"),
            text(set, "name"),
            text(set, "by"),
            Instant.parse(text(set, "at")),
            truth(set, "beforeOutcomes"),
            texts(set, "loosened"),
            text(set, "reason")),
        gates,
        VerdictDocument.maps(document.get("needs")).stream()
            .map(one ->
                new NeedView(text(one, "gate"), textOrNull(one, "units"), truth(one, "clean")))
            .toList(),
        VerdictDocument.maps(document.get("conditions")).stream()
            .map(one ->
                new ConditionView(
                    text(one, "gate"), text(one, "answer"), LocalDate.parse(text(one, "due"))))
            .toList(),
        texts(document, "changed"),
        texts(document, "limits"),
        signature.isEmpty()
            ? null
            : new SignatureView(
                text(signature, "name"),
                text(signature, "by"),
                text(signature, "note"),
                Instant.parse(text(signature, "at"))));
  }

  private static PartView part(Map<String, Object> part) {
    String input = text(part, "input");
    Object estimate = part.get("estimate");
    Object lower = part.get("lower");
    Object upper = part.get("upper");
    String sign =
        switch (String.valueOf(part.get("bound"))) {
          case "AT_MOST" -> "≤ ";
          case "AT_LEAST" -> "≥ ";
          default -> "";
        };
    return new PartView(
        input,
        text(part, "state"),
        text(part, "status"),
        estimate instanceof Number of ? sign + shown(input, of.doubleValue()) : NOTHING,
        lower instanceof Number from
                && upper instanceof Number to
                && Double.isFinite(to.doubleValue())
            ? shown(input, from.doubleValue()) + " – " + shown(input, to.doubleValue())
            : null,
        textOrNull(part, "people"),
        textOrNull(part, "units"),
        shown(input, number(part, "threshold")));
  }

  /** Shares as per cent, points to one place, the rest to two. */
  static String shown(String input, double value) {
    return switch (input) {
      case "D_PRIME", "TIME_RATIO", "DEFECT_RATIO" -> String.format(Locale.ROOT, "%.2f", value);
      case "QUALITY", "QUALITY_MARGIN", "QUALITY_GAIN" -> String.format(Locale.ROOT, "%.1f", value);
      case "BIAS" -> Math.round(100 * value) + " points";
      default -> Math.round(100 * value) + " %";
    };
  }

  private static String text(Map<String, Object> map, String key) {
    Object of = map.get(key);
    return of == null ? "" : of.toString();
  }

  private static @Nullable String textOrNull(Map<String, Object> map, String key) {
    Object of = map.get(key);
    return of == null ? null : of.toString();
  }

  private static double number(Map<String, Object> map, String key) {
    return map.get(key) instanceof Number of ? of.doubleValue() : 0;
  }

  private static boolean truth(Map<String, Object> map, String key) {
    return Boolean.TRUE.equals(map.get(key));
  }

  private static List<String> texts(Map<String, Object> map, String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> of ? (Map<String, Object>) of : Map.of();
  }
}

package org.traininglayer.adoption.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.verdict.Threshold;
import org.traininglayer.adoption.statistics.verdict.Threshold.Unit;
import org.traininglayer.adoption.statistics.verdict.Thresholds;

/**
 * Thresholds as people type and read them: shares in percent, as on every other page, by what they
 * are about. Pure.
 */
public final class ThresholdForm {

  private static final Map<String, List<Threshold>> ABOUT = about();

  private ThresholdForm() {}

  /**
   * One threshold.
   *
   * @param unit of {@link Unit}
   * @param value as it is typed
   * @param usual the default, with its unit
   * @param against LOOSER or TIGHTER than the default; empty where it is the default
   */
  public record Field(
      String name,
      String unit,
      String value,
      String usual,
      String least,
      String most,
      String against) {}

  /** Thresholds that are about one thing. */
  public record Group(String about, List<Field> fields) {}

  /** What is another than before, with units. */
  public record Change(String name, String from, String to, boolean loosened) {}

  private static Map<String, List<Threshold>> about() {
    Map<String, List<Threshold>> about = new LinkedHashMap<>();
    about.put(
        "safety",
        List.of(Threshold.CRITICAL_MISSES, Threshold.PROHIBITED_USE, Threshold.CHECK_BYPASS));
    about.put("evidence", List.of(Threshold.COVERAGE, Threshold.FINISHED_PEOPLE));
    about.put(
        "quality",
        List.of(
            Threshold.QUALITY_MARGIN,
            Threshold.DEFECT_RATIO,
            Threshold.D_PRIME,
            Threshold.HIT_RATE));
    about.put("value", List.of(Threshold.TIME_RATIO, Threshold.QUALITY_GAIN));
    about.put("use", List.of(Threshold.SUSTAINED, Threshold.COMPLETION));
    about.put("beside", List.of(Threshold.KNEW_BUT_AVOIDED, Threshold.BIAS));
    return about;
  }

  /** All thresholds, with these values or, where there is none, their defaults. */
  public static List<Group> groups(Map<String, Double> values) {
    List<Group> groups = new ArrayList<>();
    ABOUT.forEach((about, thresholds) ->
        groups.add(
            new Group(
                about,
                thresholds.stream()
                    .map(one -> field(one, values.getOrDefault(one.name(), one.usual())))
                    .toList())));
    return groups;
  }

  private static Field field(Threshold of, double value) {
    String against = "";
    if (value != of.usual()) {
      against = of.looser(value, of.usual()) ? "LOOSER" : "TIGHTER";
    }
    return new Field(
        of.name(),
        of.unit().name(),
        typed(of, value),
        shown(of, of.usual()),
        typed(of, of.least()),
        typed(of, of.most()),
        against);
  }

  /** The values that fit, by name; what is missing was none, or one that no gate could use. */
  public static Map<String, Double> read(Map<String, String> form) {
    Map<String, Double> values = new TreeMap<>();
    for (Threshold threshold : Threshold.values()) {
      Double value = value(threshold, form.getOrDefault(threshold.name(), ""));
      if (value != null && threshold.fits(value)) {
        values.put(threshold.name(), value);
      }
    }
    return values;
  }

  private static @Nullable Double value(Threshold of, String text) {
    String plain = text.strip().replace(',', '.');
    if (isPercent(of) && plain.endsWith("%")) {
      plain = plain.substring(0, plain.length() - 1).strip();
    }
    if (!plain.matches("\\d{1,6}(\\.\\d{1,4})?")) {
      return null;
    }
    BigDecimal number = new BigDecimal(plain);
    return (isPercent(of) ? number.movePointLeft(2) : number).doubleValue();
  }

  /** What is another in these than in those before, in the order of the form. */
  public static List<Change> changes(SignedThresholds after, @Nullable SignedThresholds before) {
    Thresholds than = before == null ? Thresholds.DEFAULTS : before.thresholds();
    List<Change> changes = new ArrayList<>();
    ABOUT
        .values()
        .forEach(thresholds ->
            thresholds.forEach(one -> {
              double old = than.get(one);
              double now = after.thresholds().get(one);
              if (old != now) {
                changes.add(
                    new Change(one.name(), shown(one, old), shown(one, now), one.looser(now, old)));
              }
            }));
    return changes;
  }

  /** Those of these values that would let more pass than what is in force, or the defaults. */
  public static List<String> loosened(
      Map<String, Double> values, @Nullable SignedThresholds inForce) {
    Thresholds than = inForce == null ? Thresholds.DEFAULTS : inForce.thresholds();
    List<String> loosened = new ArrayList<>();
    ABOUT
        .values()
        .forEach(thresholds ->
            thresholds.forEach(one -> {
              Double value = values.get(one.name());
              if (value != null && one.looser(value, than.get(one))) {
                loosened.add(one.name());
              }
            }));
    return loosened;
  }

  private static boolean isPercent(Threshold of) {
    return of.unit() == Unit.SHARE || of.unit() == Unit.DIFFERENCE;
  }

  private static String typed(Threshold of, double value) {
    BigDecimal number = BigDecimal.valueOf(value);
    return (isPercent(of) ? number.movePointRight(2) : number).stripTrailingZeros().toPlainString();
  }

  private static String shown(Threshold of, double value) {
    return switch (of.unit()) {
      case SHARE -> typed(of, value) + " %";
      case DIFFERENCE, POINTS -> typed(of, value) + " points";
      case PEOPLE, RATIO, DISTANCE -> typed(of, value);
    };
  }
}

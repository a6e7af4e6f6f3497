package org.traininglayer.adoption.metric;

import java.util.List;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.metric.Panel.Chart;
import org.traininglayer.adoption.metric.Panel.Column;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.metric.Panel.Rows;
import org.traininglayer.adoption.projection.Counters;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.Proportion;

/**
 * M3, confidence: whether people are as right as they are sure. Judgements with a stated confidence
 * count, whatever they are about.
 *
 * <p>Items: the confidence in per cent, with rated and right. The answer option is the probability,
 * so its sums follow exactly from the number of judgements.
 */
public final class DeservedConfidence implements Metric {

  /** Its id. */
  public static final String ID = "M3";

  /** Its table. */
  public static final String CONFIDENCE = "confidence";

  /** Mean stated confidence minus share right, over people. */
  public static final String BIAS = "bias";

  private static final String RIGHT = "right";
  private static final long PER_CENT = Calibration.UNIT / 100;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int definitionVersion() {
    return 1;
  }

  @Override
  public void count(Fact fact, Counting to) {
    Integer confidence = fact.confidence();
    Boolean correct = fact.correct();
    if (confidence == null || correct == null || !fact.standsAlone()) {
      return;
    }
    to.add(confidence.toString(), "rated");
    if (correct) {
      to.add(confidence.toString(), RIGHT);
    }
  }

  @Override
  public Estimates estimate(Contributions people, DisclosureControl control) {
    Estimates.Builder estimates =
        Estimates.with(control)
            .put(CONFIDENCE, BIAS, BIAS, control.bias(people.of(DeservedConfidence::stated)));
    people.items().stream()
        .map(Integer::valueOf)
        .sorted()
        .forEach(percent ->
            estimates.put(
                CONFIDENCE,
                "stated:" + percent,
                RIGHT,
                control.rate(people.shares(c -> right(c, percent)), true)));
    return estimates.build();
  }

  @Override
  public String sum(String table, String item, String measure) {
    return measure.equals(RIGHT) ? RIGHT : "";
  }

  private static Proportion right(Counters counters, int percent) {
    String item = String.valueOf(percent);
    return new Proportion(counters.get(item, RIGHT), counters.get(item, "rated"));
  }

  private static Calibration.Bin stated(Counters counters) {
    Calibration.Bin all = new Calibration.Bin(0, 0, 0, 0, 0);
    for (String item : counters.items()) {
      long n = counters.get(item, "rated");
      long y = counters.get(item, RIGHT);
      long p = Long.parseLong(item);
      all =
          all.plus(
              new Calibration.Bin(
                  n, n * p * PER_CENT, y, n * p * p * (PER_CENT / 100), y * p * PER_CENT));
    }
    return all;
  }

  @Override
  public List<Panel> panels() {
    return List.of(
        Panel.of(
                CONFIDENCE,
                40,
                Rows.CONFIDENCE,
                Chart.CALIBRATION,
                List.of(new Column(RIGHT, Format.SHARE), new Column(BIAS, Format.POINTS)))
            .about(CONFIDENCE, BIAS, BIAS, Format.POINTS)
            .read(DeservedConfidence::reading));
  }

  private static String reading(Figure bias) {
    Double lower = bias.lower();
    Double upper = bias.upper();
    return lower != null && lower > 0.02
        ? "over"
        : upper != null && upper < -0.02 ? "under" : "fit";
  }
}

package org.traininglayer.adoption.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.traininglayer.adoption.picture.CalibrationPlot;
import org.traininglayer.adoption.picture.Drawing;
import org.traininglayer.adoption.picture.Forest;
import org.traininglayer.adoption.picture.Layout;
import org.traininglayer.adoption.picture.Mark;
import org.traininglayer.adoption.picture.Scale;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Wilson;

/**
 * What one person's own figures look like, for that person: sureness against being right, and the
 * kinds of error that slip through, each with its 95 % interval (Wilson) and the same as a table.
 * Pure.
 */
public final class OwnPictures {

  /** Fewer judgements, or errors met, are drawn hollow. */
  static final int FEW = 5;

  private static final int NARROW = 300;
  private static final int MIDDLE = 540;
  private static final int[] BANDS = {0, 60, 70, 80, 90};

  private OwnPictures() {}

  /**
   * Words, by key and arguments.
   *
   * @param say a text of the message file
   * @param type a kind of error as people call it
   */
  public record Words(BiFunction<String, Object[], String> say, UnaryOperator<String> type) {

    String of(String key, Object... words) {
      return say.apply("judging.picture." + key, words);
    }
  }

  /**
   * A picture with its table.
   *
   * @param summary what is seen, in a sentence
   */
  public record Picture(
      String id,
      String title,
      String summary,
      String note,
      List<Drawn> drawn,
      List<String> columns,
      List<List<String>> rows) {}

  /**
   * A picture for one width.
   *
   * @param svg elements of it, encoded
   */
  public record Drawn(String size, String viewBox, String svg) {}

  /** How sure against how often right; nothing while nothing was stated. */
  public static Optional<Picture> sureness(OwnWork work, Words words) {
    SortedMap<Integer, List<OwnWork.Sure>> bands = new TreeMap<>();
    for (OwnWork.Sure one : work.judgements()) {
      bands.computeIfAbsent(band(one.sure()), of -> new ArrayList<>()).add(one);
    }
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    List<CalibrationPlot.Point> points = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    bands
        .values()
        .forEach(band -> {
          int n = band.size();
          int right = (int) band.stream().filter(OwnWork.Sure::right).count();
          double sure = band.stream().mapToDouble(OwnWork.Sure::sure).average().orElse(0);
          Interval interval = Wilson.of((double) right, n);
          String share = percent(right / (double) n);
          String between = between(interval, words);
          points.add(
              new CalibrationPlot.Point(
                  sure,
                  mark(right, n, interval),
                  words.of("sure.point", percent(sure), share, between, n)));
          rows.add(List.of(percent(sure), share, between, String.valueOf(n)));
        });
    return Optional.of(
        picture(
            "sureness",
            words.of("sure.title"),
            words.of("sure.summary", work.judgements().size()),
            words.of("sure.note"),
            new CalibrationPlot(
                points,
                new CalibrationPlot.Words(
                    words.of("sure.x"),
                    words.of("sure.y"),
                    words.of("sure.above"),
                    words.of("sure.beneath")),
                OwnPictures::percent),
            List.of(
                words.of("column.sure"),
                words.of("column.right"),
                words.of("column.interval"),
                words.of("column.judgements")),
            rows));
  }

  /** The kinds of error that slip through, most often first; nothing where there are none. */
  public static Optional<Picture> blindSpots(OwnFigures own, Words words) {
    if (own.blindSpots().isEmpty()) {
      return Optional.empty();
    }
    List<Forest.Row> drawn = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (OwnFigures.BlindSpot spot : own.blindSpots()) {
      String name = words.type().apply(spot.type());
      Interval interval = Wilson.of((double) spot.missed(), spot.met());
      String of = words.of("spots.of", spot.missed(), spot.met());
      String between = between(interval, words);
      drawn.add(
          new Forest.Row(
              name,
              of,
              of,
              words.of("spots.point", name, of, between),
              mark(spot.missed(), spot.met(), interval),
              false,
              false));
      rows.add(List.of(name, String.valueOf(spot.missed()), String.valueOf(spot.met()), between));
    }
    return Optional.of(
        picture(
            "blind-spots",
            words.of("spots.title"),
            words.of("spots.summary", own.blindSpots().size()),
            words.of("spots.note"),
            new Forest(
                Scale.share(OwnPictures::percent),
                List.of(new Forest.Section("", drawn)),
                List.of(),
                null,
                new Forest.Ends(words.of("spots.left"), words.of("spots.right"))),
            List.of(
                words.of("column.type"),
                words.of("column.missed"),
                words.of("column.met"),
                words.of("column.interval")),
            rows));
  }

  private static Picture picture(
      String id,
      String title,
      String summary,
      String note,
      Layout layout,
      List<String> columns,
      List<List<String>> rows) {
    return new Picture(
        id,
        title,
        summary,
        note,
        List.of(drawn("narrow", layout.at(NARROW)), drawn("middle", layout.at(MIDDLE))),
        columns,
        rows);
  }

  private static Drawn drawn(String size, Drawing drawing) {
    return new Drawn(size, drawing.viewBox(), drawing.svg());
  }

  private static int band(double sure) {
    int band = 0;
    for (int i = 0; i < BANDS.length; i++) {
      band = sure * 100 >= BANDS[i] - 1e-9 ? i : band;
    }
    return band;
  }

  private static Mark mark(int x, int n, Interval interval) {
    double share = x / (double) n;
    return new Mark(
        share,
        Math.min(share, interval.lower()),
        Math.max(share, interval.upper()),
        n < FEW ? Mark.Look.FEW : Mark.Look.SURE);
  }

  private static String between(Interval interval, Words words) {
    return words.of("between", number(interval.lower()), percent(interval.upper()));
  }

  private static String percent(double share) {
    return number(share) + "\u00a0%";
  }

  private static String number(double share) {
    return String.valueOf(Math.round(share * 100));
  }
}

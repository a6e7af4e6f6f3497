package org.traininglayer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.traininglayer.bench.Running.Measured;

/** Rounds of several things that take turns, so that what the machine does meanwhile hits all. */
final class Rounds {

  private final Map<String, List<Measured>> rounds = new LinkedHashMap<>();

  /** One round of one thing. */
  interface Round<T> {
    Measured of(T thing) throws Exception;
  }

  /** Names a thing. */
  interface Name<T> {
    String of(T thing);
  }

  /** Lets all take turns; who begins changes from round to round. */
  static <T> Rounds of(int count, List<T> things, Name<T> name, Round<T> round) throws Exception {
    Rounds all = new Rounds();
    things.forEach(thing -> all.rounds.put(name.of(thing), new ArrayList<>()));
    for (int i = 0; i < count; i++) {
      for (T thing : i % 2 == 0 ? things : things.reversed()) {
        all.rounds.computeIfAbsent(name.of(thing), n -> new ArrayList<>()).add(round.of(thing));
      }
    }
    return all;
  }

  /** The middle of all rounds of a thing. */
  double median(String name, ToDoubleFunction<Measured> value) {
    double[] sorted =
        rounds.getOrDefault(name, List.of()).stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted.length == 0 ? Double.NaN : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Medians of all, and how the first compares with each other; {@code least…most} of the rate. */
  void addTo(Table table, Object... first) {
    for (String name : rounds.keySet()) {
      table.row(
          with(
              first,
              name,
              median(name, Measured::rate),
              spread(name),
              median(name, Measured::p50),
              median(name, Measured::p99),
              median(name, Measured::javaCpu),
              median(name, Measured::serverCpu)));
    }
    List<String> names = List.copyOf(rounds.keySet());
    for (String other : names.subList(1, names.size())) {
      table.row(
          with(
              first,
              names.getFirst() + " / " + other,
              ratio(names.getFirst(), other, Measured::rate),
              "",
              ratio(names.getFirst(), other, Measured::p50),
              ratio(names.getFirst(), other, Measured::p99),
              ratio(names.getFirst(), other, Measured::javaCpu),
              ratio(names.getFirst(), other, Measured::serverCpu)));
    }
  }

  /** A table for {@link #addTo}. */
  static Table table(String... first) {
    return new Table(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(first),
                java.util.stream.Stream.of(
                    "build",
                    "per second",
                    "least to most",
                    "p50 ms",
                    "p99 ms",
                    "Java CPU ms",
                    "PostgreSQL CPU ms"))
            .toArray(String[]::new));
  }

  private String spread(String name) {
    List<Measured> all = rounds.getOrDefault(name, List.of());
    return String.format(
        Locale.ROOT,
        "%.0f to %.0f",
        all.stream().mapToDouble(Measured::rate).min().orElse(0),
        all.stream().mapToDouble(Measured::rate).max().orElse(0));
  }

  private double ratio(String one, String other, ToDoubleFunction<Measured> value) {
    return median(one, value) / median(other, value);
  }

  private static Object[] with(Object[] first, Object... more) {
    Object[] all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}

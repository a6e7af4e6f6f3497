package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has shown of one competency: met it, got it right with help, got it right without,
 * or leads others. Told to the person alone, and never held against anybody else's. Pure.
 *
 * @param competency its id
 * @param level 1 to 4
 * @param where title of the module in which it was last shown so
 * @param at when that was
 * @param until when it fades unless it is shown again; null where nothing fades
 */
public record Level(
    String competency, int level, Why why, String where, Instant at, @Nullable Instant until) {

  /** How long what was shown without help holds without being shown again. */
  public static final Duration HOLDS = Duration.ofDays(180);

  /** Why it is this level. */
  public enum Why {
    /** Worked on, and not right yet. */
    MET,
    /** Right with help, or called back to mind. */
    PRACTISED,
    /** Right without help. */
    SHOWN,
    /** Right without help once, and not shown again for too long. */
    FADED,
    /** Right without help, and others are coached, as was seen not too long ago. */
    LEADS
  }

  /** How something was shown. */
  public enum Kind {
    /** With help, or with more errors than real work has. */
    TAUGHT,
    /** Without help. */
    ALONE,
    /** Called back to mind. */
    RECALLED,
    /** Others were coached, or their way of working improved, as somebody else confirms. */
    COACHED
  }

  /**
   * One step that somebody finished.
   *
   * @param right whether it was good enough
   * @param where title of the module
   */
  public record Shown(String competency, Kind kind, boolean right, String where, Instant at) {}

  /** The level of a competency; empty where nothing was shown of it. */
  public static Optional<Level> of(String competency, List<Shown> all, Instant now) {
    List<Shown> own =
        all.stream()
            .filter(one -> one.competency().equals(competency) && !one.at().isAfter(now))
            .sorted(Comparator.comparing(Shown::at))
            .toList();
    // What somebody else has seen adds to what was shown here, and is nothing by itself.
    Optional<Shown> met = last(own, one -> one.kind() != Kind.COACHED);
    if (met.isEmpty()) {
      return Optional.empty();
    }
    Optional<Shown> first = own.stream().filter(right(Kind.ALONE)).findFirst();
    if (first.isEmpty()) {
      return Optional.of(
          last(own, right(Kind.TAUGHT).or(right(Kind.RECALLED)))
              .map(one -> new Level(competency, 2, Why.PRACTISED, one.where(), one.at(), null))
              .orElseGet(() ->
                  new Level(competency, 1, Why.MET, met.get().where(), met.get().at(), null)));
    }
    Instant since = first.get().at();
    Shown again = keptUp(own, first.get());
    Instant fades = again.at().plus(HOLDS);
    if (now.isAfter(fades)) {
      return Optional.of(new Level(competency, 2, Why.FADED, again.where(), again.at(), null));
    }
    Instant seen =
        last(own, right(Kind.COACHED).and(one -> !one.at().isBefore(since)))
            .map(one -> one.at().plus(HOLDS))
            .filter(until -> !now.isAfter(until))
            .orElse(null);
    return Optional.of(
        seen == null
            ? new Level(competency, 3, Why.SHOWN, again.where(), again.at(), fades)
            : new Level(
                competency,
                4,
                Why.LEADS,
                again.where(),
                again.at(),
                seen.isBefore(fades) ? seen : fades));
  }

  /**
   * When it was last shown or kept up. What is called back to mind keeps what still holds; what has
   * faded it brings back only where nothing was got wrong without help in the same attempt, which
   * ends at one instant.
   */
  private static Shown keptUp(List<Shown> own, Shown first) {
    Shown again = first;
    for (Shown one : own) {
      boolean alone = right(Kind.ALONE).test(one);
      boolean recalled = right(Kind.RECALLED).test(one) && !one.at().isBefore(first.at());
      boolean holds = !one.at().isAfter(again.at().plus(HOLDS));
      if (alone || (recalled && (holds || nothingWrongAlone(own, one)))) {
        again = one;
      }
    }
    return again;
  }

  private static boolean nothingWrongAlone(List<Shown> own, Shown recalled) {
    return own.stream()
        .noneMatch(one ->
            one.kind() == Kind.ALONE
                && !one.right()
                && one.at().equals(recalled.at())
                && one.where().equals(recalled.where()));
  }

  private static Predicate<Shown> right(Kind kind) {
    return one -> one.kind() == kind && one.right();
  }

  private static Optional<Shown> last(List<Shown> own, Predicate<Shown> which) {
    return own.reversed().stream().filter(which).findFirst();
  }
}

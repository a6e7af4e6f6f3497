package org.traininglayer.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time of one person, divided: spans that do not overlap. A new one ends the one before it;
 * whatever would change what was before its beginning in another way is refused.
 */
final class Spans {

  private Spans() {}

  /**
   * From a day to a day, both inclusive.
   *
   * @param to null while it goes on
   */
  record Span<A>(LocalDate from, @Nullable LocalDate to, A what) {

    boolean holds(LocalDate day) {
      return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    private Span<A> until(@Nullable LocalDate end) {
      return new Span<>(from, end, what);
    }
  }

  /** What became of a wish. */
  sealed interface Put<A> {

    /** The spans afterwards; the same as before where nothing changed. */
    record Done<A>(List<Span<A>> spans) implements Put<A> {}

    /**
     * It contradicts what is there.
     *
     * @param code of an import's problem
     * @param other what it contradicts
     */
    record Refused<A>(String code, Span<A> other) implements Put<A> {}
  }

  /**
   * Puts a span among others.
   *
   * @param spans without overlaps, in any order
   * @param wanted without an end it lasts until the next one begins
   */
  static <A> Put<A> put(List<Span<A>> spans, Span<A> wanted) {
    List<Span<A>> after = new ArrayList<>();
    Span<A> before = null;
    Span<A> next = null;
    for (Span<A> one : sorted(spans)) {
      if (one.from().isBefore(wanted.from())) {
        before = one;
        after.add(one);
      } else if (one.from().isAfter(wanted.from())) {
        next = next == null ? one : next;
        after.add(one);
      }
    }
    LocalDate end = wanted.to();
    if (next != null) {
      if (end == null) {
        end = next.from().minusDays(1);
      } else if (!end.isBefore(next.from())) {
        return new Put.Refused<>("span-overlaps", next);
      }
    }
    if (before != null && before.holds(wanted.from())) {
      LocalDate old = before.to();
      if (old != null && end != null && old.isAfter(end)) {
        return new Put.Refused<>("span-within", before);
      }
      after.remove(before);
      after.add(before.until(wanted.from().minusDays(1)));
    }
    after.add(wanted.until(end));
    return new Put.Done<>(sorted(after));
  }

  /** Takes the span that begins on a day away; the others stay as they are. */
  static <A> List<Span<A>> remove(List<Span<A>> spans, LocalDate from) {
    return sorted(spans).stream().filter(one -> !one.from().equals(from)).toList();
  }

  static <A> List<Span<A>> sorted(List<Span<A>> spans) {
    return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
  }
}

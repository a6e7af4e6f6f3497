package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets figures of one course move in batches of people: two answers, however far apart, never
 * differ in what one to {@code k − 1} people did; neither of everybody nor of a role, nor of two
 * roles together, nor of what is left of the whole without them, where the small ones are that are
 * told of nowhere; and neither in an item nor in what the other items leave of a sum. Pure.
 *
 * @param k fewest people that the difference of two answers may be about
 */
public record BatchControl(int k) {

  /** Refuses to tell about fewer people than the rule allows. */
  public BatchControl {
    if (k < DisclosureControl.SMALLEST_GROUP) {
      throw new IllegalArgumentException("no figure is about fewer than five people, asked: " + k);
    }
  }

  /**
   * Whether figures may be told anew.
   *
   * @param shown all that were told, as far as it is known
   * @param now what would be told
   */
  public boolean mayMove(Collection<Look> shown, Look now) {
    return shown.stream().noneMatch(once -> tells(once, now));
  }

  private boolean tells(Look once, Look now) {
    Map<String, Rest> rests = new HashMap<>();
    for (String name : union(once.measures().keySet(), now.measures().keySet())) {
      Look.Measure before = once.measures().get(name);
      Look.Measure after = now.measures().get(name);
      if (before != null && after != null && isTold(before) && isTold(after)) {
        if (tells(before.whose(), after.whose())) {
          return true;
        }
      } else {
        rest(rests, before).ifPresent(rest -> rest.before = with(rest.before, before));
        rest(rests, after).ifPresent(rest -> rest.after = with(rest.after, after));
      }
    }
    return rests.values().stream().anyMatch(rest -> tooFew(changed(rest.before, rest.after)));
  }

  /** What is left of a sum without those of its items that are told of at both times. */
  private static final class Rest {

    private PeopleSketch before = PeopleSketch.none();
    private PeopleSketch after = PeopleSketch.none();
  }

  private static Optional<Rest> rest(Map<String, Rest> rests, Look.@Nullable Measure of) {
    return of == null || of.sum().isEmpty()
        ? Optional.empty()
        : Optional.of(rests.computeIfAbsent(of.sum(), sum -> new Rest()));
  }

  private static PeopleSketch with(PeopleSketch rest, Look.@Nullable Measure of) {
    return of == null ? rest : rest.plus(of.whose().all());
  }

  private boolean isTold(Look.Measure measure) {
    return measure.whose().whole() && measure.whose().all().people() >= k;
  }

  /** The roles that are told of at both times, and the rest of everybody, alone and by twos. */
  private boolean tells(Whose before, Whose after) {
    Set<String> told = new TreeSet<>(before.told());
    told.retainAll(after.told());
    List<PeopleSketch> once = new ArrayList<>();
    List<PeopleSketch> now = new ArrayList<>();
    for (String role : told) {
      once.add(before.in(role));
      now.add(after.in(role));
    }
    once.add(before.without(told));
    now.add(after.without(told));
    PeopleSketch wholeBefore = before.all();
    PeopleSketch wholeAfter = after.all();
    if (tooFew(wholeAfter.apart(wholeBefore, k))) {
      return true;
    }
    for (int i = 0; i < now.size(); i++) {
      for (int j = i; j < now.size(); j++) {
        PeopleSketch a = i == j ? once.get(i) : once.get(i).plus(once.get(j));
        PeopleSketch b = i == j ? now.get(i) : now.get(i).plus(now.get(j));
        if (tooFew(b.apart(a, k)) || tooFew(changed(wholeBefore.minus(a), wholeAfter.minus(b)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static int changed(PeopleSketch before, PeopleSketch after) {
    return after.changed(before).cardinality();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private boolean tooFew(int people) {
    return people > 0 && people < k;
  }
}

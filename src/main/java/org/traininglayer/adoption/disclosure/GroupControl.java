package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.statistics.Measurement;

/**
 * Lets figures of groups through: of the organisation, and of cohorts, roles and studies, which
 * overlap. A group of fewer than {@code k} contributing people is hidden; so are others that would
 * give it away against the whole; and of two groups that differ in fewer than {@code k} people only
 * the first is shown. A figure that was shown before stays as it was while fewer than {@code k}
 * people have changed something. Pure.
 *
 * @param k fewest people a figure, or the difference of two, may be about
 */
public record GroupControl(int k) {

  /** Refuses to tell about fewer people than the rule allows. */
  public GroupControl {
    if (k < DisclosureControl.SMALLEST_GROUP) {
      throw new IllegalArgumentException("no figure is about fewer than five people, asked: " + k);
    }
  }

  /** What kind of number it is. */
  public enum Form {
    SHARE,
    /** Where all or none would tell what each of few people did. */
    SENSITIVE_SHARE,
    NUMBER,
    /** Of what is set up; it is about nobody. */
    OF_NOBODY
  }

  /**
   * One figure of one group, not guarded.
   *
   * @param group its name, unique
   * @param dimension by what people are divided; null for everybody
   * @param people who contribute, and for each a print of what
   */
  public record Raw(
      String group,
      @Nullable String dimension,
      Map<String, Long> people,
      Measurement value,
      Form form) {

    /** Copies the map. */
    public Raw {
      people = Map.copyOf(people);
    }
  }

  /** What was shown of a group before, and the prints of its people. */
  public record Before(Figure figure, Set<Long> prints) {

    /** Copies the set. */
    public Before {
      prints = Set.copyOf(prints);
    }
  }

  /**
   * A figure as it may be shown.
   *
   * @param held whether it is the former one, since fewer than {@code k} people have changed
   * @param prints of the people that it is about
   */
  public record Shown(Figure figure, boolean held, Set<Long> prints) {

    /** Copies the set. */
    public Shown {
      prints = Set.copyOf(prints);
    }
  }

  /** One figure of all groups, those that go before others first. */
  public Map<String, Shown> release(List<Raw> groups, Map<String, Before> before) {
    Set<String> hidden = hidden(groups);
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (Raw raw : groups) {
      Set<Long> prints = Set.copyOf(raw.people().values());
      Figure figure =
          hidden.contains(raw.group())
              ? Figure.without(
                  Status.SUPPRESSED, raw.value().definitionVersion(), raw.value().asOf())
              : guarded(raw);
      Before old = before.get(raw.group());
      boolean held =
          old != null
              && figure.shown()
              && old.figure().shown()
              && old.figure().definitionVersion() == figure.definitionVersion()
              && tooFew(changed(old.prints(), prints));
      shown.put(
          raw.group(),
          held && old != null
              ? new Shown(old.figure(), true, old.prints())
              : new Shown(figure, false, prints));
    }
    return shown;
  }

  private boolean tooFew(int people) {
    return people > 0 && people < k;
  }

  /** Who changed has one print less and another one more. */
  private static int changed(Set<Long> before, Set<Long> after) {
    int gone = 0;
    for (Long print : before) {
      gone += after.contains(print) ? 0 : 1;
    }
    int come = after.size() - (before.size() - gone);
    return Math.max(gone, come);
  }

  /** The groups that must not be shown; hiding one may make another one tell of it. */
  private Set<String> hidden(List<Raw> groups) {
    Set<String> hidden = new HashSet<>();
    for (Raw raw : groups) {
      boolean few = tooFew(raw.people().size()) || tooFew((int) raw.value().nPeople());
      if (raw.form() != Form.OF_NOBODY && few) {
        hidden.add(raw.group());
      }
    }
    int before;
    do {
      before = hidden.size();
      likeAnother(groups, hidden);
      complements(groups, hidden);
    } while (hidden.size() > before);
    return hidden;
  }

  private void likeAnother(List<Raw> groups, Set<String> hidden) {
    List<Raw> shown = new ArrayList<>();
    for (Raw raw : groups) {
      if (hidden.contains(raw.group()) || raw.form() == Form.OF_NOBODY) {
        continue;
      }
      boolean tells =
          shown.stream()
              .anyMatch(other -> tooFew(apart(raw.people().keySet(), other.people().keySet())));
      if (tells) {
        hidden.add(raw.group());
      } else {
        shown.add(raw);
      }
    }
  }

  /** How many people are in one of the two only; more than that is not counted out. */
  private int apart(Set<String> one, Set<String> other) {
    if (Math.abs(one.size() - other.size()) >= k) {
      return k;
    }
    int both = 0;
    for (String person : one) {
      both += other.contains(person) ? 1 : 0;
    }
    return one.size() + other.size() - 2 * both;
  }

  private void complements(List<Raw> groups, Set<String> hidden) {
    Map<String, List<Raw>> dimensions = new TreeMap<>();
    Set<String> everybody = Set.of();
    for (Raw raw : groups) {
      String dimension = raw.dimension();
      if (raw.form() == Form.OF_NOBODY) {
        continue;
      }
      if (dimension == null) {
        everybody = hidden.contains(raw.group()) ? Set.of() : raw.people().keySet();
      } else if (!raw.people().isEmpty()) {
        dimensions.computeIfAbsent(dimension, of -> new ArrayList<>()).add(raw);
      }
    }
    if (everybody.isEmpty()) {
      return;
    }
    for (List<Raw> siblings : dimensions.values()) {
      complement(siblings, everybody, hidden);
    }
  }

  private void complement(List<Raw> siblings, Set<String> everybody, Set<String> hidden) {
    List<Raw> bySize = new ArrayList<>(siblings);
    bySize.sort((a, b) ->
        a.people().size() != b.people().size()
            ? Integer.compare(a.people().size(), b.people().size())
            : a.group().compareTo(b.group()));
    while (true) {
      Set<String> rest = new HashSet<>(everybody);
      long gone = bySize.stream().filter(raw -> hidden.contains(raw.group())).count();
      bySize.stream()
          .filter(raw -> !hidden.contains(raw.group()))
          .map(raw -> raw.people().keySet())
          .forEach((Collection<String> people) -> rest.removeAll(people));
      Set<String> inNone = new HashSet<>(everybody);
      bySize.forEach(raw -> inNone.removeAll(raw.people().keySet()));
      boolean alone = gone == 1 && inNone.isEmpty();
      Raw next =
          bySize.stream().filter(raw -> !hidden.contains(raw.group())).findFirst().orElse(null);
      if (next == null || !(tooFew(rest.size()) || alone)) {
        return;
      }
      hidden.add(next.group());
    }
  }

  private static Figure guarded(Raw raw) {
    Measurement value = raw.value();
    Status status =
        switch (value.status()) {
          case OK -> Status.OK;
          case INSUFFICIENT_DATA -> Status.INSUFFICIENT_DATA;
          case STALE -> Status.STALE;
          case SUPPRESSED -> Status.SUPPRESSED;
          case NOT_MEASURED -> Status.NOT_MEASURED;
        };
    if (status == Status.SUPPRESSED || status == Status.NOT_MEASURED) {
      return Figure.without(status, value.definitionVersion(), value.asOf());
    }
    boolean nobody = raw.form() == Form.OF_NOBODY;
    Figure figure =
        new Figure(
            value.estimate(),
            value.lower(),
            value.upper(),
            nobody ? null : Integer.valueOf((int) value.nPeople()),
            nobody ? null : Long.valueOf(value.nUnits()),
            status,
            Bound.NONE,
            value.definitionVersion(),
            value.asOf());
    return switch (raw.form()) {
      case SHARE -> CellSuppression.guardShare(figure, false);
      case SENSITIVE_SHARE -> CellSuppression.guardShare(figure, true);
      case NUMBER -> CellSuppression.guardNumber(figure);
      case OF_NOBODY -> figure;
    };
  }

  /**
   * Of the parts of one whole, those that may be told: a part that fewer than {@code k} people have
   * is hidden, and so are others as long as what is left would tell of it. A part that nobody has
   * is in no danger.
   *
   * @param sizes people by part
   */
  public Set<String> parts(Map<String, Integer> sizes) {
    Set<String> told = CellSuppression.released(sizes, k);
    sizes.forEach((part, people) -> {
      if (people == 0) {
        told.add(part);
      }
    });
    return told;
  }

  /** A number of people as it may be told. */
  public Headcount people(int n) {
    return Headcount.of(n);
  }
}

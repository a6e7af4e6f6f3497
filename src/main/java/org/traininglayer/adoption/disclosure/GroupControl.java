package org.traininglayer.adoption.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.HiddenGroups.Members;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;

/**
 * Lets figures of groups through: of the organisation, and of cohorts, roles and studies, which
 * overlap. A group of fewer than {@code k} contributing people is hidden; so are others that would
 * give it away against the whole; and of two groups that differ in fewer than {@code k} people only
 * the first is shown. Over time too no two figures that were ever shown differ in what fewer than
 * {@code k} people did: one that would stays as it was, or is hidden where there was none. Pure.
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
    /** What the few who make most make: of most of it, it is not told how much exactly. */
    TOP_SHARE,
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
   * @param arms where people are held against others, who is on each side: each is a cell of its
   *     own; empty where there are no sides
   */
  public record Raw(
      String group,
      @Nullable String dimension,
      Map<String, Long> people,
      Measurement value,
      Form form,
      List<Set<String>> arms) {

    /** Copies the map and the list. */
    public Raw {
      people = Map.copyOf(people);
      arms = List.copyOf(arms);
    }

    /** Of people who are not held against others. */
    public Raw(
        String group,
        @Nullable String dimension,
        Map<String, Long> people,
        Measurement value,
        Form form) {
      this(group, dimension, people, value, form, List.of());
    }

    private Set<String> arm(int n) {
      return n < arms.size() ? arms.get(n) : arms.isEmpty() ? people.keySet() : Set.of();
    }
  }

  /** What was shown of a group before, and whose it was. */
  public record Before(Figure figure, PeopleSketch people) {}

  /**
   * A figure as it may be shown.
   *
   * @param held whether it is the former one, since fewer than {@code k} people have changed
   * @param people whose it is
   */
  public record Shown(Figure figure, boolean held, PeopleSketch people) {

    /** Nothing of it. */
    public Shown hidden() {
      return new Shown(
          Figure.without(Status.SUPPRESSED, figure.definitionVersion(), figure.asOf()),
          false,
          people);
    }
  }

  /**
   * One figure of all groups, those that go before others first.
   *
   * @param before what is shown of each group now
   * @param past whose figures were shown at any time, of any group: of the same kind of
   *     contributions, over periods that may overlap with this one
   */
  public Map<String, Shown> release(
      List<Raw> groups, Map<String, Before> before, Collection<PeopleSketch> past) {
    Map<String, PeopleSketch> people = new HashMap<>();
    groups.forEach(raw -> people.put(raw.group(), PeopleSketch.of(raw.people())));
    List<List<Members>> cells = cells(groups);
    Set<String> hidden = new HashSet<>(hiddenAlready(groups));
    Set<String> held;
    int known;
    do {
      cells.forEach(cell -> hidden.addAll(new HiddenGroups(k).of(cell, hidden)));
      known = hidden.size();
      held = held(groups, people, before, past, hidden);
    } while (hidden.size() > known);
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (Raw raw : groups) {
      Before old = before.get(raw.group());
      PeopleSketch of = people.getOrDefault(raw.group(), PeopleSketch.of(raw.people()));
      if (old != null && held.contains(raw.group())) {
        shown.put(raw.group(), new Shown(old.figure(), true, old.people()));
      } else {
        Figure figure =
            hidden.contains(raw.group())
                ? Figure.without(
                    Status.SUPPRESSED, raw.value().definitionVersion(), raw.value().asOf())
                : guarded(raw);
        shown.put(raw.group(), new Shown(figure, false, of));
      }
    }
    return shown;
  }

  /** Everybody of each group, and where there are sides, each of them by itself. */
  private static List<List<Members>> cells(List<Raw> groups) {
    List<Raw> of = groups.stream().filter(raw -> raw.form() != Form.OF_NOBODY).toList();
    List<List<Members>> cells = new ArrayList<>();
    cells.add(
        of.stream()
            .map(raw -> new Members(raw.group(), raw.dimension(), raw.people().keySet()))
            .toList());
    int arms = of.stream().mapToInt(raw -> raw.arms().size()).max().orElse(0);
    for (int i = 0; i < arms; i++) {
      int arm = i;
      cells.add(
          of.stream().map(raw -> new Members(raw.group(), raw.dimension(), raw.arm(arm))).toList());
    }
    return cells;
  }

  private Set<String> hiddenAlready(List<Raw> groups) {
    Set<String> hidden = new HashSet<>();
    for (Raw raw : groups) {
      boolean few =
          tooFew((int) raw.value().nPeople()) || raw.value().status() == EvidenceStatus.SUPPRESSED;
      if (raw.form() != Form.OF_NOBODY && few) {
        hidden.add(raw.group());
      }
    }
    return hidden;
  }

  /**
   * The groups whose former figure stays; those that have none, and would tell of a few people
   * against what was shown once, are added to the hidden ones.
   */
  private Set<String> held(
      List<Raw> groups,
      Map<String, PeopleSketch> people,
      Map<String, Before> before,
      Collection<PeopleSketch> past,
      Set<String> hidden) {
    Set<String> held = new HashSet<>();
    for (Raw raw : groups) {
      PeopleSketch now = people.get(raw.group());
      if (now == null || raw.form() == Form.OF_NOBODY || hidden.contains(raw.group())) {
        continue;
      }
      Before old = before.get(raw.group());
      boolean stays = stays(raw, old);
      boolean tells = tells(now, past);
      if (stays && old != null && (tells || tooFew(now.apart(old.people(), k)))) {
        held.add(raw.group());
      } else if (tells) {
        hidden.add(raw.group());
      }
    }
    holdMore(groups, people, before, hidden, held);
    return held;
  }

  /**
   * Whether a number of these people's contributions would, beside one that was shown, tell what
   * fewer than {@code k} people did.
   *
   * @param past whose numbers were shown, of the same kind of contributions
   */
  public boolean tells(PeopleSketch now, Collection<PeopleSketch> past) {
    return past.stream().anyMatch(once -> tooFew(now.apart(once, k)));
  }

  /**
   * Groups that are hidden as well, where figures are told of several times: the whole less those
   * that are shown at two of them must not tell what fewer than {@code k} of the rest did
   * meanwhile.
   *
   * @param groups as they are to be released
   * @param shown those of them that are shown, and whose contributions they are of
   * @param times the same of each other time
   */
  public Set<String> leaving(
      List<Raw> groups,
      Map<String, PeopleSketch> shown,
      Collection<Map<String, PeopleSketch>> times) {
    Set<String> hidden = new HashSet<>();
    String whole =
        groups.stream()
            .filter(raw -> raw.dimension() == null)
            .map(Raw::group)
            .findFirst()
            .orElse("");
    PeopleSketch all = shown.get(whole);
    Map<String, Set<String>> dimensions = new TreeMap<>();
    for (Raw raw : groups) {
      String dimension = raw.dimension();
      if (dimension != null && shown.containsKey(raw.group())) {
        dimensions.computeIfAbsent(dimension, of -> new HashSet<>()).add(raw.group());
      }
    }
    for (Map<String, PeopleSketch> time : times) {
      PeopleSketch once = time.get(whole);
      if (all == null || once == null) {
        continue;
      }
      for (Set<String> siblings : dimensions.values()) {
        PeopleSketch rest = all;
        PeopleSketch restOnce = once;
        for (String group : siblings) {
          PeopleSketch now = shown.get(group);
          PeopleSketch then = time.get(group);
          if (now != null && then != null && !hidden.contains(group)) {
            rest = rest.minus(now);
            restOnce = restOnce.minus(then);
          }
        }
        if (tooFew(rest.changed(restOnce).cardinality())) {
          hidden.addAll(siblings);
        }
      }
    }
    return hidden;
  }

  private static boolean stays(Raw raw, @Nullable Before old) {
    return old != null
        && old.figure().shown()
        && old.figure().definitionVersion() == raw.value().definitionVersion();
  }

  /**
   * Where the whole moves and all but a few groups with it, the whole less those tells how the few
   * have moved: so many stay that {@code k} people have changed something in them, or the whole
   * stays as well.
   */
  private void holdMore(
      List<Raw> groups,
      Map<String, PeopleSketch> people,
      Map<String, Before> before,
      Set<String> hidden,
      Set<String> held) {
    Raw whole = groups.stream().filter(raw -> raw.dimension() == null).findFirst().orElse(null);
    if (whole == null || held.contains(whole.group()) || hidden.contains(whole.group())) {
      return;
    }
    Map<String, List<Raw>> dimensions = new TreeMap<>();
    for (Raw raw : bySize(groups)) {
      String dimension = raw.dimension();
      if (dimension != null && !hidden.contains(raw.group())) {
        dimensions.computeIfAbsent(dimension, of -> new ArrayList<>()).add(raw);
      }
    }
    for (List<Raw> siblings : dimensions.values()) {
      BitSet changed = new BitSet();
      siblings.stream()
          .filter(raw -> held.contains(raw.group()))
          .forEach(raw -> changed.or(changed(raw, people, before)));
      for (Raw raw : siblings) {
        BitSet moved = changed(raw, people, before);
        boolean more =
            tooFew(changed.cardinality())
                && !moved.isEmpty()
                && stays(raw, before.get(raw.group()));
        if (more && held.add(raw.group())) {
          changed.or(moved);
        }
      }
      if (tooFew(changed.cardinality()) && stays(whole, before.get(whole.group()))) {
        held.add(whole.group());
        return;
      }
    }
  }

  private static BitSet changed(
      Raw raw, Map<String, PeopleSketch> people, Map<String, Before> before) {
    PeopleSketch now = people.get(raw.group());
    Before old = before.get(raw.group());
    return now == null || old == null ? new BitSet() : now.changed(old.people());
  }

  private static List<Raw> bySize(List<Raw> groups) {
    return groups.stream()
        .sorted(Comparator.comparingInt((Raw raw) -> raw.people().size()).thenComparing(Raw::group))
        .toList();
  }

  private boolean tooFew(int people) {
    return people > 0 && people < k;
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
      case TOP_SHARE -> CellSuppression.guardTopShare(figure);
      case NUMBER -> CellSuppression.guardNumber(figure);
      case OF_NOBODY -> figure;
    };
  }

  /**
   * The parts of a whole that people of one group have; each may have several.
   *
   * @param dimension by what people are divided; null for everybody
   * @param parts whoever has it, by part
   */
  public record Parted(String group, @Nullable String dimension, Map<String, Set<String>> parts) {}

  /** Of parts that make up a whole, those that are hidden: the groups by part. */
  public Map<String, Set<String>> hiddenParts(List<Parted> groups) {
    return new HiddenParts(k).of(groups);
  }

  /** A number of people as it may be told. */
  public Headcount people(int n) {
    return Headcount.of(n);
  }
}

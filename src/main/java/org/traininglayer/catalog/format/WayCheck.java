package org.traininglayer.catalog.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Condition;
import org.traininglayer.catalog.StateValue;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;

/**
 * Third pass, for the way through the module: every step is on some way, every way can be gone to
 * its end and asks something that counts, and no more ways lie side by side than a reader can keep
 * in mind. All ways are gone, whatever is chosen and proved.
 */
final class WayCheck {

  private static final int MOST = 20_000;
  private static final int ALIVE = 2;

  private final Draft draft;
  private final Problems problems;
  private final List<Step> steps;
  private final List<String> diagnostic;
  private final Set<String> read = new TreeSet<>();
  private final Set<String> required = new HashSet<>();
  private final boolean countsAnywhere;

  private final ToDoubleFunction<Step> length;
  private final Map<Place, Double> gone = new HashMap<>();
  private final Deque<String> trail = new ArrayDeque<>();
  private final Set<String> reached = new HashSet<>();
  private boolean tooMany;
  private @Nullable List<String> withoutScore;
  private final Map<String, Set<String>> missing = new HashMap<>();

  private WayCheck(Draft draft, Problems problems, ToDoubleFunction<Step> length) {
    this.draft = draft;
    this.problems = problems;
    this.length = length;
    this.steps = draft.steps().stream().map(StepFile::step).toList();
    this.diagnostic = draft.manifest().texts("diagnostic");
    for (StepFile file : draft.steps()) {
      Condition when = file.step().head().route().when();
      if (when != null) {
        read.addAll(when.reads());
      }
      required.addAll(file.format().requires(file.root()));
    }
    this.countsAnywhere = steps.stream().anyMatch(WayCheck::counts);
  }

  /**
   * A place on the way, with all that decides how it goes on and ends.
   *
   * @param done steps behind it that a later one requires
   */
  private record Place(
      int at, boolean proven, boolean counted, Map<String, StateValue> state, Set<String> done) {}

  /** Reports what is wrong. */
  static void check(Draft draft, Problems problems) {
    var check = new WayCheck(draft, problems, step -> step.head().minutes());
    check.state();
    check.diagnosed();
    boolean known = check.targets();
    if (known && draft.isComplete() && !check.steps.isEmpty() && !check.isStraight()) {
      check.go();
      check.report();
      check.branches();
    }
  }

  /**
   * Minutes of the longest way, without what is there on demand.
   *
   * @param length minutes of a step
   */
  static double longest(Draft draft, ToDoubleFunction<Step> length) {
    var check = new WayCheck(draft, new Problems(""), length);
    double sum = check.steps.stream().filter(step -> !step.onDemand()).mapToDouble(length).sum();
    if (check.isStraight()) {
      return sum;
    }
    double longest = check.go();
    return check.tooMany ? sum : longest;
  }

  private boolean isStraight() {
    return diagnostic.isEmpty()
        && steps.stream()
            .map(step -> step.head().route())
            .allMatch(route -> route.when() == null && route.targets().isEmpty());
  }

  private static boolean counts(Step step) {
    return step.head().scored() && step.head().exposure() == Step.Guidance.INDEPENDENT;
  }

  private Problems.At at(StepFile file) {
    return problems.in(file.file(), file.id());
  }

  /** Names that are read and never set before, or set and never read after. */
  private void state() {
    Set<String> set = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      StepFile file = draft.steps().get(i);
      Condition when = steps.get(i).head().route().when();
      YamlNode.Scalar written = file.root().scalar("when");
      if (when != null && written != null) {
        for (String name : new TreeSet<>(when.reads())) {
          if (!set.contains(name)) {
            at(file)
                .add(
                    written,
                    ProblemCode.STATE_NEVER_SET,
                    "No option of an earlier step sets \"" + name + "\".",
                    DidYouMean.among(set, name, "Add state: { " + name + ": true } to an option."));
          }
        }
      }
      for (Map<String, StateValue> one : steps.get(i).head().route().sets().values()) {
        set.addAll(one.keySet());
      }
      List<Step> later = steps.subList(i + 1, steps.size());
      for (YamlNode option : file.root().items("options")) {
        for (YamlNode.Entry entry : option.entriesOf("state").values()) {
          String name = entry.key().text();
          if (later.stream()
              .map(step -> step.head().route().when())
              .noneMatch(reads -> reads != null && reads.reads().contains(name))) {
            at(file)
                .add(
                    entry.key(),
                    ProblemCode.STATE_NEVER_READ,
                    "No later step reads \"" + name + "\".",
                    "Read it in a when, or remove it.");
          }
        }
      }
    }
  }

  /** The steps that prove what others teach. */
  private void diagnosed() {
    Problems.At inManifest = problems.in(ModuleReader.MANIFEST, null);
    List<String> order = draft.stepIds();
    int last = Way.lastDiagnostic(steps, diagnostic);
    for (YamlNode.Scalar id : draft.manifest().scalars("diagnostic")) {
      Step step =
          steps.stream().filter(s -> s.head().id().equals(id.text())).findFirst().orElse(null);
      if (!order.contains(id.text())) {
        inManifest.add(
            id,
            ProblemCode.DIAGNOSTIC_STEP,
            "There is no step \"" + id.text() + "\".",
            DidYouMean.among(order, id.text(), ""));
      } else if (step != null && !step.head().scored()) {
        inManifest.add(
            id,
            ProblemCode.DIAGNOSTIC_STEP,
            "The step \"" + id.text() + "\" has no score that could prove anything.",
            "Name scored steps.");
      }
    }
    if (last < 0 || !draft.isComplete()) {
      return;
    }
    YamlNode list = draft.manifest().get("diagnostic");
    for (int i = 0; i < last; i++) {
      Step.Head head = steps.get(i).head();
      if (head.route().teaches() && !diagnostic.contains(head.id()) && list != null) {
        inManifest.add(
            list,
            ProblemCode.DIAGNOSTIC_STEP,
            "The step \"" + head.id() + "\" teaches before the diagnostic has ended.",
            "Put the diagnostic steps before all that could be passed over.");
      }
    }
    if (steps.stream().skip(last + 1L).noneMatch(s -> s.head().route().teaches()) && list != null) {
      inManifest.add(
          list,
          ProblemCode.DIAGNOSTIC_STEP,
          "Nothing could be passed over after the diagnostic.",
          "Say exposure: guided or worked in the steps that teach, or remove it.");
    }
  }

  /** Whether every step that follows exists and lies ahead, and every choice leads somewhere. */
  private boolean targets() {
    boolean good = true;
    for (StepFile file : draft.steps()) {
      YamlNode.Scalar next = file.root().scalar("next");
      if (next != null) {
        good &= target(file, next);
      }
      List<String> options = file.format().choices(file.root());
      Map<String, YamlNode.Entry> branch = file.root().entriesOf("branch");
      for (Map.Entry<String, YamlNode.Entry> one : branch.entrySet()) {
        if (!one.getKey().equals(StepSource.DEFAULT) && !options.contains(one.getKey())) {
          good = false;
          at(file)
              .add(
                  one.getValue().key(),
                  ProblemCode.BRANCH_OPTION,
                  options.isEmpty()
                      ? "Nothing is chosen in this step."
                      : "The step has no option \"" + one.getKey() + "\".",
                  options.isEmpty()
                      ? "Say next instead."
                      : DidYouMean.among(
                          options, one.getKey(), "Its options are " + options + "."));
        }
        if (one.getValue().value() instanceof YamlNode.Scalar scalar) {
          good &= target(file, scalar);
        }
      }
      YamlNode written = file.root().get("branch");
      List<String> without = options.stream().filter(o -> !branch.containsKey(o)).toList();
      if (written != null
          && !without.isEmpty()
          && !branch.containsKey(StepSource.DEFAULT)
          && next == null) {
        good = false;
        at(file)
            .add(
                written,
                ProblemCode.BRANCH_OPTION,
                "Nothing says where " + String.join(" or ", without) + " leads.",
                "Name a step for each option, or add default.");
      }
    }
    return good;
  }

  private boolean target(StepFile file, YamlNode.Scalar target) {
    List<String> order = draft.stepIds();
    int place = order.indexOf(target.text());
    if (place < 0) {
      at(file)
          .add(
              target,
              ProblemCode.NEXT_UNKNOWN,
              "There is no step \"" + target.text() + "\" to go on with.",
              DidYouMean.among(order, target.text(), ""));
    } else if (place <= order.indexOf(file.id())) {
      at(file)
          .add(
              target,
              ProblemCode.NEXT_LOOP,
              "The step \"" + target.text() + "\" does not lie ahead, so the way would not end.",
              "Name a later step; what has been answered stays answered.");
    }
    return place > order.indexOf(file.id());
  }

  /** Goes all ways; answers the minutes of the longest. */
  private double go() {
    double longest = along(new Place(0, false, false, Map.of(), Set.of()));
    return diagnostic.isEmpty()
        ? longest
        : Math.max(longest, along(new Place(0, true, false, Map.of(), Set.of())));
  }

  private double along(Place place) {
    Double known = gone.get(place);
    if (known != null) {
      return known;
    }
    if (gone.size() >= MOST) {
      tooMany = true;
      return 0;
    }
    double minutes = onward(place);
    gone.put(place, minutes);
    return minutes;
  }

  private double onward(Place place) {
    if (place.at() >= steps.size()) {
      if (countsAnywhere && !place.counted() && withoutScore == null) {
        withoutScore = new ArrayList<>(trail).reversed();
      }
      return 0;
    }
    StepFile file = draft.steps().get(place.at());
    Step step = steps.get(place.at());
    Step.Route route = step.head().route();
    if (!route.isOpen(place.state())) {
      return along(
          new Place(place.at() + 1, place.proven(), place.counted(), place.state(), place.done()));
    }
    boolean over =
        place.proven() && place.at() > Way.lastDiagnostic(steps, diagnostic) && route.teaches();
    if (!over) {
      reached.add(file.id());
      for (String needed : file.format().requires(file.root())) {
        if (!place.done().contains(needed)) {
          missing.computeIfAbsent(file.id(), id -> new TreeSet<>()).add(needed);
        }
      }
    }
    Set<String> done = place.done();
    if (required.contains(file.id())) {
      done = new HashSet<>(done);
      done.add(file.id());
    }
    boolean counted = place.counted() || (!over && counts(step));
    List<String> options = over ? List.of() : file.format().choices(file.root());
    trail.push(file.id());
    double longest = 0;
    if (options.isEmpty() || !route.asks()) {
      int next = Way.after(steps, place.at(), route.to(null));
      longest = along(new Place(next, place.proven(), counted, place.state(), Set.copyOf(done)));
    } else {
      for (String option : options) {
        Map<String, StateValue> state = new HashMap<>(place.state());
        route
            .sets()
            .getOrDefault(option, Map.of())
            .forEach((name, value) -> {
              if (read.contains(name)) {
                state.put(name, value);
              }
            });
        int next = Way.after(steps, place.at(), route.to(option));
        longest =
            Math.max(
                longest,
                along(
                    new Place(next, place.proven(), counted, Map.copyOf(state), Set.copyOf(done))));
      }
    }
    trail.pop();
    return longest + (over || step.onDemand() ? 0 : length.applyAsDouble(step));
  }

  private void report() {
    Problems.At inManifest = problems.in(ModuleReader.MANIFEST, null);
    YamlNode list = draft.manifest().get("steps");
    if (list == null) {
      return;
    }
    if (tooMany) {
      inManifest.add(
          list,
          ProblemCode.WAY_TOO_MANY,
          "There are too many different ways to check them all.",
          "Set fewer names in the state, and let the ways come together sooner.");
      return;
    }
    for (StepFile file : draft.steps()) {
      if (!reached.contains(file.id())) {
        YamlNode when = file.root().get("when");
        at(file)
            .add(
                when == null ? file.root() : when,
                ProblemCode.WAY_UNREACHABLE,
                "Whatever is chosen, nobody comes to this step.",
                when == null ? "Let a step lead to it, or remove it." : "Correct its when.");
      }
      for (String needed : missing.getOrDefault(file.id(), Set.of())) {
        if (draft.stepIds().contains(needed)) {
          at(file)
              .add(
                  file.root(),
                  ProblemCode.WAY_DEAD_END,
                  "It requires \"" + needed + "\", past which some ways lead.",
                  "Require steps only that are on every way to it.");
        }
      }
    }
    if (withoutScore != null) {
      inManifest.add(
          list,
          ProblemCode.WAY_DEAD_END,
          "Whoever goes " + String.join(", ", withoutScore) + " is asked nothing that counts.",
          "Let every way lead through an independent step that is scored.");
    }
  }

  /** How many ways lie side by side after each step: the places at which they go on. */
  private void branches() {
    for (int i = 0; i + 1 < steps.size(); i++) {
      Set<Integer> heads = new HashSet<>();
      for (int from = 0; from <= i; from++) {
        StepFile file = draft.steps().get(from);
        Step.Route route = steps.get(from).head().route();
        List<String> options = file.format().choices(file.root());
        List<@Nullable String> choices = new ArrayList<>(options);
        if (options.isEmpty()) {
          choices.add(null);
        }
        for (String choice : choices) {
          int to = Way.after(steps, from, route.to(choice));
          if (to > i && reached.contains(file.id())) {
            heads.add(to);
          }
        }
      }
      StepFile here = draft.steps().get(i);
      YamlNode branch = here.root().get("branch");
      if (heads.size() > ALIVE && branch != null) {
        at(here)
            .add(
                branch,
                ProblemCode.WAY_BRANCHES,
                heads.size() + " ways lie side by side from here.",
                "Keep to two, and let them come together in the next step but one.");
      }
    }
  }
}

package org.traininglayer.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.people.Roster;

/** R2: which roles need what, and who has it in which version? */
@Component
class RoleMatrix implements ReportSource {

  private final Roster roster;
  private final People people;
  private final Attempts attempts;
  private final Acknowledgements acknowledgements;
  private final Catalog catalog;
  private final Words words;

  RoleMatrix(
      Roster roster,
      People people,
      Attempts attempts,
      Acknowledgements acknowledgements,
      Catalog catalog,
      Words words) {
    this.roster = roster;
    this.people = people;
    this.attempts = attempts;
    this.acknowledgements = acknowledgements;
    this.catalog = catalog;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R2;
  }

  /** How somebody stands with a module that is for their role. */
  private enum State {
    CURRENT,
    OLDER_VERSION,
    /** Passed, and what was acknowledged then is to be asked again. */
    ASKED_AGAIN,
    NOT_PASSED
  }

  private record Line(
      String role,
      Module module,
      LearnerId learner,
      State state,
      Optional<Summary> passed,
      Optional<LocalDate> askedAgain) {}

  @Override
  public Report make(Asked asked) {
    Map<LearnerId, Map<ModuleId, Summary>> passed = new HashMap<>();
    attempts
        .passed(asked.organisation(), Instant.EPOCH)
        .forEach(one ->
            passed
                .computeIfAbsent(one.summary().learner(), who -> new HashMap<>())
                .merge(one.summary().module(), one.summary(), RoleMatrix::newer));
    Map<LearnerId, Map<ModuleId, LocalDate>> holds = new HashMap<>();
    acknowledgements
        .validities(asked.organisation())
        .forEach(one ->
            holds
                .computeIfAbsent(one.learner(), who -> new HashMap<>())
                .put(one.module(), one.until()));
    List<Line> lines = new ArrayList<>();
    for (Roster.Entry entry : roster.on(asked.organisation(), asked.today())) {
      Roster.Post post = entry.post();
      if (post == null) {
        continue;
      }
      for (Module module : catalog.all()) {
        if (module.audience().roles().contains(post.role())) {
          Optional<Summary> last =
              Optional.ofNullable(passed.getOrDefault(entry.learner(), Map.of()).get(module.id()));
          Optional<LocalDate> again =
              Optional.ofNullable(holds.getOrDefault(entry.learner(), Map.of()).get(module.id()));
          boolean ended = again.filter(day -> !day.isAfter(asked.today())).isPresent();
          lines.add(
              new Line(
                  post.role(), module, entry.learner(), state(module, last, ended), last, again));
        }
      }
    }
    return report(lines);
  }

  private static Summary newer(Summary a, Summary b) {
    return Catalog.compareVersions(a.version(), b.version()) >= 0 ? a : b;
  }

  private static State state(Module module, Optional<Summary> passed, boolean ended) {
    if (passed.isPresent() && ended) {
      return State.ASKED_AGAIN;
    }
    return passed.isEmpty()
        ? State.NOT_PASSED
        : Catalog.compareVersions(passed.get().version(), module.version()) >= 0
            ? State.CURRENT
            : State.OLDER_VERSION;
  }

  private Report report(List<Line> lines) {
    ReportBuilder report = new ReportBuilder(ReportId.R2, words);
    Map<LearnerId, Person> names =
        people.find(lines.stream().map(Line::learner).distinct().toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    report.section(
        "matrix",
        "role",
        "module",
        "version",
        "people",
        "current",
        "older_version",
        "asked_again",
        "not_passed");
    Map<String, List<Line>> cells = new TreeMap<>();
    lines.forEach(line ->
        cells
            .computeIfAbsent(
                line.role() + "\t" + line.module().id().value(), key -> new ArrayList<>())
            .add(line));
    cells.forEach((key, of) ->
        report.row(
            of.getFirst().role(),
            of.getFirst().module().id().value(),
            of.getFirst().module().version(),
            of.size(),
            count(of, State.CURRENT),
            count(of, State.OLDER_VERSION),
            count(of, State.ASKED_AGAIN),
            count(of, State.NOT_PASSED)));
    report.say(lines.isEmpty() ? "matrix.none" : "matrix.text");
    report.section(
        "people",
        "role",
        "module",
        "person",
        "account",
        "state",
        "version",
        "passed_at",
        "asked_again_from");
    lines.stream()
        .sorted(
            Comparator.comparing(Line::role)
                .thenComparing(line -> line.module().id().value())
                .thenComparing(line -> account(names, line))
                .thenComparing(line -> line.learner().value()))
        .forEach(line ->
            report.row(
                line.role(),
                line.module().id().value(),
                Optional.ofNullable(names.get(line.learner())).map(Person::name),
                account(names, line),
                line.state().name(),
                line.passed().map(Summary::version),
                line.passed().map(Summary::completedAt),
                line.askedAgain()));
    report.section("limits");
    report.say("limits.validity").say("limits.exceptions").say("limits.roles");
    return report.build();
  }

  private static String account(Map<LearnerId, Person> names, Line line) {
    return Optional.ofNullable(names.get(line.learner()))
        .map(person -> person.account().name())
        .orElse("");
  }

  private static long count(List<Line> lines, State state) {
    return lines.stream().filter(line -> line.state() == state).count();
  }
}

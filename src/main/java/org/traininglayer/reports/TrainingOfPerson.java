package org.traininglayer.reports;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.people.Roster;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.TimedWork;

/** R1: was this person trained, on which version, before the task was done? */
@Component
class TrainingOfPerson implements ReportSource {

  private final People people;
  private final Attempts attempts;
  private final Acknowledgements acknowledgements;
  private final Roster roster;
  private final RealWork work;
  private final Catalog catalog;
  private final Words words;

  TrainingOfPerson(
      People people,
      Attempts attempts,
      Acknowledgements acknowledgements,
      Roster roster,
      RealWork work,
      Catalog catalog,
      Words words) {
    this.people = people;
    this.attempts = attempts;
    this.acknowledgements = acknowledgements;
    this.roster = roster;
    this.work = work;
    this.catalog = catalog;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R1;
  }

  @Override
  public Report make(Asked asked) {
    Person person =
        asked
            .person()
            .flatMap(id -> people.find(asked.organisation(), new LearnerId(id)))
            .orElseThrow(() -> new Asked.NotThereException("person"));
    LearnerId learner = person.id();
    return of(
        new Known(
            person,
            attempts.of(asked.organisation(), learner).stream()
                .map(Attempts.Placed::summary)
                .toList(),
            acknowledgements.of(asked.organisation(), learner),
            roster.spans(asked.organisation()).stream()
                .filter(entry -> entry.learner().equals(learner))
                .toList(),
            work.tasks(asked.organisation()).stream()
                .filter(task -> task.learner().equals(learner))
                .toList()));
  }

  /** What is known of a person. */
  record Known(
      Person person,
      List<Summary> attempts,
      List<Acknowledgement> acknowledgements,
      List<Roster.Entry> posts,
      List<TimedWork> tasks) {}

  private Report of(Known known) {
    Person person = known.person();
    ReportBuilder report =
        new ReportBuilder(ReportId.R1, words).filter("person", person.id().value().toString());
    report.section("person");
    report.say(
        "who",
        person.name() == null ? "–" : person.name(),
        person.account().name(),
        person.account().homePage());
    if (person.sample()) {
      report.say("sample");
    }
    gap(report, known);
    report.section(
        "training",
        "module",
        "title",
        "version",
        "language",
        "attempt",
        "role_at_the_time",
        "started_at",
        "completed_at",
        "score",
        "passed",
        "critical_misses");
    known.attempts().stream()
        .sorted(Comparator.comparing(Summary::startedAt))
        .forEach(one -> {
          Optional<Module> module = catalog.find(one.module(), one.version());
          report.row(
              one.module().value(),
              module.or(() -> catalog.find(one.module())).map(Module::title),
              one.version(),
              module.map(found -> found.locale().toLanguageTag()),
              one.number(),
              role(known, one.startedAt().atZone(ZoneOffset.UTC).toLocalDate()),
              one.startedAt(),
              one.completedAt(),
              one.score(),
              one.passed(),
              String.join(" ", one.criticalMisses()));
        });
    if (known.attempts().isEmpty()) {
      report.say("training.none");
    }
    report.section(
        "signatures",
        "kind",
        "title",
        "version",
        "statement_version",
        "statement_sha256",
        "meaning",
        "accepted",
        "recognised_by",
        "signed_at",
        "asked_again_from",
        "seq",
        "hash");
    known.acknowledgements().stream()
        .sorted(Comparator.comparingLong(Acknowledgement::seq))
        .forEach(one ->
            report.row(
                one.electronic() ? "electronic-signature" : "acknowledgement",
                one.subject().title(),
                one.subject().version(),
                one.subject().statementVersion(),
                one.seal().statement(),
                one.meaning(),
                one.accepted(),
                one.signing() == null ? null : one.signing().method(),
                one.signedAt(),
                one.terms().validUntil(),
                one.seq(),
                one.seal().hash()));
    report.section("posts", "role", "team", "study", "site_group", "cohort", "from", "to");
    known
        .posts()
        .forEach(entry -> {
          Roster.Post post = entry.post();
          if (post != null) {
            report.row(
                post.role(),
                post.team(),
                post.study(),
                post.siteGroup(),
                post.cohort(),
                entry.from(),
                entry.to());
          }
        });
    report.section("limits");
    report.say("limits.trainer").say("limits.policy").say("limits.work");
    return report.build();
  }

  /** Whether real work came before the training. */
  private static void gap(ReportBuilder report, Known known) {
    Optional<LocalDate> work =
        known.tasks().stream().map(TimedWork::doneOn).min(LocalDate::compareTo);
    Optional<LocalDate> passed =
        known.attempts().stream()
            .filter(Summary::hasPassed)
            .flatMap(one -> Stream.ofNullable(one.completedAt()))
            .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
            .min(LocalDate::compareTo);
    if (work.isEmpty()) {
      report.say("gap.no-work");
    } else if (passed.isEmpty()) {
      report.say("gap.untrained", work.get());
    } else if (work.get().isBefore(passed.get())) {
      report.say("gap.before", work.get(), passed.get());
    } else {
      report.say("gap.none", work.get(), passed.get());
    }
  }

  private static String role(Known known, LocalDate day) {
    return known.posts().stream()
        .filter(entry -> !entry.from().isAfter(day))
        .filter(entry -> entry.to() == null || !entry.to().isBefore(day))
        .flatMap(entry -> Stream.ofNullable(entry.post()))
        .map(Roster.Post::role)
        .findFirst()
        .orElse("");
  }
}

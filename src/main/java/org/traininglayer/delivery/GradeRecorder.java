package org.traininglayer.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Grades.Kept;
import org.traininglayer.delivery.Grades.PassbackObstacle;
import org.traininglayer.delivery.Outbox.NewScore;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Rosters.Attendance;

/** Enters final scores for the gradebook of the platform that people came from. */
@Component
class GradeRecorder {

  private static final UUID NAMESPACE = UUID.fromString("b7f1a1de-22a7-5b39-8a51-7a2f0c8a9d05");

  private final Outbox outbox;
  private final Destinations destinations;
  private final Platforms platforms;
  private final MessageSource messages;
  private final Grades grades;
  private final MembershipLookup memberships;

  GradeRecorder(
      Outbox outbox,
      Destinations destinations,
      Platforms platforms,
      MessageSource messages,
      Grades grades,
      MembershipLookup memberships) {
    this.outbox = outbox;
    this.destinations = destinations;
    this.platforms = platforms;
    this.messages = messages;
    this.grades = grades;
    this.memberships = memberships;
  }

  /**
   * Notes the best score so far and, if it is a better one than before and nothing stands in the
   * way, puts it on its way.
   */
  void enter(ModuleCompleted event) {
    AttemptContext context = event.occasion().context();
    if (context.sample() || PassbackObstacles.outsideLinks(context)) {
      return;
    }
    Optional<Attendance> attendance = memberships.of(context);
    CourseId course = attendance.map(Attendance::course).orElse(null);
    Optional<Kept> before = grades.of(context);
    PassbackObstacle obstacle =
        PassbackObstacles.of(
            context,
            attendance.map(Attendance::member).orElse(null),
            before.map(Kept::lineItem).orElse(null),
            platforms.find(context.key().platform()).map(Platform::productFamily).orElse(null));
    GradeTarget service = context.grades();
    URI named = service == null ? null : service.lineItem();
    Kept grade =
        grades.enter(
            context,
            course,
            event.occasion().registration(),
            event.gradeScore(),
            event.occasion().module().pass().score(),
            NotPassed.of(event),
            event.occasion().at(),
            obstacle,
            named == null ? null : named.toString());
    if (obstacle != null || !news(before, grade)) {
      return;
    }
    UUID destination = destination(context.key().organisation(), context.key().platform());
    Instant at = after(destination, grade, event.occasion().at());
    add(
        destination,
        grade,
        NameUuid.of(NAMESPACE, event.occasion().registration() + "\n" + grade.id()),
        at,
        false,
        comment(grade));
  }

  /** One post for each better result; another try where the last one came to nothing. */
  private boolean news(Optional<Kept> before, Kept grade) {
    return before.isEmpty()
        || before.get().obstacle() != null
        || grade.forGradebook() > before.get().forGradebook()
        || outbox.stopped(grade.id()) == Verdict.State.DEAD;
  }

  /**
   * Puts a grade on its way once more, with the time of now, in place of what was refused.
   *
   * @param known a column that is known by now; null when it is still to be found
   */
  void again(Kept grade, @Nullable URI known, boolean checkFirst, Instant now) {
    UUID destination = destination(grade.organisation(), grade.platform());
    Instant at = after(destination, grade, now);
    String comment = comment(grade);
    outbox.withdraw(grade.id());
    if (known != null) {
      grades.column(grade.id(), known.toString());
    }
    grades.free(grade.id());
    add(destination, grade, UUID.randomUUID(), at, checkFirst, comment);
  }

  private void add(
      UUID destination, Kept grade, UUID content, Instant at, boolean checkFirst, String comment) {
    outbox.addScore(
        grade.organisation(),
        destination,
        new NewScore(
            content,
            grade.id(),
            grade.learner(),
            grade.subject(),
            grade.lineItem() == null ? "" : grade.lineItem(),
            grade.forGradebook(),
            at,
            checkFirst,
            ScoreJson.kept(comment)));
  }

  private UUID destination(OrganisationId organisation, PlatformId platform) {
    UUID destination = Destinations.gradebook(platform);
    destinations.ensure(
        destination,
        organisation,
        Deliveries.Kind.GRADEBOOK,
        platforms.find(platform).map(Platform::name).orElse("Learning platform"),
        platform);
    return destination;
  }

  private Instant after(UUID destination, Kept grade, Instant at) {
    String column = grade.lineItem() == null ? "" : grade.lineItem();
    Instant rising =
        outbox
            .lastScoreAt(destination, grade.id(), column, grade.learner())
            .map(last -> later(at, last))
            .orElseGet(() -> at.truncatedTo(ChronoUnit.SECONDS));
    Instant sent = grade.sentAt();
    return sent == null ? rising : later(rising, sent);
  }

  /** Whole seconds that rise: platforms refuse a score that is not later than the last one. */
  static Instant later(Instant at, Instant last) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return second.isAfter(last) ? second : last.plusSeconds(1);
  }

  /** The same words as the learner reads: passed or not, own score, pass mark, reason. */
  private String comment(Kept grade) {
    Double mark = grade.passMark();
    NotPassed why = grade.notPassed();
    String key =
        mark != null && grade.passed()
            ? "delivery.score.passed"
            : mark != null && why != null
                ? "delivery.score.not-passed." + why.key()
                : "delivery.score.plain";
    return messages.getMessage(
        key,
        new Object[] {Percent.ofScore(grade.score()), mark == null ? 0 : Percent.ofMark(mark)},
        grade.locale());
  }
}

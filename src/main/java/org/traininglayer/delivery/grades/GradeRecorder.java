package org.traininglayer.delivery.grades;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.grades.GradeTable.Kept;
import org.traininglayer.delivery.grades.GradeTable.PassbackObstacle;
import org.traininglayer.delivery.grades.GradeTable.Result;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.Verdict;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.NotPassed;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.Rosters.Attendance;
import org.traininglayer.persistence.Gathered;

/** Enters final scores for the gradebook of the platform that people came from. */
@Component
public final class GradeRecorder {

  private static final UUID NAMESPACE = UUID.fromString("b7f1a1de-22a7-5b39-8a51-7a2f0c8a9d05");

  private final Outbox outbox;
  private final Gradebooks gradebooks;
  private final Platforms platforms;
  private final MessageSource messages;
  private final GradeTable grades;
  private final MembershipLookup memberships;
  private final Gathered<ModuleCompleted> completed;

  /** Writes before the ledger, which keeps others waiting until the commit. */
  public GradeRecorder(
      Outbox outbox,
      Gradebooks gradebooks,
      Platforms platforms,
      MessageSource messages,
      GradeTable grades,
      MembershipLookup memberships,
      Dispatcher dispatcher) {
    this.outbox = outbox;
    this.gradebooks = gradebooks;
    this.platforms = platforms;
    this.messages = messages;
    this.grades = grades;
    this.memberships = memberships;
    this.completed = new Gathered<>(0, this::enterAll, dispatcher::wake);
  }

  /** A module was worked through. */
  @EventListener
  public void on(ModuleCompleted event) {
    completed.add(event);
  }

  private boolean enterAll(List<ModuleCompleted> events) {
    events.forEach(this::enter);
    return true;
  }

  /**
   * Notes the best score so far and, if it is a better one than before and nothing stands in the
   * way, puts it on its way.
   */
  void enter(ModuleCompleted event) {
    AttemptContext context = event.occasion().context();
    String family =
        platforms.find(context.key().platform()).map(Platform::productFamily).orElse(null);
    if (context.sample() || PassbackObstacles.outsideLinks(context, family)) {
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
            family);
    GradeTarget service = context.grades();
    URI named = service == null ? null : service.lineItem();
    Kept grade =
        grades.enter(
            context,
            course,
            event.occasion().registration(),
            new Result(event.score(), event.occasion().module().pass().score(), event.notPassed()),
            event.occasion().at(),
            obstacle,
            named == null ? null : named.toString());
    if (obstacle != null || !news(before, grade)) {
      return;
    }
    UUID destination = gradebooks.of(context.key().organisation(), context.key().platform());
    Instant at = grades.nextScoreAt(grade, event.occasion().at());
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
        || grade.passed() && !before.get().passed()
        || grade.forGradebook() > before.get().forGradebook()
        || outbox.ended(grade.id()) == Verdict.State.DEAD;
  }

  /**
   * Puts a grade on its way once more, with the time of now, in place of what was refused.
   *
   * @param known a column that is known by now; null when it is still to be found
   */
  void again(Kept grade, @Nullable URI known, boolean checkFirst, Instant now) {
    UUID destination = gradebooks.of(grade.organisation(), grade.platform());
    Instant at = grades.nextScoreAt(grade, now);
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
    outbox.put(
        grade.organisation(),
        List.of(destination),
        ScoreMessage.PAYLOAD_FORMAT,
        List.of(
            new NewMessage(
                content,
                grade.learner(),
                grade.id(),
                new ScoreMessage(grade.subject(), grade.forGradebook(), at, checkFirst, comment)
                    .write())));
  }

  /** The same words as the learner reads: passed or not, own score, pass mark, reason. */
  private String comment(Kept grade) {
    Double mark = grade.passMark();
    NotPassed why = grade.notPassed();
    String key =
        mark != null && grade.passed()
            ? "delivery.score.passed"
            : mark != null && why != null
                ? "delivery.score.not-passed." + key(why)
                : "delivery.score.plain";
    return messages.getMessage(
        key,
        new Object[] {Percent.ofScore(grade.score()), mark == null ? 0 : Percent.ofMark(mark)},
        grade.locale());
  }

  private static String key(NotPassed why) {
    return switch (why) {
      case BELOW_MARK -> "below-mark";
      case CRITICAL_MISSED -> "critical-missed";
      case HARMFUL_CHOICE -> "harmful-choice";
    };
  }
}

package org.traininglayer.delivery.grades;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.delivery.grades.GradeTable.Kept;
import org.traininglayer.delivery.grades.GradeTable.PassbackObstacle;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.LineItems.Found;
import org.traininglayer.lti.LineItems.Wanted;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ToolAddress;

/**
 * Sends one score: finds its column, looks whether a teacher has changed the grade, writes it as
 * the platform wants it, and finds a new column, once, where the old one is gone.
 */
@Component
public class ScoreSending {

  private static final String KEPT =
      "the gradebook holds a grade that somebody else has set; it was left as it is";

  private final PlatformServices services;
  private final LineItems lineItems;
  private final Platforms platforms;
  private final GradeTable grades;
  private final Catalog catalog;
  private final ToolAddress tool;
  private final LineItemMaxima maxima;
  private final Clock clock;

  @Autowired
  ScoreSending(
      PlatformServices services,
      LineItems lineItems,
      Platforms platforms,
      GradeTable grades,
      Catalog catalog,
      ToolAddress tool) {
    this(services, lineItems, platforms, grades, catalog, tool, Clock.systemUTC());
  }

  /** With a clock of its own. */
  public ScoreSending(
      PlatformServices services,
      LineItems lineItems,
      Platforms platforms,
      GradeTable grades,
      Catalog catalog,
      ToolAddress tool,
      Clock clock) {
    this.services = services;
    this.lineItems = lineItems;
    this.platforms = platforms;
    this.grades = grades;
    this.catalog = catalog;
    this.tool = tool;
    this.maxima = new LineItemMaxima(services);
    this.clock = clock;
  }

  /**
   * Sends the score of a message.
   *
   * @param stillOurs asked before the score itself is sent
   * @throws IOException when the platform cannot be reached
   */
  Outcome send(PlatformId platform, OutboxMessage message, BooleanSupplier stillOurs)
      throws IOException {
    UUID about = message.reference();
    Optional<Kept> grade = about == null ? Optional.empty() : grades.read(about);
    return grade.isPresent()
        ? send(
            platform,
            message,
            new Sending(grade.get(), ScoreMessage.read(message.payload())),
            stillOurs)
        : new Refused(410, "the grade is no longer kept here");
  }

  /** A score on its way, with its grade. */
  private record Sending(Kept grade, ScoreMessage score) {

    double scaled() {
      return score.scaled();
    }

    Instant scoredAt() {
      return score.scoredAt();
    }

    boolean checkFirst() {
      return score.checkFirst();
    }
  }

  private Outcome send(
      PlatformId platform, OutboxMessage message, Sending sending, BooleanSupplier stillOurs)
      throws IOException {
    Kept grade = sending.grade();
    if (grade.sentAt() != null && !sending.scoredAt().isAfter(grade.sentAt())) {
      return new Delivered(); // this one or a better one is there already
    }
    URI column;
    if (grade.lineItem() != null) {
      column = URI.create(grade.lineItem());
    } else {
      Found found = look(platform, message, grade, null);
      if (!(found instanceof Found.LineItem there)) {
        return without(message, sending, found);
      }
      column = there.lineItem();
      grades.column(grade.id(), column.toString());
    }
    Outcome kept = lookFirst(platform, message, sending, column);
    if (kept != null) {
      return kept;
    }
    boolean canvas = canvas(platform);
    LineItemMaxima.Found scale =
        canvas
            ? LineItemMaxima.Found.of(ScoreJson.USUAL_MAXIMUM)
            : maxima.of(platform, grade, column);
    Answer busy = scale.busy();
    if (busy != null && !message.alone()) {
      told(sending, busy);
      // In another scale it might stay wrong for good; nothing was sent, so nothing is in doubt.
      return busy.throttled()
          ? outcome(message, busy)
          : Later.only(busy.status(), "the column cannot be read now (" + busy.status() + ")");
    }
    if (!stillOurs.getAsBoolean()) {
      return new Later(null, "another node goes on with it", null, false);
    }
    String score =
        ScoreJson.of(
            grade.subject(),
            sending.scaled(),
            scale.maximum(),
            sending.scoredAt(),
            sending.score().comment());
    String payload = payload(canvas, message, sending, score);
    URI at = column;
    Answer answer = post(platform, sending, at, payload);
    if (gone(answer) && grade.course() != null) {
      grades.column(grade.id(), null);
      Found found = look(platform, message, grade, column);
      if (found instanceof Found.None none) {
        return without(message, sending, none);
      }
      if (found instanceof Found.There) {
        grades.column(grade.id(), column.toString());
        return new Refused(
            answer.status(),
            "the column is there, but the platform does not take this person's score: it may not"
                + " know them in this course any more");
      }
      if (!(found instanceof Found.LineItem there)) {
        return without(message, sending, found);
      }
      at = there.lineItem();
      grades.column(grade.id(), at.toString());
      answer = post(platform, sending, at, payload);
    }
    if (canvas && grade.sentScore() == null && ScoreReplies.attemptsUsedUp(answer)) {
      // Canvas hands in before it grades: an earlier try may have used the attempt, and failed.
      answer = post(platform, sending, at, CanvasScore.handedIn(score));
    }
    Outcome outcome = outcome(message, answer);
    if (outcome instanceof Delivered) {
      grades.sent(grade.id(), sending.scaled(), sending.scoredAt());
      return canvas && grade.sentScore() == null && keptTeachers(platform, sending, at)
          ? new Conflicting(answer.status(), KEPT)
          : outcome;
    }
    return outcome;
  }

  /** Canvas takes a first score with success also where it keeps the teacher's grade. */
  private boolean keptTeachers(PlatformId platform, Sending sending, URI column) {
    Kept grade = sending.grade();
    try {
      Answer answer =
          services.call(platform, grade.course(), ServiceCall.result(column, grade.subject()));
      return answer.ok()
          && AgsResult.of(answer.body(), grade.subject(), true).changedSince(sending.scaled());
    } catch (IOException e) {
      return false; // it is looked at once more before a better score
    }
  }

  private static boolean gone(Answer answer) {
    return answer.part() == Part.SERVICE
        && (answer.status() == 404 || answer.status() == 410 || answer.status() == 412);
  }

  /** One course whose columns take for ever to list must not hold up the grades of others. */
  private Found look(PlatformId platform, OutboxMessage message, Kept grade, @Nullable URI gone)
      throws IOException {
    try {
      return find(platform, grade, gone);
    } catch (IOException e) {
      if (message.alone()) {
        return new Found.Busy();
      }
      throw e;
    }
  }

  private Found find(PlatformId platform, Kept grade, @Nullable URI gone) throws IOException {
    CourseId course = grade.course();
    if (course == null) {
      return new Found.None("The platform does not say which course this belongs to.");
    }
    Wanted wanted =
        new Wanted(
            platform,
            course,
            grade.resourceLinkId(),
            grade.module(),
            catalog.find(grade.module()).map(Module::title).orElse(grade.module().value()));
    return gone == null ? lineItems.find(wanted) : lineItems.findInstead(wanted, gone);
  }

  /** A fault that goes with a course must not hold up the grades of others. */
  private static boolean ofThisCourse(Answer answer, OutboxMessage message) {
    boolean all =
        answer.throttled()
            || answer.status() == 503
            || answer.status() == 408
            || answer.status() == 425;
    return answer.part() == Part.SERVICE && (!all || message.alone());
  }

  private Outcome without(OutboxMessage message, Sending sending, Found found) {
    return switch (found) {
      case Found.None none -> {
        grades.hinder(sending.grade().id(), PassbackObstacle.noLineItem(none.reason()));
        yield new Refused(404, none.reason());
      }
      case Found.Failed failed -> {
        told(sending, failed.answer());
        yield ofThisCourse(failed.answer(), message)
            ? Later.only(
                failed.answer().status(),
                "the platform does not list the columns of this course now ("
                    + failed.answer().status()
                    + ")")
            : outcome(message, failed.answer());
      }
      case Found.There there -> throw new IllegalStateException("nothing was said to be gone");
      case Found.Busy busy -> Later.only(null, "the column is still being looked for");
      case Found.LineItem column -> throw new IllegalStateException("there is a column");
    };
  }

  /**
   * Before the first score, before a better score follows one that was sent, before something is
   * sent again by a person's wish, and where an earlier try may have arrived: what is there, and is
   * it ours? Null when the score is to be sent.
   */
  private @Nullable Outcome lookFirst(
      PlatformId platform, OutboxMessage message, Sending sending, URI column) throws IOException {
    Kept grade = sending.grade();
    Double sent = grade.sentScore();
    boolean mayHaveArrived = message.inDoubt() && canvas(platform);
    // A course that was restored from a backup brings grades that this tool has not sent.
    boolean mayBeRestored =
        sent == null && !canvas(platform) && grade.scopes().contains(GradeService.RESULT_SCOPE);
    if (sent == null && !sending.checkFirst() && !mayHaveArrived && !mayBeRestored) {
      return null;
    }
    Answer answer =
        services.call(platform, grade.course(), ServiceCall.result(column, grade.subject()));
    if (!answer.ok() && (answer.status() >= 500 || answer.throttled())) {
      told(sending, answer);
      return outcome(message, answer);
    }
    if (gone(answer)) {
      return null; // with its column; the score finds another one
    }
    AgsResult held =
        answer.ok()
            ? AgsResult.of(answer.body(), grade.subject(), canvas(platform))
            : AgsResult.UNKNOWN;
    if (held.is(sending.scaled()) && message.inDoubt()) {
      grades.sent(grade.id(), sending.scaled(), sending.scoredAt());
      return new Delivered();
    }
    if (held.changedSince(sent) && !mayOnlyBeOurs(held, sending, message)) {
      return new Conflicting(200, KEPT);
    }
    if (!held.known() && sending.checkFirst()) {
      return new Conflicting(
          answer.status(),
          "the gradebook holds an entry that is as new or newer, and does not let this tool look at"
              + " it; it was left as it is");
    }
    return null;
  }

  /** A first try whose answer was lost may show as a grade though nothing was taken down here. */
  private static boolean mayOnlyBeOurs(AgsResult held, Sending sending, OutboxMessage message) {
    return message.inDoubt() && held.is(sending.scaled());
  }

  private boolean canvas(PlatformId platform) {
    return CanvasScore.wantedBy(platforms.find(platform));
  }

  private String payload(boolean canvas, OutboxMessage message, Sending sending, String score) {
    Kept grade = sending.grade();
    if (!canvas) {
      return score;
    }
    if (grade.sentScore() != null) {
      return CanvasScore.better(score);
    }
    if (message.status() != null && message.status() == 422) {
      return CanvasScore.handedIn(score); // what waits after that has handed in
    }
    URI review =
        URI.create(tool.launch() + "?module=" + grade.module() + "&review=" + grade.registration());
    return CanvasScore.first(score, review, grade.completedAt());
  }

  private Answer post(PlatformId platform, Sending sending, URI column, String payload)
      throws IOException {
    Answer answer =
        services.call(platform, sending.grade().course(), ServiceCall.score(column, payload));
    told(sending, answer);
    return answer;
  }

  private Outcome outcome(OutboxMessage message, Answer answer) {
    return ScoreReplies.outcome(
        answer, message.inDoubt(), message.attempts(), message.setAside(), clock.instant());
  }

  private void told(Sending sending, Answer answer) {
    String code = answer.code();
    if (code != null) {
      grades.trace(sending.grade().id(), sending.scoredAt(), code);
    }
  }
}

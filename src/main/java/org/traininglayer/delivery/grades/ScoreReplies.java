package org.traininglayer.delivery.grades;

import java.time.Instant;
import java.util.Locale;
import org.traininglayer.delivery.outbox.Excerpt;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.http.RetryAfter;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** What a learning platform means by its answer to a score (AGS 2.0, 3.4). Pure. */
final class ScoreReplies {

  /** So often an answer 500 is tried again where nothing else got through meanwhile. */
  static final int MOST_FAULTS = 20;

  /** And so often where others did: the later tries are a quarter of an hour apart. */
  static final int MOST_FAULTS_BESIDE_OTHERS = 6;

  private ScoreReplies() {}

  /**
   * The meaning of an answer.
   *
   * @param inDoubt whether an earlier try may have arrived
   * @param attempts how often it was tried before
   * @param setAside whether others got through while this one failed
   */
  static Outcome outcome(
      Answer answer, boolean inDoubt, int attempts, boolean setAside, Instant now) {
    int mostFaults = setAside ? MOST_FAULTS_BESIDE_OTHERS : MOST_FAULTS;
    int status = answer.status();
    String said = said(answer);
    if (answer.ok()) {
      return answer.isPage()
          ? new Later(
              status, "the platform answered with a page instead of taking the score", null, true)
          : new Delivered();
    }
    if (answer.part() == Part.SERVICE && status >= 300 && status < 400) {
      return new Later(
          status, "the platform sends this tool to another page (" + said + ")", null, false);
    }
    if (answer.part() == Part.SERVICE && status == 500 && attempts + 1 >= mostFaults) {
      return new Refused(
          status,
          "the platform fails on this grade again and again. In Moodle a locked grade or column"
              + " does that: unlock it, then send again ("
              + said
              + ")");
    }
    if (status == 408 || status == 425 || status >= 500 || answer.throttled()) {
      return new Later(
          status,
          said,
          RetryAfter.read(answer.header("retry-after"), now),
          answer.part() == Part.SERVICE && status >= 500 && status != 503);
    }
    if (answer.part() == Part.TOKEN) {
      return new Misconfigured(status, answer.about() + " (" + said + ")");
    }
    if (status == 409 || outdated(answer)) {
      return inDoubt
          ? new Delivered() // the newer entry is our own, from a try whose answer was lost
          : new Conflicting(
              status, "the gradebook holds an entry that is as new or newer; it was left as it is");
    }
    if ((status == 400 || status == 422) && notNow(answer)) {
      return Later.only(
          status,
          (says(answer, "unpublished")
                  ? "the assignment is not published yet; the grade is sent by itself once it is ("
                  : "the grade cannot be changed there now; it is tried again by itself (")
              + said
              + ")");
    }
    return new Refused(
        status,
        switch (status) {
          case 400, 422 -> refused(answer) + " (" + said + ")";
          case 401 -> "the platform does not let this tool write to this column (" + said + ")";
          case 403 -> "the permission to write scores is missing (" + said + ")";
          case 404, 410 -> "the column no longer exists, or the course has ended (" + said + ")";
          case 412 -> "the column belongs to another tool (" + said + ")";
          default -> said;
        });
  }

  /** Whether Canvas will not hand in once more for this person. */
  static boolean attemptsUsedUp(Answer answer) {
    return answer.status() == 422 && says(answer, "maximum number of allowed attempts");
  }

  /**
   * Canvas changes no grade of an assignment that is not published, or is being moderated; in which
   * words depends on its language. A closed grading period lasts.
   */
  private static boolean notNow(Answer answer) {
    return says(answer, "unpublished")
        || (says(answer, "\"field\":\"grade\"")
            && !says(answer, "closed grading period")
            && !says(answer, "permission"));
  }

  /** Canvas says in words why; Moodle's {@code []} stands for one thing. */
  private static String refused(Answer answer) {
    if (says(answer, "course has concluded")) {
      return "the course has concluded and takes no more grades; lengthen it, then send again";
    }
    if (attemptsUsedUp(answer)) {
      return "the attempts that the assignment allows are used up; allow another one, then send"
          + " again";
    }
    if (says(answer, "closed grading period")) {
      return "the grading period of the assignment is closed; open it, then send again";
    }
    String body = answer.body().strip();
    if (answer.status() == 400 || body.isEmpty() || says(answer, "student")) {
      return "this person cannot be graded there: not enrolled as a learner, or withdrawn";
    }
    return "the platform does not take this score";
  }

  private static boolean says(Answer answer, String words) {
    return answer.body().toLowerCase(Locale.ROOT).replace("\": ", "\":").contains(words);
  }

  /** Moodle's errors are {@code []}, which says nothing; whole pages say too much. */
  private static String said(Answer answer) {
    String body = answer.body().strip();
    if (answer.isPage()) {
      return answer.status() + ": a page, not data";
    }
    String told = body.equals("[]") ? "" : body;
    return answer.part() == Part.TOKEN
        ? Excerpt.technical(answer.status(), told)
        : Excerpt.of(answer.status(), told);
  }

  /** Canvas answers a score older than the one it has with 400. */
  private static boolean outdated(Answer answer) {
    String body = answer.body().toLowerCase(Locale.ROOT);
    return answer.status() == 400
        && body.contains("timestamp")
        && (body.contains("before") || body.contains("last updated"));
  }
}

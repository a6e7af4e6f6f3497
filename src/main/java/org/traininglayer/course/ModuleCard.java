package org.traininglayer.course;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.TimeNeeded;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.CourseRules.EffectiveCourseSettings;
import org.traininglayer.learning.EffectiveSettings;
import org.traininglayer.learning.ModuleSettings;

/**
 * One module on a learner's page: where they stand, and the way on.
 *
 * @param passMark in percent
 * @param best best score in percent, rounded down so that it never looks passed when it is not;
 *     null before the first attempt is finished
 * @param stepsDone of the attempt under way
 * @param attempt number of the newest attempt; 0 when there is none
 * @param attemptsAllowed 0 for no limit
 * @param askedAgain the day from which the acknowledgement is asked again; null when it holds for
 *     good
 * @param lapsed whether that day has come for a module that was completed
 * @param nextCheckIn the day from which the next check-in is due; null when there is none
 */
record ModuleCard(
    String module,
    String link,
    String title,
    @Nullable String ownTitle,
    String summary,
    TimeNeeded time,
    State state,
    int passMark,
    @Nullable Integer best,
    int stepsDone,
    int steps,
    int attempt,
    int attemptsAllowed,
    boolean gradeColumn,
    @Nullable LocalDate askedAgain,
    boolean lapsed,
    @Nullable LocalDate nextCheckIn) {

  /** Where somebody stands; each has its words as {@code course.state.<name>}. */
  enum State {
    NEW,
    STARTED,
    PASSED,
    NOT_YET,
    /** Not passed, and no attempt is left. */
    ENDED
  }

  /**
   * The card of an offer.
   *
   * @param own the learner's attempts in this course
   * @param link what the link itself sets
   * @param holds until when what the learner acknowledged holds, by module
   * @param today in the calendar of acknowledgements
   * @param planned the learner's check-ins in this course, by the day on which they are due
   */
  static ModuleCard of(
      CourseModule offer,
      List<Summary> own,
      EffectiveCourseSettings inForce,
      ModuleSettings link,
      List<CheckIn> planned,
      Map<ModuleId, LocalDate> holds,
      LocalDate today) {
    EffectiveSettings terms = EffectiveSettings.of(link, inForce, offer.module());
    var pass = terms.applyTo(offer.module()).pass();
    List<Summary> here =
        own.stream()
            .filter(one ->
                one.module().equals(offer.module().id())
                    && one.resourceLinkId().equals(offer.linkId()))
            .sorted(Comparator.comparingInt(Summary::number))
            .toList();
    Summary newest = here.isEmpty() ? null : here.getLast();
    LocalDate until = holds.get(offer.module().id());
    boolean passed = here.stream().anyMatch(Summary::hasPassed);
    Double best =
        here.stream()
            .map(Summary::score)
            .filter(score -> score != null)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new ModuleCard(
        offer.module().id().value(),
        offer.linkId(),
        offer.title(),
        offer.renamed() ? offer.module().title() : null,
        offer.module().summary(),
        TimeNeeded.of(offer.module()),
        state(newest, passed, pass.attempts()),
        Percent.ofMark(pass.score()),
        best == null ? null : Integer.valueOf(Percent.ofScore(best)),
        newest == null ? 0 : newest.stepsFinished(),
        newest == null || newest.steps() == null
            ? (int) offer.module().steps().stream().filter(step -> !step.onDemand()).count()
            : newest.steps(),
        newest == null ? 0 : newest.number(),
        pass.attempts(),
        offer.link() != null && offer.link().lineItem() != null,
        until,
        until != null && !until.isAfter(today) && newest != null && newest.completedAt() != null,
        planned.stream()
            .filter(one -> one.module().equals(offer.module().id()))
            .filter(one -> one.state() == CheckIn.State.UPCOMING)
            .map(one -> LocalDate.ofInstant(one.dueAt(), ZoneOffset.UTC))
            .findFirst()
            .orElse(null));
  }

  private static State state(@Nullable Summary newest, boolean passed, int allowed) {
    if (newest == null) {
      return State.NEW;
    }
    if (newest.completedAt() == null) {
      return State.STARTED;
    }
    if (passed) {
      return State.PASSED;
    }
    return allowed == 0 || newest.number() < allowed ? State.NOT_YET : State.ENDED;
  }
}

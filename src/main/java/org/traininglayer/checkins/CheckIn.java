package org.traininglayer.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/**
 * One check-in of one person, answered or not.
 *
 * @param registration the same whenever it is looked at, also before anything was answered
 * @param passed the attempt that it follows
 * @param moment how long after that, ISO 8601: {@code P14D}
 * @param dueAt the day from which it can be answered, at its beginning in UTC
 * @param said what was answered; null before
 * @param lead whether those who lead the work are asked, too
 */
public record CheckIn(
    UUID registration,
    CourseId course,
    Summary passed,
    String moment,
    Instant dueAt,
    State state,
    @Nullable Said said,
    boolean lead) {

  /** How it stands. */
  public enum State {
    /** Not due yet. */
    UPCOMING,
    /** Due, and not answered. */
    OPEN,
    /** Answered; the answers may still be changed. */
    EDITABLE,
    /** Answered. */
    ANSWERED,
    /** Not answered, and too late. */
    EXPIRED
  }

  /**
   * Those that count in figures: of real people; of invented ones while there are no others, as in
   * a demonstration.
   */
  public static List<CheckIn> counted(List<CheckIn> all) {
    List<CheckIn> real = all.stream().filter(one -> !one.invented()).toList();
    return real.isEmpty() ? all : real;
  }

  /** Whether the person is invented, for demonstration. */
  public boolean invented() {
    return passed.sample();
  }

  /** Whose. */
  public LearnerId learner() {
    return passed.learner();
  }

  /** About which module. */
  public ModuleId module() {
    return passed.module();
  }

  /** The day after which it can no longer be answered, at its end. */
  public Instant closesAt() {
    return Plan.closes(dueAt);
  }

  /** Until when answers may be changed; null before the first. */
  public @Nullable Instant editableUntil() {
    return said == null ? null : Plan.editable(said.answeredAt());
  }

  /** How many whole weeks after the module. */
  public int weeks() {
    return Plan.days(moment) / 7;
  }

  /** Whether somebody is asked now. */
  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether it can be answered, or its answers changed. */
  public boolean mayAnswer() {
    return state == State.OPEN || state == State.EDITABLE;
  }

  /**
   * What was said.
   *
   * @param replies by item, as {@link org.traininglayer.steps.checkin.CheckinWork} has them
   * @param stages the stages that could be named, in their order
   * @param changes how often it was changed
   */
  public record Said(
      Map<String, List<String>> replies,
      List<Stage> stages,
      Instant answeredAt,
      Instant changedAt,
      Instant lastEventAt,
      int changes) {

    /** Copies the collections. */
    public Said {
      replies = Map.copyOf(replies);
      stages = List.copyOf(stages);
    }

    /** What was said to an item; empty when nothing was. */
    public List<String> to(String item) {
      return replies.getOrDefault(item, List.of());
    }
  }
}

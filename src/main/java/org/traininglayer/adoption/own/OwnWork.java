package org.traininglayer.adoption.own;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/** What one person did, as far as it says something about how they judge. */
public record OwnWork(List<Claim> claims, List<Sure> judgements, List<Task> tasks) {

  /** Nothing yet. */
  public static final OwnWork NOTHING = new OwnWork(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public OwnWork {
    claims = List.copyOf(claims);
    judgements = List.copyOf(judgements);
    tasks = List.copyOf(tasks);
  }

  /**
   * A claim of a text that was checked without help.
   *
   * @param module where
   * @param errorType what was wrong with it; null of a right one
   * @param flagged whether it was marked
   */
  public record Claim(String module, boolean wrong, @Nullable String errorType, boolean flagged) {}

  /**
   * Something judged, with how sure.
   *
   * @param sure 0 to 1
   */
  public record Sure(double sure, boolean right) {}

  /**
   * A job with its time.
   *
   * @param job what was done without and with AI in one go
   * @param quality 0 to 100; null when not rated
   */
  public record Task(String job, Condition condition, Duration time, @Nullable Double quality) {}
}

package org.traininglayer.adoption.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * The facts of some people as they were read, each kind in the order of time: records are made
 * once, and groups and periods are cut out of them. Immutable.
 */
record KnownFacts(
    List<Review> reviews,
    List<Decision> decisions,
    List<Task> tasks,
    List<Rating> ratings,
    List<Neutral> neutral,
    List<Use> uses,
    List<Step> steps,
    List<Stages> stages) {

  /** Nothing known of anybody. */
  static final KnownFacts NOTHING =
      new KnownFacts(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final Comparator<UUID> BY_BYTES =
      (a, b) -> {
        int first = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return first != 0
            ? first
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };
  private static final Comparator<Fact> BY_TIME =
      Comparator.comparing((Fact fact) -> fact.when().at())
          .thenComparing(fact -> fact.when().id(), BY_BYTES);

  /** What a statement told. */
  sealed interface Fact {

    String person();

    When when();
  }

  /**
   * When something arose, and what tells two facts of one moment apart.
   *
   * @param day of the moment, in UTC
   * @param week it belongs to, a Monday
   */
  record When(Instant at, LocalDate day, LocalDate week, UUID id) {

    static When of(Instant at, LocalDate week, UUID id) {
      return new When(at, at.atZone(ZoneOffset.UTC).toLocalDate(), week, id);
    }

    boolean since(LocalDate from) {
      return !week.isBefore(from);
    }
  }

  /**
   * Where something was asked: what is answered there again takes the place of the answer before.
   */
  record Place(
      String person, @Nullable String attempt, @Nullable String step, @Nullable String item) {}

  /**
   * A claim.
   *
   * @param unit null where it is not known how many claims of its form are wrong
   * @param helped with guidance
   * @param judged an item whose success counts
   */
  record Review(
      String person,
      When when,
      @Nullable ReviewUnit unit,
      boolean helped,
      boolean judged,
      boolean right)
      implements Fact {}

  record Decision(String person, When when, PolicyDecision decision) implements Fact {}

  record Task(String person, When when, TimedTask task) implements Fact {}

  /** A rating that no later one has taken the place of. */
  record Rating(String person, When when, ConfidenceRating rating) implements Fact {}

  record Neutral(String person, When when, LogTimes time) implements Fact {}

  /**
   * Use in one week.
   *
   * @param observed a tool told it
   * @param reported the person told it, there; null of what was observed
   */
  record Use(
      String person,
      When when,
      boolean active,
      int outputs,
      boolean observed,
      @Nullable Place reported)
      implements Fact {}

  record Step(String person, When when, WorkflowStep step) implements Fact {}

  /** The stages of a piece of work, as somebody told them. */
  record Stages(
      String person,
      When when,
      Place place,
      String version,
      @Nullable List<String> all,
      List<String> done,
      List<String> checks)
      implements Fact {}

  int size() {
    return reviews.size()
        + decisions.size()
        + tasks.size()
        + ratings.size()
        + neutral.size()
        + uses.size()
        + steps.size()
        + stages.size();
  }

  /** With what is known now of these people instead of what was known of them before. */
  KnownFacts with(Set<String> people, KnownFacts now) {
    return new KnownFacts(
        merged(reviews, people, now.reviews),
        merged(decisions, people, now.decisions),
        merged(tasks, people, now.tasks),
        merged(ratings, people, now.ratings),
        merged(neutral, people, now.neutral),
        merged(uses, people, now.uses),
        merged(steps, people, now.steps),
        merged(stages, people, now.stages));
  }

  private static <T extends Fact> List<T> merged(List<T> all, Set<String> people, List<T> now) {
    List<T> merged = new ArrayList<>(all.size() + now.size());
    int next = 0;
    for (T fact : all) {
      if (people.contains(fact.person())) {
        continue;
      }
      while (next < now.size() && BY_TIME.compare(now.get(next), fact) < 0) {
        merged.add(now.get(next++));
      }
      merged.add(fact);
    }
    merged.addAll(now.subList(next, now.size()));
    return merged;
  }
}

package org.traininglayer.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/**
 * Who belongs where, day by day. Somebody who changes team keeps the history where it arose: facts
 * ask for the roster on their own day.
 */
public interface Roster {

  /** Everybody who has a post or is expected to use the tool on this day, by their ids. */
  List<Entry> on(OrganisationId organisation, LocalDate day);

  /** All that holds, person by person, the earliest first. */
  List<Entry> spans(OrganisationId organisation);

  /** The groups that are trained together, by name. */
  List<Cohort> cohorts(OrganisationId organisation);

  /** What there is, for whoever sets it up. */
  Contents contents(OrganisationId organisation, LocalDate day);

  /**
   * Somebody for some time.
   *
   * @param post null where only the expectation is known
   * @param from the first day; of the later beginning, where both are known
   * @param to the last day, inclusive; null while it goes on
   */
  record Entry(
      LearnerId learner,
      @Nullable Post post,
      boolean expected,
      LocalDate from,
      @Nullable LocalDate to) {}

  /**
   * What somebody works as, and where; what is not said is empty.
   *
   * @param role as modules and launches name it: {@code data-manager}
   * @param cohort the name of a {@link Cohort}
   */
  record Post(String role, String team, String study, String siteGroup, String cohort) {}

  /**
   * People who are trained together.
   *
   * @param wave of the rollout; may be empty
   * @param trainedOn null while they are not trained
   * @param owner who answers for them; may be empty
   */
  record Cohort(String name, String wave, @Nullable LocalDate trainedOn, String owner) {}

  /** How many cohorts, people with a post on the day, people expected on the day. */
  record Contents(int cohorts, int posts, int expected) {}
}

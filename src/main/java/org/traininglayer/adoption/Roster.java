package org.traininglayer.adoption;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whom figures are about: the denominator of every rate. Somebody who did nothing is in it, and
 * counts as nobody who did something.
 */
public interface Roster {

  /** Everybody who belongs to an organisation on this day, by account. */
  List<Entry> on(OrganisationId organisation, LocalDate day);

  /**
   * Knows more than the platforms: who works where, and who is expected to use what from when to
   * when. Whoever implements it as a bean is asked; where it knows a person, it holds.
   */
  interface Source {

    /** What is known for this day. */
    List<Entry> on(OrganisationId organisation, LocalDate day);

    /** Whether it says of everybody who is expected: whoever is not named is not. */
    default boolean namesExpected(OrganisationId organisation) {
      return false;
    }
  }

  /**
   * One person on one day.
   *
   * @param role at work, as {@code cra}; empty when not known
   * @param study empty when not known; so the next three
   * @param expected whether use is expected; null when nobody has said
   * @param trainedAt when the first module was passed; null when none was
   */
  record Entry(
      AccountKey person,
      String role,
      String study,
      String siteGroup,
      String cohort,
      @Nullable Boolean expected,
      @Nullable LocalDate trainedAt,
      String owner) {

    /** The same, where somebody else says who is expected. */
    public Entry notExpected() {
      return new Entry(person, role, study, siteGroup, cohort, false, trainedAt, owner);
    }

    /** The same, trained at this day unless that is known. */
    public Entry trained(@Nullable LocalDate day) {
      return trainedAt != null || day == null
          ? this
          : new Entry(person, role, study, siteGroup, cohort, expected, day, owner);
    }
  }
}

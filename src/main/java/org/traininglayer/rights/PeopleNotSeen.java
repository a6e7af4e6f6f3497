package org.traininglayer.rights;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.rights.ErasureRecord.Cause;

/**
 * People who have not been seen: not arrived, not on a roster, nothing answered. They are erased
 * with everything, as if somebody had asked. Invented people stay.
 */
@Component
class PeopleNotSeen implements Ageing {

  /** Who did it, where nobody was signed in. */
  static final String BY = "retention";

  private static final int LEAST_DAYS = 90;

  /** Each is looked for in every table, and nobody else may begin anything meanwhile. */
  private static final int PIECE = 10;

  private static final String NOT_SEEN =
      """
      p.organisation_id = :organisation and p.last_seen_at < :before and not p.sample
        and not exists (
          select 1 from lti_roster_member m
          where m.learner_id = p.id and (m.active and m.left_at is null or m.last_seen_at >= :before))
        and not exists (
          select 1 from attempt a
          where a.organisation_id = :organisation and a.learner_id = p.id and a.saved_at >= :before)
        and not exists (
          select 1 from check_in c
          where c.organisation_id = :organisation and c.learner_id = p.id and c.changed_at >= :before)
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final Erasures erasures;

  PeopleNotSeen(JdbcClient jdbc, People people, Erasures erasures) {
    this.jdbc = jdbc;
    this.people = people;
    this.erasures = erasures;
  }

  @Override
  public String kind() {
    return "people";
  }

  @Override
  public int leastDays() {
    return LEAST_DAYS;
  }

  @Override
  public int piece() {
    return PIECE;
  }

  @Override
  public long due(OrganisationId organisation, Instant before) {
    return jdbc.sql("select count(*) from person p where " + NOT_SEEN)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** Whoever arrives at this moment is left alone; whoever comes after it waits, and is new. */
  @Override
  public int remove(OrganisationId organisation, Instant before, int most) {
    List<LearnerId> due =
        jdbc
            .sql(
                "select p.id from person p where "
                    + NOT_SEEN
                    + " order by p.last_seen_at limit :most for no key update of p skip locked")
            .param("organisation", organisation.value())
            .param("before", before.atOffset(ZoneOffset.UTC))
            .param("most", most)
            .query(UUID.class)
            .list()
            .stream()
            .map(LearnerId::new)
            .toList();
    if (!due.isEmpty()) {
      erasures.erase(organisation, people.find(due), BY, Cause.RETENTION);
    }
    return due.size();
  }
}

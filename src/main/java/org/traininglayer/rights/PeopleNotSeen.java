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
 * with everything, as if somebody had asked. Invented people stay. Whoever came by several
 * registrations of a platform has a row for each, and is seen as long as one of them is.
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
          select 1 from person q
          join lti_platform i on i.id = q.platform_id
          join lti_platform j on j.id = p.platform_id and j.issuer = i.issuer
          where q.organisation_id = :organisation and q.subject = p.subject
            and (q.sample or q.last_seen_at >= :before
              or exists (
                select 1 from lti_roster_member m
                where m.learner_id = q.id
                  and (m.active and m.left_at is null or m.last_seen_at >= :before))
              or exists (
                select 1 from attempt a
                where a.organisation_id = :organisation and a.learner_id = q.id
                  and a.saved_at >= :before)
              or exists (
                select 1 from check_in c
                where c.organisation_id = :organisation and c.learner_id = q.id
                  and c.changed_at >= :before)))
      """;

  /** Those of some people whose other rows are all free and not seen either, once locked. */
  private static final String STILL_NOT_SEEN =
      """
      with others as (
        select q.id, p.id as due from person p
        join lti_platform j on j.id = p.platform_id
        join person q on q.organisation_id = :organisation and q.subject = p.subject
        join lti_platform i on i.id = q.platform_id and i.issuer = j.issuer
        where p.id = any(:due)),
      free as (
        select q.id, q.last_seen_at from person q where q.id in (select id from others)
        for no key update of q skip locked)
      select o.due from others o left join free f on f.id = o.id
      group by o.due
      having bool_and(f.id is not null and f.last_seen_at < :before)
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
    List<LearnerId> gone = due.isEmpty() ? due : stillNotSeen(organisation, before, due);
    if (!gone.isEmpty()) {
      erasures.erase(organisation, people.find(gone), BY, Cause.RETENTION);
    }
    return gone.size();
  }

  /** Somebody may have arrived by another of their rows since these were looked up. */
  private List<LearnerId> stillNotSeen(
      OrganisationId organisation, Instant before, List<LearnerId> due) {
    return jdbc
        .sql(STILL_NOT_SEEN)
        .param("organisation", organisation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("due", due.stream().map(LearnerId::value).toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .map(LearnerId::new)
        .toList();
  }
}

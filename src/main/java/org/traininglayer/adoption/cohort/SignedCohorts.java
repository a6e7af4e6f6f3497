package org.traininglayer.adoption.cohort;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whose thresholds were set and signed before the first outcome was known, which signing again
 * later does not undo. P5 and G1 ask the same.
 */
@Component
public class SignedCohorts {

  private final JdbcClient jdbc;

  SignedCohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The keys of these groups. A group that no verdict is made of has nothing to sign: it counts
   * once all are signed that verdicts are made of.
   *
   * @param all groups of the organisation
   * @param until a signature of this moment or later does not count
   */
  public Set<String> of(OrganisationId organisation, List<Cohort> all, Instant until) {
    return with(
        Set.copyOf(
            jdbc.sql(
                    """
                    select distinct cohort from verdict_thresholds
                    where organisation_id = :organisation and before_outcomes and signed_at < :until
                    """)
                .param("organisation", organisation.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()),
        all);
  }

  static Set<String> with(Set<String> signed, List<Cohort> all) {
    List<Cohort> watched = Watched.of(all);
    boolean every =
        !watched.isEmpty() && watched.stream().allMatch(one -> signed.contains(one.key()));
    Set<String> keys = new HashSet<>();
    for (Cohort one : all) {
      if (watched.contains(one) ? signed.contains(one.key()) : every) {
        keys.add(one.key());
      }
    }
    return keys;
  }
}

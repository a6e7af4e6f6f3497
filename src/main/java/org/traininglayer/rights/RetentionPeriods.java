package org.traininglayer.rights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.Ageing;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Leases;

/**
 * How long what is kept, by kind and organisation; what is older goes at night, in small pieces.
 * Without a period nothing goes.
 */
@Component
public class RetentionPeriods {

  /** The longest period that can be set, in days: a hundred years. */
  public static final int MOST_DAYS = 36_525;

  private static final Logger LOG = LoggerFactory.getLogger(RetentionPeriods.class);
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final Duration SOON = Duration.ofDays(30);

  private final List<Ageing> kinds;
  private final JdbcClient jdbc;
  private final Leases leases;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  RetentionPeriods(
      List<Ageing> kinds,
      JdbcClient jdbc,
      Leases leases,
      ApplicationEventPublisher events,
      PlatformTransactionManager manager) {
    this.kinds = kinds.stream().sorted(Comparator.comparing(Ageing::kind)).toList();
    this.jdbc = jdbc;
    this.leases = leases;
    this.events = events;
    this.transaction = new TransactionTemplate(manager);
  }

  /**
   * A kind and how it stands.
   *
   * @param days how long entries are kept; null for as long as nobody removes them
   * @param leastDays the shortest period that can be set
   * @param tonight how many go in the coming night
   * @param soon how many more within thirty days
   */
  public record Standing(
      String kind, @Nullable Integer days, int leastDays, long tonight, long soon) {}

  /** All kinds, by name. */
  public List<Standing> standing(OrganisationId organisation, Instant now) {
    Map<String, Integer> periods = periods(organisation);
    List<Standing> all = new ArrayList<>();
    for (Ageing kind : kinds) {
      Integer days = periods.get(kind.kind());
      long tonight = 0;
      long soon = 0;
      if (days != null) {
        Instant before = now.minus(Duration.ofDays(days));
        tonight = kind.due(organisation, before);
        soon = kind.due(organisation, before.plus(SOON)) - tonight;
      }
      all.add(new Standing(kind.kind(), days, kind.leastDays(), tonight, soon));
    }
    return all;
  }

  /** How long a kind is kept; empty for as long as nobody removes it. */
  public Optional<Integer> period(OrganisationId organisation, String kind) {
    return Optional.ofNullable(periods(organisation).get(kind));
  }

  /**
   * Sets how long a kind is kept, in the transaction of the caller.
   *
   * @param days null to keep it
   * @return false for a kind that is not known, or a period that is too short or too long; nothing
   *     has changed then
   */
  public boolean set(OrganisationId organisation, String kind, @Nullable Integer days, String by) {
    Optional<Ageing> known = kinds.stream().filter(one -> one.kind().equals(kind)).findFirst();
    if (known.isEmpty() || (days != null && (days < known.get().leastDays() || days > MOST_DAYS))) {
      return false;
    }
    if (days == null) {
      jdbc.sql(
              "delete from retention_period where organisation_id = :organisation and kind = :kind")
          .param("organisation", organisation.value())
          .param("kind", kind)
          .update();
    } else {
      jdbc.sql(
              """
              insert into retention_period (organisation_id, kind, days, set_by)
              values (:organisation, :kind, :days, :by)
              on conflict (organisation_id, kind) do update
              set days = excluded.days, set_by = excluded.set_by, set_at = now()
              """)
          .param("organisation", organisation.value())
          .param("kind", kind)
          .param("days", days)
          .param("by", by)
          .update();
    }
    return true;
  }

  /** Every night, on one node. */
  @Scheduled(cron = "0 20 2 * * *")
  void nightly() {
    leases.run(
        "retention",
        LEASE,
        held -> {
          List<UUID> organisations =
              jdbc.sql("select distinct organisation_id from retention_period order by 1")
                  .query(UUID.class)
                  .list();
          for (UUID organisation : organisations) {
            run(new OrganisationId(organisation), Instant.now(), held::extend);
          }
        });
  }

  /** Says whether the work may go on. */
  interface GoOn {
    boolean may();
  }

  /** Removes what is over; a kind that fails does not hold up the others. */
  void run(OrganisationId organisation, Instant now, GoOn goOn) {
    Map<String, Integer> periods = periods(organisation);
    for (Ageing kind : kinds) {
      Integer days = periods.get(kind.kind());
      if (days != null) {
        try {
          exhaust(organisation, kind, days, now, goOn);
        } catch (RuntimeException e) {
          LOG.warn("What is older than its period was not removed: {}", kind.kind(), e);
        }
      }
    }
  }

  private void exhaust(OrganisationId organisation, Ageing kind, int days, Instant now, GoOn goOn) {
    Instant before = now.minus(Duration.ofDays(days));
    int most = kind.piece();
    int removed = most;
    while (removed == most && goOn.may()) {
      Integer piece =
          transaction.execute(status -> {
            int gone = kind.remove(organisation, before, most);
            if (gone > 0) {
              events.publishEvent(new RetentionRan(organisation, kind.kind(), days, gone));
            }
            return gone;
          });
      removed = piece == null ? 0 : piece;
    }
  }

  private Map<String, Integer> periods(OrganisationId organisation) {
    Map<String, Integer> periods = new HashMap<>();
    jdbc.sql("select kind, days from retention_period where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query(row -> {
          periods.put(row.getString("kind"), row.getInt("days"));
        });
    return periods;
  }
}

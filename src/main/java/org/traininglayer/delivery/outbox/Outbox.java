package org.traininglayer.delivery.outbox;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.delivery.outbox.Destinations.Due;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.QuotedText;

/**
 * The messages, as kept. Putting in joins the caller's transaction. Taking out goes by lanes: one
 * owner at a time works in a lane, for as long as its lease lasts, and an end is written only while
 * the lane is still its own. Time is the database's, so that nodes agree.
 */
@Component
public class Outbox {

  /** Whoever sends again has looked: an earlier try is no longer in doubt. */
  private static final String AGAIN =
      """
      update outbox_message
      set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null, in_doubt = false
      """;

  /** What is thrown away stays in sight with its reason; what it said need not. */
  private static final String DISCARDED =
      """
      update outbox_message
      set state = 'GIVEN_UP', discarded_because = :because, finished_at = now(), payload = ''
      """;

  private static final String STOPPED_FOR =
      """
      where organisation_id = :organisation and destination_id = :destination
        and state in ('DEAD', 'CONFLICT') and %s = :reason
      """
          .formatted(OutboxReport.KIND);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  /** Of this database. */
  public Outbox(JdbcClient jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Puts messages in for several destinations, in one round trip. What is there already stays;
   * nothing is put in for a destination that is to run empty.
   *
   * @param payloadFormat which form the payloads have
   */
  public void put(
      OrganisationId organisation,
      Collection<UUID> destinations,
      int payloadFormat,
      List<NewMessage> messages) {
    if (destinations.isEmpty() || messages.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into outbox_message
              (organisation_id, destination_id, lane, learner_id, content_id, reference,
               payload_format, payload)
            select :organisation, d.id, m.lane, m.learner, m.id, m.reference, :format, m.payload
            from unnest(
                cast(:ids as uuid[]), cast(:learners as uuid[]), cast(:lanes as int[]),
                cast(:references as uuid[]), cast(:payloads as text[]))
              with ordinality as m (id, learner, lane, reference, payload, place)
            cross join unnest(cast(:destinations as uuid[])) as d (id)
            where not exists (
              select 1 from outbox_destination o where o.id = d.id and o.by_hand = 'DRAINING')
            order by m.place
            on conflict (destination_id, content_id) do nothing
            """)
        .param("organisation", organisation.value())
        .param("format", payloadFormat)
        .param("ids", messages.stream().map(m -> m.contentId().toString()).toArray(String[]::new))
        .param(
            "learners", messages.stream().map(m -> m.learner().toString()).toArray(String[]::new))
        .param(
            "lanes",
            messages.stream()
                .map(m -> Destinations.lane(m.learner().value()))
                .toArray(Integer[]::new))
        .param(
            "references",
            messages.stream()
                .map(NewMessage::reference)
                .map(reference -> reference == null ? null : reference.toString())
                .toArray(String[]::new))
        .param("payloads", messages.stream().map(NewMessage::payload).toArray(String[]::new))
        .param("destinations", destinations.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /**
   * Lets messages be sent once more that were delivered before a moment; what has another end keeps
   * it.
   */
  public void afresh(UUID destination, Collection<NewMessage> messages, Instant before) {
    jdbc.sql(
            """
            update outbox_message m
            set state = 'WAITING', attempts = 0, due_at = now(), finished_at = null,
              in_doubt = false, payload = n.payload
            from unnest(cast(:ids as uuid[]), cast(:payloads as text[])) as n (id, payload)
            where m.destination_id = :destination and m.content_id = n.id
              and m.state = 'DELIVERED' and m.finished_at < :before
            """)
        .param("ids", messages.stream().map(m -> m.contentId().toString()).toArray(String[]::new))
        .param("payloads", messages.stream().map(NewMessage::payload).toArray(String[]::new))
        .param("destination", destination)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** How the newest message about something ended; null when it has not, or there is none. */
  public Verdict.@Nullable State ended(UUID reference) {
    return jdbc.sql(
            """
            select state from outbox_message where reference = :reference order by id desc limit 1
            """)
        .param("reference", reference)
        .query(String.class)
        .optional()
        .filter(state -> !state.equals("WAITING"))
        .map(Verdict.State::valueOf)
        .orElse(null);
  }

  /** Lets what waits about something be tried at once; false when nothing waits. */
  public boolean hasten(UUID reference) {
    return jdbc.sql(
                """
                update outbox_message set due_at = now()
                where reference = :reference and state = 'WAITING'
                """)
            .param("reference", reference)
            .update()
        > 0;
  }

  /** Takes back what is not going to be sent as it is. */
  public void withdraw(UUID reference) {
    jdbc.sql(
            """
            delete from outbox_message
            where reference = :reference and state in ('WAITING', 'DEAD', 'CONFLICT')
            """)
        .param("reference", reference)
        .update();
  }

  /** Lets one message that stopped be sent again, as it is; none when there is no such one. */
  public int again(OrganisationId organisation, long message) {
    return jdbc.sql(
            AGAIN
                + """
                where organisation_id = :organisation and id = :message
                  and state in ('DEAD', 'CONFLICT')
                """)
        .param("organisation", organisation.value())
        .param("message", message)
        .update();
  }

  /** Lets everything that a destination has refused be sent again; how many there are. */
  public int allAgain(OrganisationId organisation, UUID destination) {
    return jdbc.sql(
            AGAIN
                + """
                where organisation_id = :organisation and destination_id = :destination
                  and state = 'DEAD'
                """)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .update();
  }

  /** Lets everything be sent again that stopped for a reason; how many there are. */
  public int again(OrganisationId organisation, UUID destination, String reason) {
    return jdbc.sql(AGAIN + STOPPED_FOR)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("reason", reason)
        .update();
  }

  /** Throws everything away that stopped for a reason; how many there were. */
  public int discard(OrganisationId organisation, UUID destination, String reason, String because) {
    return jdbc.sql(DISCARDED + STOPPED_FOR)
        .param("because", because)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("reason", reason)
        .update();
  }

  /**
   * Throws away what stopped of one content at a destination, and what waits for another try and
   * has surely not arrived.
   */
  public void discardContent(
      OrganisationId organisation, UUID destination, UUID content, String because) {
    jdbc.sql(
            DISCARDED
                + """
                where organisation_id = :organisation and destination_id = :destination
                  and content_id = :content
                  and (state in ('DEAD', 'CONFLICT')
                    or state = 'WAITING' and attempts > 0 and not in_doubt)
                """)
        .param("because", because)
        .param("organisation", organisation.value())
        .param("destination", destination)
        .param("content", content)
        .update();
  }

  /** Throws one message away that stopped. */
  public boolean discard(OrganisationId organisation, long message, String because) {
    return jdbc.sql(
                DISCARDED
                    + """
                    where organisation_id = :organisation and id = :message
                      and state in ('DEAD', 'CONFLICT')
                    """)
            .param("because", because)
            .param("organisation", organisation.value())
            .param("message", message)
            .update()
        == 1;
  }

  /** Takes free lanes that have something to do; none when others were quicker. */
  public List<Lease> claim(Due due, int most, Duration lease) {
    if (due.held() && !takeProbe(due.id(), lease)) {
      return List.of();
    }
    return jdbc.sql(
            """
            with free as (
              select l.destination_id, l.lane from outbox_lane l
              where l.destination_id = :destination
                and (l.leased_until is null or l.leased_until < now())
                and (l.not_before is null or l.not_before <= now() or :probe)
                and exists (
                  select 1 from outbox_message p
                  where p.destination_id = l.destination_id and p.lane = l.lane
                    and p.state = 'WAITING' and p.due_at <= now())
              order by random() limit :most
              for update of l skip locked)
            update outbox_lane l
            set owner = gen_random_uuid(), leased_until = now() + make_interval(secs => :lease)
            from free, outbox_destination d
            where l.destination_id = free.destination_id and l.lane = free.lane
              and d.id = l.destination_id
            returning l.owner, l.destination_id as destination, l.lane, l.failures as lane_failures,
              d.failures as destination_failures, d.refusals,
              d.refused_because, :probe as probe
            """)
        .param("destination", due.id())
        .param("probe", due.held())
        .param("most", due.held() ? 1 : most)
        .param("lease", seconds(lease))
        .query(Lease.class)
        .list();
  }

  /** Only one node at a time may try a destination that is held back. */
  private boolean takeProbe(UUID destination, Duration lease) {
    return jdbc.sql(
                """
                update outbox_destination set retry_at = now() + make_interval(secs => :lease)
                where id = :id and (retry_at is null or retry_at <= now())
                """)
            .param("id", destination)
            .param("lease", seconds(lease))
            .update()
        == 1;
  }

  /**
   * The next messages of a lane, oldest first, those that go by themselves last; extends the lease.
   * Empty when it was lost, or somebody has paused the destination.
   */
  public List<OutboxMessage> next(Lease lease, int most, Duration duration) {
    return jdbc.sql(
            """
            with mine as (
              update outbox_lane set leased_until = now() + make_interval(secs => :lease)
              where destination_id = :destination and lane = :lane and owner = :owner
                and not exists (
                  select 1 from outbox_destination d
                  where d.id = :destination and d.by_hand = 'PAUSED')
              returning destination_id, lane)
            select p.id, p.content_id, p.reference, p.payload_format, p.payload, p.attempts,
              p.in_doubt, p.status, p.set_aside
            from outbox_message p join mine using (destination_id, lane)
            where p.state = 'WAITING' and p.due_at <= now()
            order by p.attempts >= 3, p.id limit :most
            """)
        .param("lease", seconds(duration))
        .param("destination", lease.destination())
        .param("lane", lease.lane())
        .param("owner", lease.owner())
        .param("most", most)
        .query(OutboxMessage.class)
        .list();
  }

  /** Extends a lease; false when it was lost. */
  boolean extend(Lease lease, Duration duration) {
    return jdbc.sql(
                """
                update outbox_lane set leased_until = now() + make_interval(secs => :lease)
                where destination_id = :destination and lane = :lane and owner = :owner
                """)
            .param("lease", seconds(duration))
            .param("destination", lease.destination())
            .param("lane", lease.lane())
            .param("owner", lease.owner())
            .update()
        == 1;
  }

  /** Gives a lane back. */
  void release(Lease lease) {
    jdbc.sql(
            """
            update outbox_lane set owner = null, leased_until = null
            where destination_id = :destination and lane = :lane and owner = :owner
            """)
        .param("destination", lease.destination())
        .param("lane", lease.lane())
        .param("owner", lease.owner())
        .update();
  }

  /** From here on these messages may have arrived, whatever happens to us. */
  void doubt(List<OutboxMessage> messages) {
    jdbc.sql("update outbox_message set in_doubt = true where id = any(cast(:ids as bigint[]))")
        .param("ids", ids(messages))
        .update();
  }

  /**
   * Writes down how a result ended, if the lane is still ours.
   *
   * @param tried messages of the result
   * @return false when the lane belongs to somebody else by now; nothing is written then
   */
  public boolean finish(
      Lease lease, List<OutboxMessage> tried, BatchResult result, RetryPolicy policy) {
    Later fault = result.later();
    Duration wait = fault == null ? Duration.ZERO : policy.wait(lease, tried, fault);
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          if (!finishLane(lease, result, wait)) {
            return false;
          }
          end(result.verdicts());
          Later later = result.later();
          Misconfigured misconfigured = result.misconfigured();
          if (later != null) {
            postpone(lease, tried, result, later, wait, policy.longest());
          } else if (misconfigured != null) {
            pause(lease, tried, result, misconfigured, policy.probe());
          } else {
            goOn(lease, result);
          }
          return true;
        }));
  }

  private boolean finishLane(Lease lease, BatchResult result, Duration wait) {
    return jdbc.sql(
                """
                update outbox_lane
                set delivered = delivered + :delivered,
                  delivered_at = case when :delivered > 0 then now() else delivered_at end,
                  failures = case when :later then failures + 1
                    else greatest(least(failures, :smallest) - 1, 0) end,
                  not_before = case when :later then now() + make_interval(secs => :wait) end
                where destination_id = :destination and lane = :lane and owner = :owner
                """)
            .param("delivered", result.delivered())
            .param("later", result.later() != null)
            .param("smallest", RetryPolicy.SMALLEST_AFTER)
            .param("wait", seconds(wait))
            .param("destination", lease.destination())
            .param("lane", lease.lane())
            .param("owner", lease.owner())
            .update()
        == 1;
  }

  private void end(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update outbox_message p
            set state = v.state, status = v.status, reason = v.reason, attempts = attempts + 1,
              finished_at = now(),
              payload = case when v.state in ('DELIVERED', 'GIVEN_UP') then '' else p.payload end
            from unnest(cast(:ids as bigint[]), cast(:states as text[]), cast(:statuses as int[]),
              cast(:reasons as text[])) as v (id, state, status, reason)
            where p.id = v.id and p.state = 'WAITING'
            """)
        .param("ids", ids(verdicts.stream().map(Verdict::message).toList()))
        .param("states", verdicts.stream().map(v -> v.state().name()).toArray(String[]::new))
        .param("statuses", verdicts.stream().map(Verdict::status).toArray(Integer[]::new))
        .param("reasons", verdicts.stream().map(Verdict::reason).toArray(String[]::new))
        .update();
  }

  /** A destination that answers is well, whatever it was before. */
  private void goOn(Lease lease, BatchResult result) {
    List<Verdict> said = result.verdicts().stream().filter(Verdict::answered).toList();
    if (said.isEmpty()) {
      if (lease.probe() && !result.verdicts().isEmpty()) {
        probeAgain(lease.destination());
      }
      return;
    }
    Optional<Verdict> bad =
        said.stream()
            .filter(v -> v.state() != Verdict.State.DELIVERED)
            .reduce((first, last) -> last);
    Refusals refused = result.refused();
    List<Boolean> ill =
        jdbc.sql(
                """
                with before as (
                  select id, failures > 0 or paused_because is not null or retry_at is not null as ill
                  from outbox_destination where id = :id for update)
                update outbox_destination d
                set failures = 0, paused_because = null, retry_at = null,
                  refused_since = case when :refusals = 0 then null
                    when refused_because = :refused_because then coalesce(refused_since, now())
                    else now() end,
                  refusals = :refusals, refused_because = :refused_because,
                  last_error = coalesce(:error, last_error),
                  last_error_at = case when :error is null then last_error_at else now() end
                from before
                where d.id = before.id
                  and (before.ill or d.refusals <> :refusals or :error is not null)
                returning before.ill
                """)
            .param("refusals", refused.count())
            .param("refused_because", refused.kind(), Types.VARCHAR)
            .param(
                "error",
                bad.map(Verdict::reason).map(QuotedText::without).orElse(null),
                Types.VARCHAR)
            .param("id", lease.destination())
            .query(Boolean.class)
            .list();
    if (ill.contains(true)) {
      allDue(lease.destination());
    }
  }

  /** Nobody was asked by this probe: the next message may be one. */
  private void probeAgain(UUID destination) {
    jdbc.sql("update outbox_destination set retry_at = null where id = :id")
        .param("id", destination)
        .update();
  }

  /**
   * The neighbour is well again: what waits because it was not goes out now. Whatever somebody is
   * at is left to them, so that nobody waits for anybody here.
   */
  private void allDue(UUID destination) {
    jdbc.sql(
            """
            update outbox_message set due_at = now()
            where id in (
              select id from outbox_message
              where destination_id = :destination and state = 'WAITING' and due_at > now()
                and not set_aside
              for update skip locked)
            """)
        .param("destination", destination)
        .update();
    jdbc.sql(
            """
            update outbox_lane set not_before = null
            where destination_id = :destination and lane in (
              select lane from outbox_lane
              where destination_id = :destination and not_before is not null
              for update skip locked)
            """)
        .param("destination", destination)
        .update();
  }

  private void postpone(
      Lease lease,
      List<OutboxMessage> tried,
      BatchResult result,
      Later later,
      Duration wait,
      Duration longest) {
    List<OutboxMessage> open = open(tried, result);
    boolean stepsAside = RetryPolicy.stepsAside(tried, later);
    jdbc.sql(
            """
            update outbox_message m
            set attempts = m.attempts + :tried_alone, status = :status, reason = :reason,
              in_doubt = :in_doubt, tried_at = now(),
              set_aside = case when :steps_aside then :only or seen.culprit else m.set_aside end,
              due_at = case
                when :steps_aside and seen.culprit and not :only
                  then now() + make_interval(secs => :longest)
                when :steps_aside then now() + make_interval(secs => :wait)
                else m.due_at end
            from (
              select o.id, exists (
                select 1 from outbox_lane l
                where l.destination_id = o.destination_id and l.delivered_at > o.tried_at) as culprit
              from outbox_message o where o.id = any(cast(:ids as bigint[]))) seen
            where m.id = seen.id and m.state = 'WAITING'
            """)
        .param("only", later.only())
        .param("longest", seconds(longest))
        .param("tried_alone", tried.size() == 1 ? 1 : 0)
        .param("status", later.status(), Types.INTEGER)
        .param("reason", later.reason())
        .param("in_doubt", later.inDoubt() || open.stream().anyMatch(OutboxMessage::inDoubt))
        .param("steps_aside", stepsAside)
        .param("wait", seconds(wait))
        .param("ids", ids(open))
        .update();
    if (stepsAside) {
      jdbc.sql(
              """
              update outbox_lane set failures = 0, not_before = null
              where destination_id = :destination and lane = :lane
              """)
          .param("destination", lease.destination())
          .param("lane", lease.lane())
          .update();
    }
    if (stepsAside && later.only()) {
      well(lease, later);
      return;
    }
    boolean delivered = result.delivered() > 0;
    boolean asked = later.askedFor() != null;
    jdbc.sql(
            """
            update outbox_destination
            set failures = case when :asked then greatest(f.now, :threshold) else f.now end,
              retry_at = case when :asked or f.now >= :threshold
                then greatest(case when not :probe then retry_at end,
                  now() + make_interval(secs => :wait)) end,
              paused_because = null,
              last_error = :error, last_error_at = now()
            from (select case when :delivered then 1 else failures + 1 end as now
                  from outbox_destination where id = :id for update) f
            where id = :id
            """)
        .param("asked", asked)
        .param("threshold", RetryPolicy.BREAKS_AT)
        .param("wait", stepsAside ? 0.0 : seconds(wait)) // the next one has its try at once
        .param("delivered", delivered)
        .param("probe", lease.probe())
        .param("error", QuotedText.without(later.reason()))
        .param("id", lease.destination())
        .update();
  }

  /** A message waits for something of its own: whoever answered is well, and no breaker is fed. */
  private void well(Lease lease, Later later) {
    boolean answered = later.status() != null;
    if (!answered && !lease.probe()) {
      return;
    }
    jdbc.sql(
            """
            update outbox_destination
            set failures = case when :answered then 0 else failures end,
              paused_because = case when :answered then null else paused_because end,
              retry_at = null
            where id = :id and (failures > 0 or paused_because is not null or retry_at is not null)
            """)
        .param("answered", answered)
        .param("id", lease.destination())
        .update();
  }

  private void pause(
      Lease lease,
      List<OutboxMessage> tried,
      BatchResult result,
      Misconfigured cause,
      Duration probe) {
    jdbc.sql(
            """
            update outbox_message
            set attempts = attempts + :tried_alone, status = :status, reason = :reason, in_doubt = :in_doubt
            where id = any(cast(:ids as bigint[])) and state = 'WAITING'
            """)
        .param("tried_alone", tried.size() == 1 ? 1 : 0)
        .param("status", cause.status(), Types.INTEGER)
        .param("reason", cause.reason())
        .param("in_doubt", tried.stream().anyMatch(OutboxMessage::inDoubt))
        .param("ids", ids(open(tried, result)))
        .update();
    if (result.refused().suspicious()) {
      unbury(lease, result);
    }
    jdbc.sql(
            """
            update outbox_destination
            set paused_because = :reason, retry_at = now() + make_interval(secs => :probe),
              failures = 0, refusals = :refusals, refused_because = :refused_because,
              last_error = :reason, last_error_at = now()
            where id = :id
            """)
        .param("reason", QuotedText.without(cause.reason()))
        .param("probe", seconds(probe))
        .param("refusals", result.refused().count())
        .param("refused_because", result.refused().kind(), Types.VARCHAR)
        .param("id", lease.destination())
        .update();
  }

  /** What was put aside before it was known that everything is refused goes on waiting. */
  private void unbury(Lease lease, BatchResult result) {
    jdbc.sql(
            """
            update outbox_message p set state = 'WAITING', finished_at = null
            from outbox_destination d
            where d.id = :id and p.destination_id = d.id and p.state = 'DEAD'
              and p.finished_at >= d.refused_since and d.refused_because = :kind
              and p.status in (400, 422)
            """)
        .param("id", lease.destination())
        .param("kind", result.refused().kind(), Types.VARCHAR)
        .update();
  }

  private static List<OutboxMessage> open(List<OutboxMessage> tried, BatchResult result) {
    List<Long> ended = result.verdicts().stream().map(v -> v.message().id()).toList();
    List<OutboxMessage> open = new ArrayList<>(tried);
    open.removeIf(message -> ended.contains(message.id()));
    return open;
  }

  private static Long[] ids(List<OutboxMessage> messages) {
    return messages.stream().map(OutboxMessage::id).toArray(Long[]::new);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

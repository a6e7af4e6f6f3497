package org.traininglayer.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Mails;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.ToolAddress;
import org.traininglayer.persistence.Rows;

/**
 * The weekly digest to whoever answers for the training layer: when it is due, to whom, and that
 * there is one a week.
 */
@Component
class Digests {

  private static final Logger log = LoggerFactory.getLogger(Digests.class);
  private static final UUID NAMESPACE = UUID.fromString("7d0a4e6e-6f5d-5b1c-8a53-0a6d4f2e9c11");
  private static final Duration SENSIBLE = Duration.ofDays(3);
  private static final Duration WEEK = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Mails mails;
  private final Worklist worklist;
  private final Warnings warnings;
  private final Ownership ownership;
  private final ConsoleUsers users;
  private final DigestMail mail;

  Digests(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Mails mails,
      Worklist worklist,
      Warnings warnings,
      Ownership ownership,
      ConsoleUsers users,
      ToolAddress address,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.mails = mails;
    this.worklist = worklist;
    this.warnings = warnings;
    this.ownership = ownership;
    this.users = users;
    this.mail = new DigestMail(messages, address::at);
  }

  /** When it goes out; nothing when it does not. */
  Optional<DigestTime> time(OrganisationId organisation) {
    return jdbc.sql("select * from digest_setting where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) -> time(row))
        .optional();
  }

  private static DigestTime time(ResultSet row) throws SQLException {
    return new DigestTime(
        DayOfWeek.of(row.getInt("day")), row.getInt("hour"), ZoneId.of(row.getString("zone")));
  }

  /** The same time again changes nothing: the digest that is due by it goes out. */
  void set(OrganisationId organisation, DigestTime time, String by) {
    jdbc.sql(
            """
            insert into digest_setting (organisation_id, day, hour, zone, set_by)
            values (:organisation, :day, :hour, :zone, :by)
            on conflict (organisation_id) do update
            set day = :day, hour = :hour, zone = :zone, set_by = :by, set_at = now()
            where (digest_setting.day, digest_setting.hour, digest_setting.zone)
              is distinct from (excluded.day, excluded.hour, excluded.zone)
            """)
        .param("organisation", organisation.value())
        .param("day", time.day().getValue())
        .param("hour", time.hour())
        .param("zone", time.zone().getId())
        .param("by", by)
        .update();
  }

  void off(OrganisationId organisation) {
    jdbc.sql("delete from digest_setting where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .update();
  }

  /** Whom it goes to: the accountable owner, if they may sign in and gave an address. */
  Optional<MailAddress> recipient(OrganisationId organisation) {
    return ownership
        .current(organisation)
        .flatMap(tenure -> users.find(tenure.user()))
        .filter(user -> user.organisation().equals(organisation) && user.disabledAt() == null)
        .filter(user -> user.has(ConsoleRole.OWNER) || user.has(ConsoleRole.SITE_ADMINISTRATOR))
        .flatMap(user -> users.email(user.id()));
  }

  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT2M")
  void everywhere() {
    if (!mails.on()) {
      return;
    }
    List<OrganisationId> all =
        jdbc.sql("select organisation_id from digest_setting order by 1")
            .query((row, n) -> new OrganisationId(Rows.uuid(row, "organisation_id")))
            .list();
    for (OrganisationId organisation : all) {
      try {
        send(organisation, Instant.now());
      } catch (RuntimeException e) {
        // The others get theirs all the same; this one is tried again.
        log.warn("The weekly digest of organisation {} could not be made", organisation, e);
      }
    }
  }

  /** Puts the digest that is due on its way, once; false when none is, or nobody is to get it. */
  boolean send(OrganisationId organisation, Instant now) {
    LocalDate day = due(organisation, now).orElse(null);
    MailAddress to = recipient(organisation).orElse(null);
    return day != null
        && to != null
        && Boolean.TRUE.equals(
            transactions.execute(
                status -> first(organisation, day, now) && put(organisation, day, to, now)));
  }

  private Optional<LocalDate> due(OrganisationId organisation, Instant now) {
    return jdbc.sql("select * from digest_setting where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) -> time(row).due(now, Rows.instant(row, "set_at")))
        .optional()
        .flatMap(day -> day);
  }

  private boolean first(OrganisationId organisation, LocalDate day, Instant now) {
    return jdbc.sql(
                """
                insert into digest_sent (organisation_id, week, sent_at)
                values (:organisation, :week, :now)
                on conflict do nothing
                """)
            .param("organisation", organisation.value())
            .param("week", IsoWeek.of(day))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Since when a warning is new: since the last digest, and in the last seven days at least. */
  Instant since(OrganisationId organisation, LocalDate day, Instant now) {
    Instant week = now.minus(WEEK);
    return jdbc.sql(
            """
            select sent_at from digest_sent
            where organisation_id = :organisation and week < :week order by week desc limit 1
            """)
        .param("organisation", organisation.value())
        .param("week", IsoWeek.of(day))
        .query((row, n) -> Rows.instant(row, "sent_at"))
        .optional()
        .filter(last -> last.isBefore(week))
        .orElse(week);
  }

  private boolean put(OrganisationId organisation, LocalDate day, MailAddress to, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    Instant since = since(organisation, day, now);
    List<AlertView> fresh =
        warnings.open(organisation, today).stream()
            .filter(one -> !one.muted(today) && openedSince(one, since))
            .toList();
    UUID id = NameUuid.of(NAMESPACE, organisation + "\n" + IsoWeek.of(day));
    return mails.send(
        organisation,
        id,
        null,
        id,
        new Mail(
            to,
            "weekly digest",
            mail.title(),
            mail.body(fresh, worklist.of(organisation)),
            now.plus(SENSIBLE),
            null,
            List.of()));
  }

  private static boolean openedSince(AlertView one, Instant since) {
    return !one.steps().isEmpty() && one.steps().getFirst().at().isAfter(since);
  }

  /** What is set, for the audit trail. */
  static Map<String, String> fields(Optional<DigestTime> time) {
    return time.map(one ->
            Map.of(
                "day", one.day().toString(),
                "hour", Integer.toString(one.hour()),
                "zone", one.zone().getId()))
        .orElse(Map.of());
  }
}

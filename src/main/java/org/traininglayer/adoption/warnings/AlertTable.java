package org.traininglayer.adoption.warnings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.statistics.warnings.Alert;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The tables {@code warning_alert} and {@code warning_alert_step}. */
@Component
class AlertTable {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  AlertTable(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** An alert as kept. */
  record Kept(
      UUID id,
      String cohort,
      Rule rule,
      int ruleVersion,
      LocalDate openedWeek,
      String owner,
      Alert.State state,
      @Nullable String action,
      @Nullable LocalDate checkOn,
      @Nullable String reason,
      @Nullable LocalDate mutedUntil,
      @Nullable String muteReason) {}

  /** Opens it, unless there is one of this rule and cohort; whether it was opened. */
  boolean open(OrganisationId organisation, Alert alert, LocalDate week, Instant at) {
    UUID id = UUID.randomUUID();
    boolean opened =
        jdbc.sql(
                    """
                    insert into warning_alert (id, organisation_id, cohort, rule, rule_version,
                      opened_week, opened_at, owner, state)
                    values (:id, :organisation, :cohort, :rule, :version, :week, :at, :owner, 'OPEN')
                    on conflict do nothing
                    """)
                .param("id", id)
                .param("organisation", organisation.value())
                .param("cohort", alert.cohort())
                .param("rule", alert.rule().name())
                .param("version", alert.ruleVersion())
                .param("week", week)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("owner", alert.owner())
                .update()
            == 1;
    if (opened) {
      step(organisation, id, "OPENED", "", "", week);
    }
    return opened;
  }

  /** Rules with an alert that is not closed, by cohort. */
  Map<String, Set<Rule>> openRules(OrganisationId organisation) {
    return rules(
        """
        select cohort, rule from warning_alert
        where organisation_id = :organisation and state <> 'CLOSED'
        """,
        organisation,
        null);
  }

  /** Rules that opened an alert in this week, by cohort, closed ones too. */
  Map<String, Set<Rule>> openedIn(OrganisationId organisation, LocalDate week) {
    return rules(
        """
        select cohort, rule from warning_alert
        where organisation_id = :organisation and opened_week = :week
        """,
        organisation,
        week);
  }

  private Map<String, Set<Rule>> rules(
      String sql, OrganisationId organisation, @Nullable LocalDate week) {
    Map<String, Set<Rule>> rules = new HashMap<>();
    var query = jdbc.sql(sql).param("organisation", organisation.value());
    (week == null ? query : query.param("week", week))
        .query(row -> {
          rules
              .computeIfAbsent(row.getString("cohort"), cohort -> new HashSet<>())
              .add(Rule.valueOf(row.getString("rule")));
        });
    return rules;
  }

  /** Those that are not closed. */
  List<Kept> open(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from warning_alert where organisation_id = :organisation and state <> 'CLOSED'
            """)
        .param("organisation", organisation.value())
        .query((row, n) -> kept(row))
        .list();
  }

  /** Those closed last. */
  List<Kept> closed(OrganisationId organisation, int most) {
    return jdbc.sql(
            """
            select * from warning_alert where organisation_id = :organisation and state = 'CLOSED'
            order by closed_at desc limit :most
            """)
        .param("organisation", organisation.value())
        .param("most", most)
        .query((row, n) -> kept(row))
        .list();
  }

  Optional<Kept> find(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "select * from warning_alert where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> kept(row))
        .optional();
  }

  /** Keeps where an alert stands, if nobody has moved it meanwhile. */
  boolean move(OrganisationId organisation, UUID id, Alert.State before, Alert after, Instant at) {
    return jdbc.sql(
                """
                update warning_alert set state = :state, action = cast(:action as text),
                  check_on = cast(:check as date), reason = cast(:reason as text),
                  closed_at = case when :state = 'CLOSED' then cast(:at as timestamptz) end
                where organisation_id = :organisation and id = :id and state = :before
                """)
            .param("state", after.state().name())
            .param("action", after.action())
            .param("check", after.checkOn() == null ? null : after.checkOn().toString())
            .param("reason", after.reason())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("organisation", organisation.value())
            .param("id", id)
            .param("before", before.name())
            .update()
        == 1;
  }

  boolean mute(OrganisationId organisation, UUID id, LocalDate until, String reason) {
    return jdbc.sql(
                """
                update warning_alert set muted_until = :until, mute_reason = :reason
                where organisation_id = :organisation and id = :id and state <> 'CLOSED'
                """)
            .param("until", until)
            .param("reason", reason)
            .param("organisation", organisation.value())
            .param("id", id)
            .update()
        == 1;
  }

  boolean assign(OrganisationId organisation, UUID id, String owner) {
    return jdbc.sql(
                """
                update warning_alert set owner = :owner
                where organisation_id = :organisation and id = :id and state <> 'CLOSED'
                """)
            .param("owner", owner)
            .param("organisation", organisation.value())
            .param("id", id)
            .update()
        == 1;
  }

  void step(
      OrganisationId organisation,
      UUID alert,
      String kind,
      String who,
      String note,
      @Nullable LocalDate day) {
    jdbc.sql(
            """
            insert into warning_alert_step (organisation_id, alert_id, kind, who, note, day)
            values (:organisation, :alert, :kind, :who, :note, cast(:day as date))
            """)
        .param("organisation", organisation.value())
        .param("alert", alert)
        .param("kind", kind)
        .param("who", who)
        .param("note", note)
        .param("day", day == null ? null : day.toString())
        .update();
    events.publishEvent(new AlertChanged(organisation, alert, kind));
  }

  List<AlertView.Done> steps(OrganisationId organisation, UUID alert) {
    return jdbc.sql(
            """
            select * from warning_alert_step
            where organisation_id = :organisation and alert_id = :alert order by id
            """)
        .param("organisation", organisation.value())
        .param("alert", alert)
        .query((row, n) ->
            new AlertView.Done(
                row.getString("kind"),
                row.getString("who"),
                row.getString("note"),
                row.getObject("day", LocalDate.class),
                Rows.instant(row, "at")))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        Rows.uuid(row, "id"),
        row.getString("cohort"),
        Rule.valueOf(row.getString("rule")),
        row.getInt("rule_version"),
        row.getObject("opened_week", LocalDate.class),
        row.getString("owner"),
        Alert.State.valueOf(row.getString("state")),
        row.getString("action"),
        row.getObject("check_on", LocalDate.class),
        row.getString("reason"),
        row.getObject("muted_until", LocalDate.class),
        row.getString("mute_reason"));
  }
}

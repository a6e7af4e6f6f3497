package org.traininglayer.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.persistence.Rows;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.ErasureRecord.Line;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Erases people, and keeps what was done without saying to whom. */
@Component
public class Erasures {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final People people;
  private final PersonalData data;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  Erasures(People people, PersonalData data, ApplicationEventPublisher events, JdbcClient jdbc) {
    this.people = people;
    this.data = data;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Erases people everywhere and writes down what that did, in one transaction. Whoever came by
   * several registrations of a platform has a row for each, and goes with all of them: learning
   * records know only the one account.
   *
   * @param asked people of the organisation, at least one
   * @param by who does it
   */
  @Transactional
  public ErasureRecord erase(
      OrganisationId organisation, List<Person> asked, String by, Cause cause) {
    List<Person> erased = withTheirOtherRows(organisation, asked);
    return erase(
        organisation,
        erased.stream().map(Whom::of).toList(),
        () -> people.erase(organisation, erased.stream().map(Person::id).toList()),
        by,
        cause);
  }

  /**
   * Erases an agent of learning records; with an account that somebody came by, them with all their
   * rows.
   */
  @Transactional
  public ErasureRecord erase(
      OrganisationId organisation, AgentIdentifier agent, String by, Cause cause) {
    List<Person> known =
        agent
            .account()
            .map(account -> people.withAccounts(organisation, List.of(account)))
            .orElse(List.of());
    return known.isEmpty()
        ? erase(
            organisation,
            List.of(data.whom(organisation, agent)),
            () -> events.publishEvent(LearnersErased.agent(organisation, agent)),
            by,
            cause)
        : erase(organisation, known, by, cause);
  }

  private ErasureRecord erase(
      OrganisationId organisation, List<Whom> erased, Runnable erasure, String by, Cause cause) {
    jdbc.sql("set local statement_timeout = '5min'").update();
    List<Map<String, Object>> values =
        erased.stream().map(whom -> data.values(organisation, whom)).toList();
    Map<PersonalTable, Long> before = new LinkedHashMap<>();
    for (PersonalTable table : data.tables()) {
      before.put(table, count(table, values));
    }
    erasure.run();
    List<Line> lines = new ArrayList<>();
    before.forEach((table, there) -> {
      long left = count(table, values);
      if (there > 0 || left > 0) {
        lines.add(new Line(table.name(), table.table(), table.onErasure(), there, left));
      }
    });
    ErasureRecord record =
        new ErasureRecord(
            UUID.randomUUID(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            by,
            cause,
            (int) erased.stream().map(Whom::agent).distinct().count(),
            lines);
    insert(organisation, record);
    return record;
  }

  private List<Person> withTheirOtherRows(OrganisationId organisation, List<Person> asked) {
    Map<LearnerId, Person> all = new LinkedHashMap<>();
    asked.forEach(one -> all.put(one.id(), one));
    people
        .withAccounts(organisation, asked.stream().map(Person::account).distinct().toList())
        .forEach(one -> all.putIfAbsent(one.id(), one));
    return List.copyOf(all.values());
  }

  /** Rows by account are counted once for it, however many rows its person has. */
  private long count(PersonalTable table, List<Map<String, Object>> values) {
    boolean byLearner = table.whose().contains(":learner");
    Set<String> accounts = new HashSet<>();
    return values.stream()
        .filter(one -> byLearner || accounts.add(String.valueOf(one.get("agentKey"))))
        .mapToLong(one -> data.count(table, one))
        .sum();
  }

  private void insert(OrganisationId organisation, ErasureRecord record) {
    jdbc.sql(
            """
            insert into erasure_record (id, organisation_id, erased_at, erased_by, cause, people,
              lines)
            values (:id, :organisation, :at, :by, :cause, :people, cast(:lines as jsonb))
            """)
        .param("id", record.id())
        .param("organisation", organisation.value())
        .param("at", record.at().atOffset(ZoneOffset.UTC))
        .param("by", record.by())
        .param("cause", record.cause().name())
        .param("people", record.people())
        .param(
            "lines",
            JSON.writeValueAsString(
                record.lines().stream()
                    .map(line ->
                        Map.of(
                            "name", line.name(),
                            "table", line.table(),
                            "onErasure", line.onErasure().name(),
                            "before", line.before(),
                            "left", line.left()))
                    .toList()))
        .update();
  }

  /** One record. */
  public Optional<ErasureRecord> find(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "select * from erasure_record where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> record(row))
        .optional();
  }

  /** The newest records. */
  public List<ErasureRecord> newest(OrganisationId organisation, int count) {
    return jdbc.sql(
            """
            select * from erasure_record where organisation_id = :organisation
            order by erased_at desc, id limit :count
            """)
        .param("organisation", organisation.value())
        .param("count", count)
        .query((row, n) -> record(row))
        .list();
  }

  private static ErasureRecord record(ResultSet row) throws SQLException {
    return new ErasureRecord(
        Rows.uuid(row, "id"),
        Rows.instant(row, "erased_at"),
        row.getString("erased_by"),
        Cause.valueOf(row.getString("cause")),
        row.getInt("people"),
        JSON.readValue(row.getString("lines"), new TypeReference<List<Line>>() {}));
  }
}

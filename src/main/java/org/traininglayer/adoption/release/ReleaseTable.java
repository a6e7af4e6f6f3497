package org.traininglayer.adoption.release;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.disclosure.GroupControl.Before;
import org.traininglayer.adoption.disclosure.GroupControl.Shown;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import tools.jackson.databind.json.JsonMapper;

/** What was released last, and whose contributions it is of, in sketches that name nobody. */
final class ReleaseTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PeopleSketch NOBODY = PeopleSketch.of(Map.of());

  private final JdbcClient jdbc;

  ReleaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(LocalDate to, Instant madeAt, Release.Group group) {}

  /** The last release; without groups when there is none. */
  Release last(OrganisationId organisation, int weeks) {
    List<Row> rows =
        jdbc.sql(
                """
                select cohort, to_day, made_at, content from adoption_release
                 where organisation_id = :organisation and weeks = :weeks
                """)
            .param("organisation", organisation.value())
            .param("weeks", weeks)
            .query((row, n) -> row(row))
            .list();
    return rows.isEmpty()
        ? new Release(weeks, LocalDate.EPOCH, Instant.EPOCH, List.of())
        : new Release(
            weeks,
            rows.getFirst().to(),
            rows.getFirst().madeAt(),
            rows.stream()
                .map(Row::group)
                .sorted((a, b) -> a.cohort().compareTo(b.cohort()))
                .toList());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("to_day", LocalDate.class),
        Rows.instant(row, "made_at"),
        new Release.Group(
            Cohort.of(row.getString("cohort")).orElseThrow(),
            JSON.readValue(row.getString("content"), Release.Content.class)));
  }

  /**
   * Until the end of the transaction nobody else makes one: periods are held against each other.
   */
  void lock(OrganisationId organisation) {
    // Making one may take longer than other locks are waited for; a page rather waits than fails.
    jdbc.sql("set local lock_timeout = '25s'").update();
    advise(organisation);
  }

  /** The same for whoever has time: the rest of the transaction is as patient. */
  void lockWithPatience(OrganisationId organisation) {
    jdbc.sql("set local lock_timeout = '2min'").update();
    jdbc.sql("set local statement_timeout = '2min'").update();
    advise(organisation);
  }

  private void advise(OrganisationId organisation) {
    jdbc.sql("select from pg_advisory_xact_lock(7377, hashtext(:organisation))")
        .param("organisation", organisation.value().toString())
        .query((row, n) -> n)
        .list();
  }

  /** Periods of which there is a release, the shortest first. */
  List<Integer> periods(OrganisationId organisation) {
    return jdbc.sql(
            """
            select distinct weeks from adoption_release
             where organisation_id = :organisation order by weeks
            """)
        .param("organisation", organisation.value())
        .query(Integer.class)
        .list();
  }

  /** Of an organisation, the same for all of its releases. */
  long salt(OrganisationId organisation) {
    jdbc.sql(
            """
            insert into adoption_release_salt (organisation_id, salt)
            values (:organisation, :salt) on conflict do nothing
            """)
        .param("organisation", organisation.value())
        .param("salt", RANDOM.nextLong())
        .update();
    return jdbc.sql("select salt from adoption_release_salt where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query(Long.class)
        .single();
  }

  /** What is shown now, by figure and group. */
  Map<OwnerFigure, Map<String, Before>> before(OrganisationId organisation, Release last) {
    Map<String, PeopleSketch> people = new HashMap<>();
    jdbc.sql(
            """
            select cohort, figure, people from adoption_release_people
             where organisation_id = :organisation and weeks = :weeks
            """)
        .param("organisation", organisation.value())
        .param("weeks", last.weeks())
        .query(row -> {
          people.put(
              row.getString("figure") + " " + row.getString("cohort"),
              PeopleSketch.unpacked(row.getBytes("people")));
        });
    Map<OwnerFigure, Map<String, Before>> before = new HashMap<>();
    for (Release.Group group : last.groups()) {
      String key = group.cohort().key();
      for (OwnerFigure figure : OwnerFigure.ALL) {
        StoredFigure stored = group.content().figures().get(figure.id());
        if (stored != null) {
          before
              .computeIfAbsent(figure, of -> new HashMap<>())
              .put(
                  key,
                  new Before(
                      stored.figure(), people.getOrDefault(figure.id() + " " + key, NOBODY)));
        }
      }
    }
    return before;
  }

  /** One release instead of the former one. */
  void replace(
      OrganisationId organisation, Release release, Map<OwnerFigure, Map<String, Shown>> shown) {
    jdbc.sql(
            "delete from adoption_release where organisation_id = :organisation and weeks = :weeks")
        .param("organisation", organisation.value())
        .param("weeks", release.weeks())
        .update();
    jdbc.sql(
            """
            insert into adoption_release (organisation_id, cohort, weeks, to_day, made_at, content)
            select cast(:organisation as uuid), n.cohort, :weeks, :to, cast(:at as timestamptz),
                   cast(n.content as jsonb)
              from unnest(cast(:cohorts as text[]), cast(:contents as text[]))
                     as n (cohort, content)
            """)
        .param("organisation", organisation.value())
        .param("weeks", release.weeks())
        .param("to", release.to())
        .param("at", release.madeAt().toString())
        .param(
            "cohorts",
            release.groups().stream().map(group -> group.cohort().key()).toArray(String[]::new))
        .param(
            "contents",
            release.groups().stream()
                .map(group -> JSON.writeValueAsString(group.content()))
                .toArray(String[]::new))
        .update();
    people(organisation, release.weeks(), shown);
  }

  private void people(
      OrganisationId organisation, int weeks, Map<OwnerFigure, Map<String, Shown>> shown) {
    List<String> figures = new ArrayList<>();
    List<String> cohorts = new ArrayList<>();
    List<byte[]> people = new ArrayList<>();
    shown.forEach((figure, groups) ->
        groups.forEach((cohort, of) -> {
          if (of.figure().shown() && figure.instrument().isPresent()) {
            figures.add(figure.id());
            cohorts.add(cohort);
            people.add(of.people().packed());
          }
        }));
    jdbc.sql(
            """
            insert into adoption_release_people (organisation_id, cohort, weeks, figure, people)
            select cast(:organisation as uuid), n.cohort, :weeks, n.figure, n.people
              from unnest(cast(:figures as text[]), cast(:cohorts as text[]),
                          cast(:people as bytea[])) as n (figure, cohort, people)
            """)
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .param("figures", figures.toArray(String[]::new))
        .param("cohorts", cohorts.toArray(String[]::new))
        .param("people", people.toArray(byte[][]::new))
        .update();
  }
}

package org.traininglayer.adoption.release;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.disclosure.GroupControl.Before;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import tools.jackson.databind.json.JsonMapper;

/** What was released last, and by whose contributions: as prints, in which nobody is found. */
final class ReleaseTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();

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

  /** Until the end of the transaction nobody else makes this one. */
  void lock(OrganisationId organisation, int weeks) {
    jdbc.sql("select from pg_advisory_xact_lock(7377, hashtext(:what))")
        .param("what", organisation.value() + "/" + weeks)
        .query((row, n) -> weeks)
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

  /** What was shown before, by figure and group. */
  Map<OwnerFigure, Map<String, Before>> before(OrganisationId organisation, Release last) {
    Map<String, Set<Long>> prints = new HashMap<>();
    jdbc.sql(
            """
            select cohort, figure, prints from adoption_release_print
             where organisation_id = :organisation and weeks = :weeks
            """)
        .param("organisation", organisation.value())
        .param("weeks", last.weeks())
        .query(row -> {
          prints.put(
              row.getString("figure") + " " + row.getString("cohort"),
              unpacked(row.getBytes("prints")));
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
                      stored.figure(), prints.getOrDefault(figure.id() + " " + key, Set.of())));
        }
      }
    }
    return before;
  }

  /** One release instead of the former one. */
  void replace(
      OrganisationId organisation,
      Release release,
      Map<OwnerFigure, Map<String, Set<Long>>> prints) {
    jdbc.sql(
            "delete from adoption_release where organisation_id = :organisation and weeks = :weeks")
        .param("organisation", organisation.value())
        .param("weeks", release.weeks())
        .update();
    for (Release.Group group : release.groups()) {
      jdbc.sql(
              """
              insert into adoption_release (organisation_id, cohort, weeks, to_day, made_at, content)
              values (:organisation, :cohort, :weeks, :to, cast(:at as timestamptz),
                cast(:content as jsonb))
              """)
          .param("organisation", organisation.value())
          .param("cohort", group.cohort().key())
          .param("weeks", release.weeks())
          .param("to", release.to())
          .param("at", release.madeAt().toString())
          .param("content", JSON.writeValueAsString(group.content()))
          .update();
    }
    prints.forEach((figure, groups) ->
        groups.forEach((cohort, of) -> {
          if (!of.isEmpty() && figure.instrument().isPresent()) {
            print(organisation, release.weeks(), figure, cohort, of);
          }
        }));
  }

  private void print(
      OrganisationId organisation, int weeks, OwnerFigure figure, String cohort, Set<Long> of) {
    jdbc.sql(
            """
            insert into adoption_release_print (organisation_id, cohort, weeks, figure, prints)
            values (:organisation, :cohort, :weeks, :figure, :prints)
            """)
        .param("organisation", organisation.value())
        .param("cohort", cohort)
        .param("weeks", weeks)
        .param("figure", figure.id())
        .param("prints", packed(of))
        .update();
  }

  private static byte[] packed(Set<Long> prints) {
    ByteBuffer bytes = ByteBuffer.allocate(prints.size() * Long.BYTES);
    prints.stream().sorted().forEach(bytes::putLong);
    return bytes.array();
  }

  private static Set<Long> unpacked(byte[] bytes) {
    Set<Long> prints = new HashSet<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.remaining() >= Long.BYTES) {
      prints.add(buffer.getLong());
    }
    return prints;
  }
}

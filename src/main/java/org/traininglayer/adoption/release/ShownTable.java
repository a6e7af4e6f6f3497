package org.traininglayer.adoption.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whose contributions were shown at any time, as long as a period that is told now overlaps with
 * the one of then: whoever wrote the figures down could hold them against those of today.
 */
final class ShownTable {

  /** Weeks of the longest period that anything is told of: verdicts look back so far. */
  private static final int LONGEST = 104;

  private final JdbcClient jdbc;

  ShownTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * All that may be held against what is told of so many weeks, of all groups and periods: whatever
   * ended within them. What was shown of several groups or periods alike is there once.
   *
   * @param asked what is told now rests on these: nothing else is read
   */
  Map<Basis, List<PeopleSketch>> past(
      OrganisationId organisation, LocalDate to, int weeks, Set<Basis> asked) {
    Map<Basis, List<PeopleSketch>> people = new EnumMap<>(Basis.class);
    jdbc.sql(
            """
            select distinct basis, people from adoption_shown
             where organisation_id = :organisation and to_day > :oldest
               and basis = any(cast(:asked as text[]))
            """)
        .param("organisation", organisation.value())
        .param("oldest", to.minusWeeks(weeks))
        .param("asked", asked.stream().map(Basis::name).toArray(String[]::new))
        .query(row -> {
          people
              .computeIfAbsent(Basis.valueOf(row.getString("basis")), of -> new ArrayList<>())
              .add(PeopleSketch.unpacked(row.getBytes("people")));
        });
    return people;
  }

  /** Whose contributions were told of last of each group over periods that end here, by weeks. */
  Map<Integer, Map<Basis, Map<String, PeopleSketch>>> beside(
      OrganisationId organisation, LocalDate to, Set<Basis> asked) {
    Map<Integer, Map<Basis, Map<String, PeopleSketch>>> beside = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (weeks, basis, cohort) weeks, basis, cohort, people
              from adoption_shown
             where organisation_id = :organisation and to_day = :to
               and basis = any(cast(:asked as text[]))
             order by weeks, basis, cohort, noted_at desc
            """)
        .param("organisation", organisation.value())
        .param("to", to)
        .param("asked", asked.stream().map(Basis::name).toArray(String[]::new))
        .query(row -> {
          beside
              .computeIfAbsent(row.getInt("weeks"), of -> new EnumMap<>(Basis.class))
              .computeIfAbsent(Basis.valueOf(row.getString("basis")), of -> new HashMap<>())
              .put(row.getString("cohort"), PeopleSketch.unpacked(row.getBytes("people")));
        });
    return beside;
  }

  /**
   * Whose contributions were told of last on each Monday, of periods of so many weeks. What a node
   * of another version has noted of a basis that is none here is not read.
   */
  Map<Basis, Map<LocalDate, Map<String, PeopleSketch>>> mondays(
      OrganisationId organisation, int weeks) {
    Map<Basis, Map<LocalDate, Map<String, PeopleSketch>>> mondays = new EnumMap<>(Basis.class);
    jdbc.sql(
            """
            select distinct on (to_day, basis, cohort) to_day, basis, cohort, people
              from adoption_shown
             where organisation_id = :organisation and weeks = :weeks
               and basis = any(cast(:known as text[]))
             order by to_day, basis, cohort, noted_at desc
            """)
        .param("known", Stream.of(Basis.values()).map(Basis::name).toArray(String[]::new))
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .query(row -> {
          mondays
              .computeIfAbsent(Basis.valueOf(row.getString("basis")), of -> new HashMap<>())
              .computeIfAbsent(row.getObject("to_day", LocalDate.class), of -> new HashMap<>())
              .put(row.getString("cohort"), PeopleSketch.unpacked(row.getBytes("people")));
        });
    return mondays;
  }

  /** How often the group that moved most has moved in the week of a release. */
  int moves(OrganisationId organisation, int weeks, LocalDate to) {
    return jdbc.sql(
            """
            select coalesce(max(moves), 0) from (
              select count(*) as moves from adoption_shown
               where organisation_id = :organisation and weeks = :weeks and to_day = :to
               group by basis, cohort) of_groups
            """)
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .param("to", to)
        .query(Integer.class)
        .single();
  }

  /** Notes that figures of these people are shown; what no period overlaps with any more goes. */
  void note(
      OrganisationId organisation,
      int weeks,
      LocalDate to,
      Map<Basis, Map<String, Set<PeopleSketch>>> shown) {
    jdbc.sql("delete from adoption_shown where organisation_id = :organisation and to_day <= :old")
        .param("organisation", organisation.value())
        .param("old", to.minusWeeks(LONGEST))
        .update();
    List<String> bases = new ArrayList<>();
    List<String> cohorts = new ArrayList<>();
    List<byte[]> people = new ArrayList<>();
    shown.forEach((basis, groups) ->
        groups.forEach((cohort, all) ->
            all.forEach(sketch -> {
              bases.add(basis.name());
              cohorts.add(cohort);
              people.add(sketch.packed());
            })));
    jdbc.sql(
            """
            insert into adoption_shown (organisation_id, basis, cohort, weeks, to_day, people)
            select cast(:organisation as uuid), n.basis, n.cohort, :weeks, :to, n.people
              from unnest(cast(:bases as text[]), cast(:cohorts as text[]),
                          cast(:people as bytea[])) as n (basis, cohort, people)
            on conflict (organisation_id, basis, cohort, weeks, sha256(people))
              do update set to_day = greatest(adoption_shown.to_day, excluded.to_day),
                            noted_at = excluded.noted_at
            """)
        .param("organisation", organisation.value())
        .param("weeks", weeks)
        .param("to", to)
        .param("bases", bases.toArray(String[]::new))
        .param("cohorts", cohorts.toArray(String[]::new))
        .param("people", people.toArray(byte[][]::new))
        .update();
  }
}

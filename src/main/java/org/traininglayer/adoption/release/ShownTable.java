package org.traininglayer.adoption.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whose contributions were shown at any time, as long as a period that is told now overlaps with
 * the one of then: whoever wrote the figures down could hold them against those of today.
 */
final class ShownTable {

  private final JdbcClient jdbc;

  ShownTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was shown.
   *
   * @param people by what they contributed with, of all groups and periods
   * @param moves how often the group that moved most has moved in the week of a release
   */
  record Past(Map<Instrument, List<PeopleSketch>> people, int moves) {

    List<PeopleSketch> of(Instrument instrument) {
      return people.getOrDefault(instrument, List.of());
    }
  }

  /** All that may be held against a release of these weeks. */
  Past past(OrganisationId organisation, int weeks, LocalDate to) {
    Map<Instrument, List<PeopleSketch>> people = new EnumMap<>(Instrument.class);
    Map<String, Integer> moves = new HashMap<>();
    jdbc.sql(
            """
            select cohort, weeks, instrument, to_day, people from adoption_shown
             where organisation_id = :organisation and to_day > :oldest
            """)
        .param("organisation", organisation.value())
        .param("oldest", oldest(to))
        .query(row -> {
          Instrument instrument = Instrument.valueOf(row.getString("instrument"));
          people
              .computeIfAbsent(instrument, of -> new ArrayList<>())
              .add(PeopleSketch.unpacked(row.getBytes("people")));
          if (row.getInt("weeks") == weeks && row.getObject("to_day", LocalDate.class).equals(to)) {
            moves.merge(instrument + " " + row.getString("cohort"), 1, Integer::sum);
          }
        });
    return new Past(people, moves.values().stream().reduce(0, Integer::max));
  }

  /** Notes that figures of these people are shown; what no period overlaps with any more goes. */
  void note(
      OrganisationId organisation,
      int weeks,
      LocalDate to,
      Map<Instrument, Map<String, Set<PeopleSketch>>> shown) {
    jdbc.sql("delete from adoption_shown where organisation_id = :organisation and to_day <= :old")
        .param("organisation", organisation.value())
        .param("old", oldest(to))
        .update();
    shown.forEach((instrument, groups) ->
        groups.forEach((cohort, all) ->
            all.forEach(people ->
                jdbc.sql(
                        """
                        insert into adoption_shown
                          (organisation_id, instrument, cohort, weeks, to_day, people)
                        values (:organisation, :instrument, :cohort, :weeks, :to, :people)
                        on conflict (organisation_id, instrument, cohort, weeks, sha256(people))
                          do update set to_day = excluded.to_day
                        """)
                    .param("organisation", organisation.value())
                    .param("instrument", instrument.name())
                    .param("cohort", cohort)
                    .param("weeks", weeks)
                    .param("to", to)
                    .param("people", people.packed())
                    .update())));
  }

  private static LocalDate oldest(LocalDate to) {
    return to.minusWeeks(Releases.PERIODS.getLast());
  }
}

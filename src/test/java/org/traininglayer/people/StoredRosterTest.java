package org.traininglayer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.imports.Verdict;
import org.traininglayer.imports.Verdict.Outcome;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.people.Roster.Cohort;
import org.traininglayer.people.Roster.Entry;
import org.traininglayer.people.Roster.Post;
import org.traininglayer.people.SpanTable.Kind;
import org.traininglayer.people.SpanTable.Wish;
import org.traininglayer.people.Spans.Span;
import org.traininglayer.testing.TestDatabase;

/** Who belongs where, as kept. */
class StoredRosterTest {

  private static final LearnerId ANN = new LearnerId(new UUID(0, 1));
  private static final LearnerId BEN = new LearnerId(new UUID(0, 2));
  private static final OrganisationId HERE = OrganisationId.DEFAULT;
  private static final OrganisationId ELSEWHERE = new OrganisationId(UUID.randomUUID());

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
  private final SpanTable spans = new SpanTable(jdbc);
  private final CohortImport cohorts = new CohortImport(jdbc);
  private final Roster roster = new StoredRoster(jdbc, cohorts);

  @Test
  void the_roster_of_a_day_is_what_held_on_that_day() {
    put(Kind.POST, wish(ANN, "2026-01-01", null, "north"), wish(ANN, "2026-03-01", null, "south"));
    put(Kind.POST, wish(BEN, "2026-01-01", "2026-01-31", "north"));
    put(Kind.EXPECTED, new Wish(ANN, new Span<>(day("2026-02-01"), null, SpanTable.NONE), false));

    assertThat(roster.on(HERE, day("2026-01-15")))
        .extracting(Entry::learner, one -> team(one), Entry::expected)
        .containsExactly(tuple(ANN, "north", false), tuple(BEN, "north", false));
    assertThat(roster.on(HERE, day("2026-02-15")))
        .containsExactly(new Entry(ANN, post("north"), true, day("2026-02-01"), day("2026-02-28")));
    assertThat(roster.on(HERE, day("2026-04-01")))
        .extracting(one -> team(one), Entry::expected)
        .containsExactly(tuple("south", true));
    assertThat(roster.on(ELSEWHERE, day("2026-01-15"))).isEmpty();
    assertThat(roster.spans(HERE)).hasSize(4);
    assertThat(roster.contents(HERE, day("2026-02-15"))).isEqualTo(new Roster.Contents(0, 1, 1));
  }

  @Test
  void lines_of_a_file_may_stand_in_any_order_and_a_second_import_changes_nothing() {
    List<Wish> file =
        List.of(
            wish(ANN, "2026-03-01", null, "south"),
            wish(BEN, "2026-01-01", null, "north"),
            wish(ANN, "2026-01-01", null, "north"));
    assertThat(outcomes(file)).containsOnly(Outcome.NEW);
    put(Kind.POST, file.toArray(Wish[]::new));
    assertThat(outcomes(file)).containsOnly(Outcome.UNCHANGED);
    int rows = rows();
    put(Kind.POST, file.toArray(Wish[]::new));
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void what_was_believed_before_is_kept_and_no_longer_holds() {
    put(Kind.POST, wish(ANN, "2026-01-01", null, "north"));
    Wish correction = wish(ANN, "2026-01-01", null, "east");
    assertThat(outcomes(List.of(correction))).containsExactly(Outcome.CHANGED);
    put(Kind.POST, correction);

    assertThat(roster.spans(HERE)).extracting(one -> team(one)).containsExactly("east");
    assertThat(
            jdbc.sql("select team from roster_span where superseded_by is not null")
                .query(String.class)
                .list())
        .containsExactly("north");

    put(Kind.POST, new Wish(ANN, correction.span(), true));
    assertThat(roster.spans(HERE)).isEmpty();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void what_overlaps_is_refused_with_the_days_and_the_database_refuses_it_too() {
    put(Kind.POST, wish(ANN, "2026-01-01", "2026-06-30", "north"));
    List<Verdict> verdicts =
        spans.compare(HERE, Kind.POST, List.of(wish(ANN, "2026-02-01", "2026-02-28", "south")));
    assertThat(verdicts)
        .containsExactly(Verdict.refused("from", "span-within", "2026-01-01", "2026-06-30"));

    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into roster_span (organisation_id, learner_id, kind, from_day, role,
                      import_id)
                    values (:organisation, :learner, 'POST', '2026-06-30', 'cra', :import)
                    """)
                .param("organisation", HERE.value())
                .param("learner", ANN.value())
                .param("import", UUID.randomUUID())
                .update())
        .hasMessageContaining("spans of one person overlap");
  }

  @Test
  void what_is_taken_away_in_a_file_stands_in_nothings_way() {
    put(Kind.POST, wish(ANN, "2026-03-01", "2026-06-30", "north"));
    List<Wish> file =
        List.of(
            wish(ANN, "2026-01-01", "2026-05-31", "south"),
            new Wish(ANN, wish(ANN, "2026-03-01", null, "north").span(), true));

    assertThat(outcomes(file)).containsExactly(Outcome.NEW, Outcome.CHANGED);
    put(Kind.POST, file.toArray(Wish[]::new));
    assertThat(roster.spans(HERE))
        .extracting(one -> team(one), Entry::from, Entry::to)
        .containsExactly(tuple("south", day("2026-01-01"), day("2026-05-31")));
  }

  @Test
  void cohorts_are_new_changed_or_the_same() {
    Cohort first = new Cohort("Wave 1", "1", null, "");
    Cohort trained = new Cohort("Wave 1", "1", day("2026-03-02"), "Kim");
    assertThat(cohorts.compare(HERE, List.of(first))).containsExactly(Verdict.taken(Outcome.NEW));
    cohorts.write(HERE, UUID.randomUUID(), List.of(first));
    assertThat(cohorts.compare(HERE, List.of(first, trained)))
        .containsExactly(Verdict.taken(Outcome.UNCHANGED), Verdict.taken(Outcome.CHANGED));
    cohorts.write(HERE, UUID.randomUUID(), List.of(trained));
    assertThat(roster.cohorts(HERE)).containsExactly(trained);
    assertThat(roster.cohorts(ELSEWHERE)).isEmpty();
  }

  @Test
  void a_role_map_names_only_cohorts_that_exist() {
    RoleMapImport map = new RoleMapImport(spans, cohorts);
    cohorts.write(HERE, UUID.randomUUID(), List.of(new Cohort("Wave 1", "", null, "")));
    Post known = new Post("cra", "", "", "", "Wave 1");
    Post unknown = new Post("cra", "", "", "", "Wave 2");
    LocalDate from = day("2026-01-01");

    assertThat(
            map.compare(
                HERE,
                List.of(
                    new Wish(ANN, new Span<>(from, null, unknown), false),
                    new Wish(BEN, new Span<>(from, null, known), false))))
        .containsExactly(
            Verdict.refused("cohort", "cohort-unknown", "Wave 1"), Verdict.taken(Outcome.NEW));
  }

  @Test
  void whoever_is_erased_belongs_nowhere_and_is_not_put_back() {
    put(Kind.POST, wish(ANN, "2026-01-01", null, "north"), wish(BEN, "2026-01-01", null, "north"));

    spans.on(new LearnersErased(HERE, Set.of(ANN), Set.of()));
    jdbc.sql("insert into erased_learner (learner_id) values (?)").param(ANN.value()).update();
    Wish late = new Wish(ANN, new Span<>(day("2026-01-01"), null, SpanTable.NONE), false);
    Wish other = new Wish(BEN, late.span(), false);
    assertThat(spans.write(HERE, UUID.randomUUID(), Kind.EXPECTED, List.of(late, other)))
        .as("what could not be written is told")
        .containsExactly(late);

    assertThat(roster.spans(HERE)).extracting(Entry::learner).containsOnly(BEN);
    assertThat(rows()).isEqualTo(2);
  }

  private void put(Kind kind, Wish... wishes) {
    spans.write(HERE, UUID.randomUUID(), kind, List.of(wishes));
  }

  private List<Outcome> outcomes(List<Wish> file) {
    return spans.compare(HERE, Kind.POST, file).stream().map(Verdict::outcome).toList();
  }

  private int rows() {
    return jdbc.sql("select count(*) from roster_span").query(Integer.class).single();
  }

  private static String team(Entry entry) {
    Post post = entry.post();
    return post == null ? "" : post.team();
  }

  private static Wish wish(LearnerId who, String from, @Nullable String to, String team) {
    return new Wish(who, new Span<>(day(from), to == null ? null : day(to), post(team)), false);
  }

  private static Post post(String team) {
    return new Post("cra", team, "BRW-301", "", "");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}

package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.lrs.StatementSearch.Question;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a client asks for, PostgreSQL answers by an index and never reads the table from end to
 * end, among a hundred thousand statements.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementPlansTest {

  private static final int STATEMENTS = 100_000;

  /** Of 8 KB; the table alone has more than ten thousand. */
  private static final int MOST_PAGES = 3_000;

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LAST = FIRST.plusSeconds(STATEMENTS);
  private static final OrganisationId HERE = OrganisationId.DEFAULT;

  private static final Caller READER =
      new Caller(
          HERE,
          Authority.of("https://a.example", "reader"),
          KeyTerms.of(Set.of(Scope.ALL)),
          Caller.Shown.KEY);

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

  /**
   * A hundred thousand statements, one a second: two thousand people, ten verbs, five hundred
   * activities, ten thousand registrations; each thousandth is about another one, each five
   * thousandth voids one. Half each came in with two keys, but for one in a thousand with a token.
   */
  @BeforeAll
  void fill() {
    jdbc.sql(
            """
            insert into statement (organisation_id, id, stored, happened_at, partition, position,
              verb_key, actor_key, object_key, ref_id, voiding, registration, authority_key, mentions,
              version, authority, json)
            select :here, key('statement', n), :first + n * interval '1 second',
              :first + n * interval '1 second', n % 16, n, key('verb', n % 10),
              key('actor', n * 7919 % 2000), case when n % 1000 > 0 then key('activity', n * 31 % 500) end,
              case when n % 1000 = 0 then key('statement', n - 50) end, n % 5000 = 0,
              key('registration', n / 10), key('authority', case when n % 1000 = 7 then 2 else n % 2 end),
              array[key('actor', n * 7919 % 2000), key('activity', n * 31 % 500),
                key('activity', 500 + n % 20)],
              '1.0.3', '{}', repeat('{"statement":"of some length"}', 20)
            from generate_series(1, :count) n
            """
                .replaceAll("key\\('(\\w+)', ([^()]+)\\)", "md5('$1' || ($2))::uuid"))
        .param("here", HERE.value())
        .param("first", FIRST.atOffset(ZoneOffset.UTC))
        .param("count", STATEMENTS)
        .update();
    jdbc.sql("vacuum analyze statement").update();
  }

  private UUID key(String kind, int number) {
    return jdbc.sql("select md5(cast(:kind as text) || cast(:number as int))::uuid")
        .param("kind", kind)
        .param("number", number)
        .query(UUID.class)
        .single();
  }

  /** What is asked for: names of parameters, divided by spaces. */
  static Stream<String> questions() {
    List<String> filters = new ArrayList<>();
    for (String agent : List.of("", "agent", "agent related_agents")) {
      for (String activity : List.of("", "activity", "activity related_activities")) {
        for (String verb : List.of("", "verb")) {
          for (String registration : List.of("", "registration")) {
            filters.add(
                String.join(" ", agent, activity, verb, registration)
                    .strip()
                    .replaceAll(" +", " "));
          }
        }
      }
    }
    List<String> all = new ArrayList<>(filters);
    for (String whose : List.of("key", "token")) {
      for (String filter : List.of("", "agent", "agent related_agents", "activity", "verb")) {
        all.add((filter + " mine " + whose).strip());
      }
      all.add("agent related_agents vouching " + whose);
      all.add("agent related_agents verb vouching " + whose);
    }
    return all.stream()
        .flatMap(filter ->
            Stream.of("", "ascending", "since", "until", "since until ascending")
                .map(time -> (filter + " " + time).strip()));
  }

  @ParameterizedTest(name = "[{0}]")
  @MethodSource("questions")
  void a_page_is_found_by_an_index_whatever_is_asked(String asked) {
    JsonNode plan = plan(asked);
    List<JsonNode> scans = new ArrayList<>();
    collect(plan.path("Plan"), scans);
    assertThat(scans)
        .isNotEmpty()
        .allSatisfy(scan ->
            assertThat(scan.path("Node Type").stringValue())
                .as("%s: %s", asked, scan)
                .isIn("Index Scan", "Index Only Scan", "Bitmap Heap Scan"));
    long pages =
        plan.path("Plan").path("Shared Hit Blocks").asLong()
            + plan.path("Plan").path("Shared Read Blocks").asLong();
    assertThat(pages).as("%s: %s", asked, plan).isLessThan(MOST_PAGES);
  }

  @Test
  void the_test_would_see_a_sequential_scan() {
    List<JsonNode> scans = new ArrayList<>();
    collect(
        explained(new Question("select 1 from statement s where s.version = 'x'", Map.of()))
            .path("Plan"),
        scans);
    assertThat(scans).extracting(scan -> scan.path("Node Type").stringValue()).contains("Seq Scan");
  }

  private JsonNode plan(String asked) {
    List<String> words = List.of(asked.split(" ", -1));
    StatementQuery query =
        new StatementQuery(
            words.contains("vouching")
                ? authority(words)
                : words.contains("agent") ? key("actor", 77) : null,
            words.contains("verb") ? key("verb", 3) : null,
            words.contains("activity") ? key("activity", 123) : null,
            words.contains("registration") ? key("registration", 5000) : null,
            words.contains("related_agents"),
            words.contains("related_activities"),
            words.contains("since") ? LAST.minus(Duration.ofHours(14)) : null,
            words.contains("until") ? FIRST.plus(Duration.ofHours(15)) : null,
            0,
            words.contains("ascending"),
            StatementFormat.EXACT,
            false);
    Caller caller =
        words.contains("mine")
            ? new Caller(
                HERE,
                new Authority(authority(words), "writer", "{}"),
                KeyTerms.of(Set.of(Scope.STATEMENTS_READ_MINE)),
                Caller.Shown.KEY)
            : READER;
    return explained(StatementSearch.question(caller, query, LAST.plusSeconds(1), null, 100));
  }

  private UUID authority(List<String> words) {
    return key("authority", words.contains("token") ? 2 : 1);
  }

  private JsonNode explained(Question question) {
    String plan =
        jdbc.sql("explain (analyze, buffers, format json) " + question.sql())
            .params(question.params())
            .query(String.class)
            .single();
    return JsonMapper.shared().readTree(plan).get(0);
  }

  private static void collect(JsonNode here, List<JsonNode> scans) {
    if (here.path("Relation Name").stringValue("").equals("statement")) {
      scans.add(here);
    }
    here.path("Plans").forEach(child -> collect(child, scans));
  }
}

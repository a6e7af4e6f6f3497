package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.release.Releases;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The owner's page over HTTP, each test in an organisation of its own. */
@TrainingLayerTest
class AdoptionPageTest {

  private static final LocalDate MONDAY =
      LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired Releases releases;
  @Autowired TransactionTemplate transactions;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID platform = UUID.randomUUID();
  private ConsoleVisitor owner;

  @BeforeEach
  void anOrganisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    jdbc.sql(
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:id, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """)
        .param("id", platform)
        .param("organisation", here.value())
        .param("client", platform.toString())
        .update();
    owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
  }

  @Test
  void an_empty_page_teaches_what_it_needs_and_how_to_get_it() {
    Page page = owner.get("/admin/adoption");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("Nothing is measured yet in this group.")
        .contains("/admin/imports/cohorts", "/admin/imports/role-map", "/admin/imports/baselines")
        .contains("Not measured. Assign a module with an independent review.")
        .doesNotContain("??");
  }

  @Test
  void the_page_its_table_and_its_json_say_the_same_of_every_group() {
    cohort("North", "Olga Owner");
    cohort("South", "");
    for (int i = 0; i < 22; i++) {
      person("north-" + i, "North", 0.9);
    }
    for (int i = 0; i < 24; i++) {
      person("south-" + i, "South", 0.2);
    }
    for (int i = 0; i < 3; i++) {
      person("few-" + i, "Few", 0.9);
    }

    String all = owner.get("/admin/adoption?weeks=8").body();
    String south = owner.get("/admin/adoption?weeks=8&cohort=cohort%3ASouth").body();
    String csv = owner.get("/admin/adoption.csv?weeks=8").body();
    JsonNode json = JsonMapper.shared().readTree(owner.get("/admin/adoption.json?weeks=8").body());

    assertThat(all).contains("North", "South", "49 people", "a void in what is measured");
    assertThat(south)
        .contains(
            "Too many errors of the AI slip through.",
            "24 people",
            "not everybody in it has somebody")
        .contains("<svg", "95 % interval")
        .doesNotContain("??");
    assertThat(owner.get("/admin/adoption?weeks=8&cohort=cohort%3ANorth").body())
        .as("somebody answers for it, and signed nothing")
        .contains("what must hold was not signed before the first outcome")
        .doesNotContain("not everybody in it has somebody");
    assertThat(csv.lines().filter(line -> line.startsWith("cohort:Few,")))
        .isNotEmpty()
        .filteredOn(line -> line.contains("M4.caught"))
        .allMatch(line -> line.contains(",SUPPRESSED,") && line.contains("M4.caught,,,,"));
    assertThat(
            csv.lines()
                .filter(line -> line.contains(",M4.caught,"))
                .filter(line -> line.contains(",SUPPRESSED,")))
        .hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode group : json.get("cohorts")) {
      for (JsonNode figure : group.get("figures")) {
        assertThat(csv)
            .contains(
                group.get("cohort").asString()
                    + ","
                    + json.get("from").asString()
                    + ","
                    + json.get("to").asString()
                    + ","
                    + figure.get("figure").asString()
                    + ","
                    + (figure.get("estimate").isNull() ? "" : figure.get("estimate").asString()));
      }
    }
  }

  @Test
  void why_people_leave_what_they_may_use_is_told_without_telling_who() {
    for (int i = 0; i < 31; i++) {
      person("north-" + i, "North", 0.9);
      String reason =
          i < 12
              ? "afraid-of-finding"
              : i < 22
                  ? "not-sure-it-is-allowed"
                  : i < 28 ? "do-not-trust-output" : "faster-by-hand";
      avoided("north-" + i, reason);
    }
    String page = owner.get("/admin/adoption?weeks=8").body();
    String csv = owner.get("/admin/adoption.csv?weeks=8").body();

    assertThat(page)
        .contains("aria-label=\"Table: Why AI is not used where it may be\"")
        .containsOnlyOnce("aria-labelledby=\"reasons\"")
        .containsPattern("Afraid of a finding: 39.%")
        .containsSubsequence("Afraid of a finding</th>", "Not sure whether it is allowed</th>")
        .doesNotContain("??");
    assertThat(reason(csv, "afraid-of-finding")).contains(",0.39,").contains(",31,62,OK,");
    assertThat(reason(csv, "not-sure-it-is-allowed")).contains(",0.32,");
    assertThat(reason(csv, "faster-by-hand")).as("three people").contains(",SUPPRESSED,");
    assertThat(reason(csv, "do-not-trust-output"))
        .as("it would tell of the three")
        .contains(",SUPPRESSED,");
    assertThat(reason(csv, "no-procedure")).contains(",0.0,");

    jdbc.sql("delete from adoption_fact where organisation_id = ? and kind = 'decision_reason'")
        .param(here.value())
        .update();
    releases.renew(here, 8);
    assertThat(owner.get("/admin/adoption?weeks=8").body())
        .contains("Not measured. Assign a module that asks for decisions");
  }

  private static String reason(String csv, String code) {
    return csv.lines()
        .filter(line -> line.startsWith("organisation,") && line.contains(",reasons." + code + ","))
        .findFirst()
        .orElseThrow();
  }

  /** Two permitted uses, each left for this reason. */
  private void avoided(String subject, String reason) {
    for (String step : List.of("060", "062")) {
      UUID attempt = UUID.randomUUID();
      for (String kind : List.of("decision_reason", "policy_decision")) {
        boolean decision = kind.equals("policy_decision");
        jdbc.sql(
                """
                insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
                  module, course, at, attempt, week, item, step, truth, choice, response)
                values (:organisation, gen_random_uuid(), :kind, 'https://campus.example',
                  :account, 'm1', '', :week::timestamptz + interval '2 days', :attempt, :week, '',
                  :step, :truth, :choice, :reason)
                """)
            .param("organisation", here.value())
            .param("kind", kind)
            .param("account", subject)
            .param("attempt", attempt)
            .param("week", MONDAY.minusWeeks(2))
            .param("step", step)
            .param("truth", decision ? "permitted" : null)
            .param("choice", decision ? "avoid" : null)
            .param("reason", decision ? null : reason)
            .update();
      }
    }
  }

  @Test
  void a_figure_does_not_tell_what_a_single_person_did_between_two_looks() {
    for (int i = 0; i < 24; i++) {
      person("north-" + i, "North", i < 12 ? 0.9 : 0.4);
    }
    String before = caught();
    person("late", "North", 0);
    releases.renew(here, 8);

    assertThat(caught()).isEqualTo(before.replace(",false,", ",true,"));
    assertThat(owner.get("/admin/adoption?weeks=8").body())
        .contains("unchanged, fewer than five people have changed something");

    transactions.executeWithoutResult(status -> {
      for (int i = 0; i < 8; i++) {
        person("later-" + i, "North", 0);
      }
    });
    releases.renew(here, 8);

    String after = caught();
    assertThat(after).isNotEqualTo(before).contains(",false,");

    // Six go again: many against the last figure, and three against the first one.
    jdbc.sql("delete from adoption_fact where organisation_id = ? and account similar to ?")
        .params(here.value(), "later-[2-7]")
        .update();
    releases.renew(here, 8);

    assertThat(caught()).isEqualTo(after.replace(",false,", ",true,"));
  }

  @Test
  void two_periods_do_not_tell_what_the_few_did_who_are_in_one_of_them_only() {
    for (int i = 0; i < 24; i++) {
      person("north-" + i, "North", i < 12 ? 0.9 : 0.4);
    }
    for (int i = 0; i < 3; i++) {
      person("long-ago-" + i, "North", 0);
    }
    jdbc.sql(
            "update adoption_fact set week = week - 63, at = at - interval '63 days'"
                + " where organisation_id = ? and account like 'long-ago-%'")
        .param(here.value())
        .update();

    assertThat(caught()).contains(",OK,");
    assertThat(
            owner
                .get("/admin/adoption.csv?weeks=12")
                .body()
                .lines()
                .filter(line -> line.contains("cohort:North,") && line.contains(",M4.caught,")))
        .singleElement()
        .asString()
        .contains(",SUPPRESSED,");
    assertThat(owner.get("/admin/adoption?weeks=12&cohort=cohort%3ANorth").body())
        .contains("Over 8 weeks it is told: choose that period.");
  }

  @Test
  void figures_over_time_are_those_that_were_let_through_and_no_two_mondays_tell_of_a_few() {
    for (int i = 0; i < 10; i++) {
      person("first-" + i, "North", 0.4);
    }
    for (int i = 0; i < 3; i++) {
      person("few-" + i, "North", 0);
    }
    for (int i = 0; i < 24; i++) {
      person("many-" + i, "North", 0.9);
    }
    earlier("first-%", 4);
    earlier("few-%", 2);
    releases.renew(here, 8);
    String told = caught();
    for (int i = 1; i <= 5; i++) {
      releases.lookBack(here, 8, MONDAY.minusWeeks(i));
    }
    releases.lookBack(here, 8, MONDAY);

    assertThat(caught()).isEqualTo(told);
    List<String> byMonday =
        owner
            .get("/admin/adoption/pictures/trend-M4.csv?weeks=8&cohort=organisation")
            .body()
            .lines()
            .skip(1)
            .toList();
    assertThat(byMonday).hasSize(4);
    assertThat(byMonday).allMatch(line -> line.contains(",OK,"));
    assertThat(byMonday.getLast()).isEqualTo(told);
    assertThat(byMonday.getFirst()).contains("organisation," + MONDAY.minusWeeks(11) + ",");
    // Of the ten alone it is not told, since the thirteen of a week later are.
    assertThat(
            jdbc.sql(
                    """
                    select content->'figures'->'M4.caught'->>'status' from adoption_release_week
                     where organisation_id = ? and cohort = 'organisation' and to_day <= ?
                    """)
                .params(here.value(), MONDAY.minusWeeks(4))
                .query(String.class)
                .list())
        .containsExactly("SUPPRESSED", "SUPPRESSED");
    assertThat(owner.get("/admin/adoption?weeks=8").body())
        .contains("Monday by Monday", "The two periods share weeks: compare them with care.")
        .contains("/admin/adoption/pictures/trend-M4.svg?weeks=8")
        .doesNotContain("??");
    assertThat(owner.get("/admin/adoption/pictures/trend-M4.svg?weeks=8").body())
        .contains("<svg", "class=\"band\"");
    assertThat(owner.get("/admin/adoption/pictures/trend-M1.svg?weeks=8").status()).isEqualTo(404);
  }

  private void earlier(String who, int weeks) {
    jdbc.sql(
            "update adoption_fact set week = week - :days, at = at - make_interval(days => :days)"
                + " where organisation_id = :organisation and account like :who")
        .param("days", 7 * weeks)
        .param("organisation", here.value())
        .param("who", who)
        .update();
  }

  @Test
  void the_views_for_bi_say_what_the_table_says() throws IOException {
    for (int i = 0; i < 22; i++) {
      person("north-" + i, "North", 0.9);
    }
    for (int i = 0; i < 24; i++) {
      person("south-" + i, "South", 0.2);
    }
    for (int i = 0; i < 3; i++) {
      person("few-" + i, "Few", 0.9);
    }
    String csv = owner.get("/admin/adoption.csv?weeks=8").body();
    jdbc.sql("insert into bi_reader (role_name, organisation_id) values (session_user, ?)")
        .param(here.value())
        .update();

    List<List<String>> table = new ArrayList<>();
    try (CSVParser parsed =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv))) {
      for (CSVRecord line : parsed) {
        table.add(
            Stream.of(
                    "cohort",
                    "figure",
                    "estimate",
                    "lower",
                    "upper",
                    "bound",
                    "people",
                    "units",
                    "status",
                    "held",
                    "definition",
                    "from",
                    "to")
                .map(line::get)
                .toList());
      }
    }
    List<List<String>> views =
        jdbc.sql(
                """
                select cohort, figure, estimate, lower, upper, bound, people, units, status, held,
                       definition, from_day, to_day
                  from adoption_v1.metric_cell where organisation_id = ? and weeks = 8
                """)
            .param(here.value())
            .query((row, n) -> {
              List<String> cells = new ArrayList<>();
              for (int i = 1; i <= 13; i++) {
                Object cell = row.getObject(i);
                cells.add(cell == null ? "" : cell.toString());
              }
              return cells;
            })
            .list();
    assertThat(views).containsExactlyInAnyOrderElementsOf(table).hasSizeGreaterThan(70);
    assertThat(views).anyMatch(line -> line.contains("SUPPRESSED") && line.get(2).isEmpty());
  }

  @Test
  void what_the_api_answers_is_what_its_description_says() {
    for (int i = 0; i < 24; i++) {
      person("south-" + i, "South", 0.2);
    }
    Page description = ConsoleVisitor.anonymous(port).get("/openapi.json");
    assertThat(description.status()).isEqualTo(200);
    JsonNode document = JsonMapper.shared().readTree(description.body());
    assertThat(document.get("openapi").asString()).startsWith("3.1");
    ConsoleVisitor administrator =
        ConsoleVisitor.signedIn(port, users, here, ConsoleRole.SITE_ADMINISTRATOR);
    for (String path : document.get("paths").propertyNames()) {
      Page answer = administrator.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      JsonNode content =
          document.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content");
      String type = content.propertyNames().iterator().next();
      assertThat(answer.headers().getOrDefault("content-type", List.of("")).getFirst())
          .as(path)
          .startsWith(type);
      JsonNode reference = content.get(type).path("schema").path("$ref");
      if (!reference.isMissingNode()) {
        Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                    JsonMapper.shared()
                        .writeValueAsString(
                            Map.of("$ref", reference, "components", document.get("components"))));
        assertThat(schema.validate(answer.body(), InputFormat.JSON)).as(path).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).as(path).isNotEmpty();
      }
    }
    assertThat(administrator.get("/admin/exports/aggregates.zip?weeks=9").status()).isEqualTo(400);
  }

  @Test
  void facts_that_come_in_are_in_the_released_figures_soon_without_anybody_asking_for_it() {
    transactions.executeWithoutResult(status -> {
      for (int i = 0; i < 24; i++) {
        person("north-" + i, "North", 0.9);
      }
    });
    String before = caught();

    transactions.executeWithoutResult(status -> {
      for (int i = 0; i < 8; i++) {
        person("later-" + i, "North", 0);
      }
    });

    await().untilAsserted(() -> assertThat(caught()).isNotEqualTo(before).contains(",false,"));
    await().untilAsserted(() -> assertThat(noted()).isZero());
  }

  @Test
  void what_arises_in_the_week_that_runs_changes_no_figure_yet_and_is_not_noted() {
    transactions.executeWithoutResult(status -> {
      jdbc.sql(
              """
              insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
                module, course, at, week)
              values (:organisation, gen_random_uuid(), 'step_opened', 'https://campus.example',
                'ann', 'm1', '', now(), :week)
              """)
          .param("organisation", here.value())
          .param("week", MONDAY)
          .update();

      assertThat(noted()).isZero();

      jdbc.sql("update adoption_fact set week = :week where organisation_id = :organisation")
          .param("organisation", here.value())
          .param("week", MONDAY.minusWeeks(1))
          .update();
      jdbc.sql("delete from adoption_fact where organisation_id = :organisation")
          .param("organisation", here.value())
          .update();

      assertThat(noted()).isOne();
    });
  }

  private long noted() {
    return jdbc.sql("select count(*) from adoption_change where organisation_id = :organisation")
        .param("organisation", here.value())
        .query(Long.class)
        .single();
  }

  @Test
  void filters_that_name_nothing_and_people_without_the_role_are_refused() {
    assertThat(owner.get("/admin/adoption?weeks=9").status()).isEqualTo(404);
    assertThat(owner.get("/admin/adoption?cohort=cohort%3ANobody").status()).isEqualTo(404);
    assertThat(owner.get("/admin/adoption?cohort=role+and+cohort").status()).isEqualTo(404);
    assertThat(owner.get("/admin").body()).contains("href=\"/admin/adoption\"");
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.AUDITOR);
    assertThat(auditor.get("/admin/adoption").status()).isEqualTo(403);
    assertThat(auditor.get("/admin/adoption.json").status()).isEqualTo(403);
  }

  private String caught() {
    return owner
        .get("/admin/adoption.csv?weeks=8")
        .body()
        .lines()
        .filter(line -> line.startsWith("organisation,") && line.contains(",M4.caught,"))
        .findFirst()
        .orElseThrow();
  }

  private void cohort(String name, String by) {
    jdbc.sql(
            """
            insert into roster_cohort (organisation_id, name, wave, trained_on, owner, import_id)
            values (:organisation, :name, '', :day, :owner, :import)
            """)
        .param("organisation", here.value())
        .param("name", name)
        .param("day", MONDAY.minusWeeks(7))
        .param("owner", by)
        .param("import", UUID.randomUUID())
        .update();
  }

  /** Somebody in a cohort who has judged twenty claims and caught this share of the wrong ones. */
  private void person(String subject, String cohort, double caught) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject)
            values (:id, :organisation, :platform, :subject)
            """)
        .param("id", id)
        .param("organisation", here.value())
        .param("platform", platform)
        .param("subject", subject)
        .update();
    jdbc.sql(
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, role, cohort,
              import_id)
            values (:organisation, :learner, 'POST', '2020-01-01', 'cra', :cohort, :import)
            """)
        .param("organisation", here.value())
        .param("learner", id)
        .param("cohort", cohort)
        .param("import", UUID.randomUUID())
        .update();
    jdbc.sql(
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
              module, course, at, attempt, week, guidance, wrong, response, severity, family,
              prevalence, item, step)
            select :organisation, gen_random_uuid(), 'review_unit', 'https://campus.example',
                   :account, 'm1', '', :week::timestamptz + interval '2 days', gen_random_uuid(),
                   :week, 'independent', i <= 10,
                   case when i <= 10 * :caught or i = 20 then 'flag' else 'accept' end, 'major',
                   'number', 0.5, 'u' || i, '030-review'
              from generate_series(1, 20) as i
            """)
        .param("organisation", here.value())
        .param("account", subject)
        .param("week", MONDAY.minusWeeks(2))
        .param("caught", caught)
        .update();
  }
}

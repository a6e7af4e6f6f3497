package org.traininglayer.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.metric.Metrics;
import org.traininglayer.adoption.metric.Participation;
import org.traininglayer.imports.Imports;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.PersonKeys;
import org.traininglayer.people.Roster;
import org.traininglayer.people.Roster.Cohort;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.Rubrics;
import org.traininglayer.realwork.TimedWork;
import org.traininglayer.realwork.WorkCondition;
import org.traininglayer.realwork.WorkProduct.Rater;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Tables come in and work is rated, each test in an organisation of its own. */
@TrainingLayerTest
class MeasuringPagesTest {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(text|name|seal)\"(?: value=\"([^\"]*)\")?");

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;
  @Autowired Roster roster;
  @Autowired RealWork work;
  @Autowired Imports imports;
  @Autowired People people;
  @Autowired PersonKeys keys;
  @Autowired org.traininglayer.adoption.Roster everybody;
  @Autowired Metrics metrics;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID ann = UUID.randomUUID();
  private ConsoleVisitor owner;

  @BeforeEach
  void anOrganisationWithAnn() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    UUID platform = UUID.randomUUID();
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
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject, name)
            values (:id, :organisation, :platform, 'ann-1', 'Ann Author')
            """)
        .param("id", ann)
        .param("organisation", here.value())
        .param("platform", platform)
        .update();
    owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
  }

  private UUID person(String subject) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into person (id, organisation_id, platform_id, subject, name)
            select :id, organisation_id, platform_id, :subject, :subject from person
            where id = :ann
            """)
        .param("id", id)
        .param("subject", subject)
        .param("ann", ann)
        .update();
    return id;
  }

  @Test
  void a_template_is_filled_looked_at_imported_and_the_second_time_nothing_is_new() {
    assertThat(owner.get("/admin/measuring").body())
        .contains("nobody today", "none yet", "nobody without AI");
    assertThat(owner.get("/admin/imports/role-map/template.csv").body())
        .startsWith("\uFEFFperson,role,team,study,site_group,cohort,from,to,remove\r\n");
    imported("cohorts", "name;wave;trained_on\r\nWave 1;1;2026-03-02\r\n");
    String file =
        "\uFEFFPerson;Role;Team;Cohort;From\r\n"
            + "ann-1;Data Manager;\"Team; \"\"2\"\"\";Wave 1;2026-01-01\r\n";

    Page preview = upload("role-map", file);
    assertThat(preview.body()).contains("1 new", "0 refused", "Import one line");
    assertThat(roster.spans(here)).isEmpty();
    assertThat(imports.recent(here, "role-map", 10)).isEmpty();
    Page done = confirm("role-map", preview, false);

    assertThat(owner.get(Objects.requireNonNull(done.location())).body())
        .contains("The table is imported", "roles.csv");
    var entry = roster.on(here, LocalDate.of(2026, 2, 1)).getFirst();
    assertThat(entry.learner()).isEqualTo(new LearnerId(ann));
    assertThat(entry.post())
        .isEqualTo(new Roster.Post("data-manager", "Team; \"2\"", "", "", "Wave 1"));
    assertThat(roster.cohorts(here))
        .containsExactly(new Cohort("Wave 1", "1", LocalDate.of(2026, 3, 2), ""));
    assertThat(upload("role-map", file).body())
        .contains("0 new", "1 unchanged", "There is nothing to import");
    Entry audited = audited("table.imported");
    assertThat(audited.subject()).isEqualTo("role-map");
    assertThat(audited.fields()).contains(new Field("new", "", "1"));
    assertThat(owner.get("/admin/measuring").body()).contains("one person today", "roles.csv");
  }

  @Test
  void with_refused_lines_nothing_is_imported_unless_the_good_ones_are_wanted() {
    String file =
        """
        person,task_form,condition,done_on,active_minutes,quality
        ann-1,Query review,unaided,2026-01-15,"42,5",78
        =stranger,Query review,unaided,15.1.2026,42,78
        ann-1,Query review,unaided,2026-01-16,,
        """;
    Page preview = upload("baselines", file);
    assertThat(preview.body())
        .contains("1 new", "2 refused", "=stranger", "15.1.2026", "Nobody is known by this")
        .contains("2026-03-31", "Neither time nor quality was measured");

    Page refused = confirm("baselines", preview, false);
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.body()).contains("Nothing was imported");
    assertThat(work.tasks(here)).isEmpty();

    String list = owner.post("/admin/imports/baselines/errors.csv", fields(preview)).body();
    assertThat(list)
        .startsWith("\uFEFFline,column,value,wrong,right\r\n")
        .contains("\r\n3,person,'=stranger,", "\r\n3,done_on,15.1.2026,", "\r\n4,,,");

    Page done = confirm("baselines", refused, true);
    assertThat(work.tasks(here))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.activeSeconds()).isEqualTo(2_550);
          assertThat(task.condition()).isEqualTo(WorkCondition.UNAIDED);
        });
    assertThat(owner.get(Objects.requireNonNull(done.location())).body())
        .contains("2 refused", "15.1.2026")
        .doesNotContain("=stranger");
    assertThat(owner.get(done.location() + "/errors.csv").body())
        .contains("\r\n3,person,,")
        .doesNotContain("stranger");
  }

  @Test
  void what_has_changed_since_the_look_is_looked_at_again() {
    Page preview = upload("expected-users", "person,from\nann-1,2026-03-02\n");
    imported("expected-users", "person,from\nann-1,2026-01-01\n");

    // Both begin on different days: still one new line, but what it does to the rest is another.
    Page again = confirm("expected-users", preview, false);
    assertThat(again.body()).contains("Nothing was imported", "1 new");
    assertThat(confirm("expected-users", again, false).location()).startsWith("/admin/imported/");
    Page stale = upload("expected-users", "person,from\nann-1,2026-06-01\n");
    imported("expected-users", "person,from\nann-1,2026-06-01\n");
    assertThat(confirm("expected-users", stale, false).body()).contains("Nothing was imported");
    assertThat(roster.spans(here)).hasSize(3);
  }

  @Test
  void where_a_name_means_somebody_else_by_now_it_is_looked_at_again() {
    UUID ben = person("ben-1");
    Page preview = upload("expected-users", "person,from\nann-1,2026-03-02\n");
    jdbc.sql("update person set subject = 'ann-0' where id = ?").param(ann).update();
    jdbc.sql("update person set subject = 'ann-1' where id = ?").param(ben).update();

    assertThat(confirm("expected-users", preview, false).body()).contains("Nothing was imported");
    assertThat(roster.spans(here)).isEmpty();
  }

  @Test
  void of_refused_lines_nothing_is_kept_that_names_a_person_in_whichever_column() {
    String file =
        """
        person,task_form,condition,done_on,active_minutes,quality
        ann-1,Query review,kim@example.org,2026-01-15,42,78
        ann-1,Query review,unaided,15.1.2026,ann-1,78
        ann-1,Query review,unaided,2026-01-16,42,78
        """;
    Page preview = upload("baselines", file);
    assertThat(preview.body()).contains("kim@example.org", "2 refused");
    Page done = confirm("baselines", preview, true);

    String kept =
        owner.get(Objects.requireNonNull(done.location())).body()
            + owner.get(done.location() + "/errors.csv").body();
    assertThat(kept)
        .contains("2 refused", "15.1.2026", "3,active_minutes,,")
        .doesNotContain("kim@example.org", "ann-1");
    assertThat(imports.recent(here, "baselines", 1).toString()).doesNotContain("kim@", "ann-1");
  }

  @Test
  void whoever_is_erased_between_look_and_import_is_a_refused_line() {
    UUID ben = person("ben-1");
    Page preview = upload("expected-users", "person,from\nann-1,2026-03-02\nben-1,2026-03-02\n");
    jdbc.sql("insert into erased_learner (learner_id) values (?)").param(ben).update();
    Page done = confirm("expected-users", preview, false);

    assertThat(owner.get(Objects.requireNonNull(done.location())).body())
        .contains("1 new", "1 refused", "Nobody is known by this");
    assertThat(roster.spans(here))
        .extracting(Roster.Entry::learner)
        .containsExactly(new LearnerId(ann));
    assertThat(owner.post("/admin/work", registration(Map.of("person", "ben-1"))).body())
        .contains("Nothing was saved", "Nobody is known by this");
  }

  @Test
  void roles_and_wholes_of_the_figures_come_from_what_was_imported() {
    UUID ben = person("ben-1");
    jdbc.sql("update person set job_role = 'cra' where id in (?, ?)")
        .param(ann)
        .param(ben)
        .update();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(everybody.on(here, today))
        .extracting(one -> one.person().name(), one -> one.role(), one -> one.expected())
        .as("by the platforms alone")
        .containsExactly(tuple("ann-1", "cra", null), tuple("ben-1", "cra", null));

    imported("cohorts", "name,trained_on,owner\nWave 1,2026-03-02,Kim\n");
    imported(
        "role-map",
        "person,role,study,cohort,from\nann-1,data-manager,BRW-301,Wave 1,2026-01-01\n");
    assertThat(everybody.on(here, today))
        .extracting(one -> one.person().name(), one -> one.role(), one -> one.expected())
        .containsExactly(tuple("ann-1", "data-manager", null), tuple("ben-1", "cra", null));
    imported("expected-users", "person,from\nann-1,2026-01-01\n");
    assertThat(everybody.on(here, today))
        .extracting(
            one -> one.person().name(),
            one -> one.study(),
            one -> one.cohort(),
            one -> one.expected(),
            one -> one.trainedAt(),
            one -> one.owner())
        .containsExactly(
            tuple("ann-1", "BRW-301", "Wave 1", true, LocalDate.of(2026, 3, 2), "Kim"),
            tuple("ben-1", "", "", false, null, ""));

    Participation who =
        metrics
            .of(Scope.of(here, new ModuleId("dm-ai-queries"), null, null, 26, Instant.now()))
            .participation();
    assertThat(who.byExpectation()).isTrue();
    assertThat(who.listed()).isEqualTo(1);
  }

  @Test
  void files_that_are_none_are_told_so_and_nothing_else_takes_files() {
    assertThat(upload("cohorts", "PK\3\4").body()).contains("workbook of a spreadsheet program");
    assertThat(
            owner
                .upload("/admin/upload/cohorts", "c.csv", "name\nMüller".getBytes(ISO_8859_1))
                .body())
        .contains("not in UTF-8");
    assertThat(upload("cohorts", "").body()).contains("The file is empty");
    assertThat(upload("cohorts", "name\n" + "x".repeat(Imports.LARGEST)).body())
        .contains("too large");
    assertThat(upload("cohorts", "x".repeat(3 * Imports.LARGEST)).status()).isEqualTo(413);
    assertThat(upload("cohorts", "title\nWave 1\n").body())
        .contains(
            "Not readable", "There is no column of this name", "name, wave, trained_on, owner");
    assertThat(owner.upload("/admin/upload/nothing", "c.csv", new byte[] {65}).status())
        .isEqualTo(404);
    assertThat(owner.post("/admin/upload/cohorts", Map.of()).status()).isEqualTo(415);
    assertThat(owner.uploadBare("/admin/upload/cohorts", "c.csv", new byte[] {65}, "x").status())
        .isEqualTo(403);
    ConsoleVisitor analyst = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.ANALYST);
    assertThat(analyst.upload("/admin/upload/cohorts", "c.csv", new byte[] {65}).status())
        .isEqualTo(403);
    assertThat(roster.cohorts(here)).isEmpty();
  }

  @Test
  void work_is_registered_by_one_and_rated_by_another_who_is_told_neither_who_nor_how() {
    assertThat(
            owner
                .post("/admin/work", registration(Map.of("person", "nobody", "minutes", "481")))
                .body())
        .contains("Nothing was saved", "Nobody is known by this", "up to 480");
    Page registered = owner.post("/admin/work", registration(Map.of()));
    assertThat(registered.location()).isEqualTo("/admin/work");
    String page = owner.get("/admin/work").body();
    assertThat(page).contains("Ann Author", "with AI", "Its code is");
    String code = only("<code class=\"strong\">([^<]+)</code>", page);
    assertThat(owner.get("/admin/ratings").body()).contains("Nothing waits for you");

    ConsoleVisitor rater = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    assertThat(rater.get("/admin/work").body()).contains(code).doesNotContain("Ann Author");
    String waiting = rater.get("/admin/ratings").body();
    String form = only("href=\"(/admin/ratings/[0-9a-f-]{36})\"", waiting);
    assertThat(waiting + rater.get(form).body())
        .contains(code, "Query review")
        .doesNotContain("Ann Author", "ann-1", ann.toString());
    assertThat(owner.get(form).location()).isEqualTo("/admin/ratings");

    assertThat(rater.post(form, Map.of("defects", "some", "level-trace", "9")).body())
        .contains("Please mend the parts", "A whole number from 0 to 999");
    assertThat(rater.post(form, rating(2)).location()).isEqualTo("/admin/ratings");
    assertThat(rater.post(form, rating(3)).location()).isEqualTo("/admin/ratings");
    String rated = rater.get("/admin/ratings").body();
    assertThat(rated).contains("66.7").doesNotContain("100.0");

    String change = only("href=\"(/admin/ratings/change/[0-9a-f-]{36})\"", rated);
    assertThat(rater.get(change).body()).contains("checked");
    assertThat(rater.post(change, rating(3)).body()).contains("Say in at most 500 characters why");
    assertThat(owner.get(change).status()).isEqualTo(404);
    Map<String, String> changed = rating(3);
    changed.put("reason", "read the wrong annex");
    assertThat(rater.post(change, changed).location()).isEqualTo("/admin/ratings");
    assertThat(rater.get("/admin/ratings").body())
        .contains("66.7", "100.0", "former", "read the wrong annex");
    assertThat(work.tasks(here).getFirst().quality()).isEqualTo(100);
    Entry audited = audited("work.rating-changed");
    assertThat(audited.subject()).isEqualTo(code);
    assertThat(audited.fields())
        .contains(
            new Field("quality", "66.7", "100.0"), new Field("reason", "", "read the wrong annex"));
    assertThat(audited("work.registered").toString()).doesNotContain("Ann").doesNotContain("ann-1");
  }

  @Test
  void whoever_made_it_does_not_rate_it_whatever_capitals_their_platform_writes() {
    owner.post("/admin/work", registration(Map.of()));
    UUID product = work.products(here, 1).getFirst().blind().id();
    Rater herself = new Rater(UUID.randomUUID(), "Ann-1");
    Rater another = new Rater(UUID.randomUUID(), "Ann-10");

    assertThat(keys.find(here, List.of("Ann-1"))).as("a table means exactly one").isEmpty();
    assertThat(keys.alike(here, "Ann-1")).containsExactly(new LearnerId(ann));
    assertThat(work.waitingFor(here, herself)).isEmpty();
    assertThat(work.hindrance(here, product, herself)).contains(RealWork.NotRated.MADE_IT);
    assertThat(work.hindrance(here, product, another)).isEmpty();
  }

  @Test
  void whoever_is_erased_is_gone_from_roster_and_work() {
    imported("role-map", "person,role,from\nann-1,cra,2026-01-01\n");
    imported("expected-users", "person,from\nann-1,2026-01-01\n");
    imported(
        "baselines",
        "person,task_form,condition,done_on,quality\nann-1,Query review,unaided,2026-01-15,70\n");
    owner.post("/admin/work", registration(Map.of()));
    assertThat(work.tasks(here)).extracting(TimedWork::learner).hasSize(2);

    people.erase(here, List.of(new LearnerId(ann)));

    assertThat(work.tasks(here)).isEmpty();
    assertThat(roster.spans(here)).isEmpty();
    for (String table :
        List.of(
            "roster_span",
            "baseline_task",
            "work_product",
            "work_rating",
            "lti_course_person_key")) {
      assertThat(
              jdbc.sql("select count(*) from " + table + " where organisation_id = ?")
                  .param(here.value())
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  private Page upload(String kind, String text) {
    return owner.upload("/admin/upload/" + kind, "C:\\lists\\roles.csv", text.getBytes(UTF_8));
  }

  private void imported(String kind, String text) {
    assertThat(confirm(kind, upload(kind, text), false).location()).startsWith("/admin/imported/");
  }

  private Page confirm(String kind, Page preview, boolean goodLines) {
    Map<String, String> fields = fields(preview);
    if (goodLines) {
      fields.put("good", "true");
    }
    return owner.post("/admin/imports/" + kind, fields);
  }

  /** What the form of a preview would send: browsers end lines by CR and LF. */
  private static Map<String, String> fields(Page preview) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = HIDDEN.matcher(preview.body());
    while (matcher.find()) {
      String value = matcher.group(2) == null ? "" : HtmlUtils.htmlUnescape(matcher.group(2));
      fields.put(matcher.group(1), value.replace("\n", "\r\n"));
    }
    assertThat(fields).containsKeys("text", "name", "seal");
    return fields;
  }

  private Entry audited(String action) {
    return audit.read(here, new Question(null, action, null, null, null), 10).getFirst();
  }

  private static Map<String, String> registration(Map<String, String> other) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "person", "ann-1",
                "form", "Query review",
                "role", "data-manager",
                "condition", "AIDED",
                "minutes", "25,5",
                "finished", "yes",
                "day", "2026-03-02"));
    fields.putAll(other);
    return fields;
  }

  private static Map<String, String> rating(int level) {
    Map<String, String> fields =
        new HashMap<>(Map.of("defects", "1", "guess", "NONE", "stranger", "yes"));
    Rubrics.current()
        .criteria()
        .forEach(one -> fields.put("level-" + one.id(), String.valueOf(level)));
    return fields;
  }

  private static String only(String pattern, String body) {
    Matcher matcher = Pattern.compile(pattern).matcher(body);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}

package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.verdict.ThresholdForm;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Rounds;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Warnings, the owner's worklist and verdicts, each test in an organisation of its own. */
@TrainingLayerTest
class DecisionPagesTest {

  private static final int PEOPLE = 6;
  private static final String COHORT = "cohort:Wave 1";

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired Ownership ownership;
  @Autowired Warnings warnings;
  @Autowired Rounds rounds;
  @Autowired Verdicts verdicts;
  @Autowired ModulesThatAnswer modules;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private ConsoleVisitor owner;

  @BeforeEach
  void anOrganisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
  }

  @Test
  void empty_pages_say_what_is_missing_and_where_to_go() {
    assertThat(owner.get("/admin/warnings").body())
        .contains("No warning is open", "Nothing was looked at yet", "/admin/measuring");
    assertThat(owner.get("/admin/worklist").body())
        .contains("Nobody answers for it", "no baseline", "No group that is trained together");
    assertThat(owner.get("/admin/verdict").status()).isEqualTo(200);
  }

  @Test
  void the_owner_is_named_and_handed_over_with_a_note_and_only_one_holds() {
    ConsoleVisitor other = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    ConsoleVisitor analyst = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.ANALYST);

    handOver(owner.name, "");
    assertThat(ownership.current(here).orElseThrow().name()).isEqualTo(owner.name);
    handOver(other.name, "");
    assertThat(ownership.current(here).orElseThrow().name()).as("no note").isEqualTo(owner.name);
    handOver(analyst.name, "see the folder");
    assertThat(ownership.current(here).orElseThrow().name())
        .as("an analyst changes nothing")
        .isEqualTo(owner.name);
    handOver(other.name, "Wave 2 has no baseline yet");

    assertThat(ownership.history(here)).hasSize(2);
    assertThat(owner.get("/admin/worklist").body())
        .contains(other.name, "Wave 2 has no baseline yet");
    assertThat(analyst.get("/admin/worklist").status()).isEqualTo(403);
  }

  @Test
  void a_warning_is_opened_once_seen_acted_on_muted_and_closed_with_what_happened_afterwards() {
    people(today.minusDays(40));
    assertThat(owner.post("/admin/warnings/look", Map.of()).location())
        .isEqualTo("/admin/warnings");
    assertThat(rounds.look(here, Instant.now())).isTrue();

    AlertView alert = only();
    assertThat(alert.rule()).isEqualTo("W11");
    assertThat(alert.state()).isEqualTo("OPEN");
    assertThat(owner.get("/admin/warnings").body())
        .contains("Something to measure by is missing", "Wave 1", "nobody answers for it")
        .contains("Nothing tells of finished work");
    assertThat(owner.get("/admin/worklist").body()).contains("A warning is open");

    assertThat(
            owner
                .post(
                    "/admin/warnings/" + alert.id() + "/act",
                    Map.of("text", "A long <thought>", "day", today.toString()))
                .location())
        .isEqualTo("/admin/warnings#" + alert.id());
    assertThat(owner.get("/admin/warnings").body())
        .contains(
            "A long &lt;thought&gt;",
            "value=\"" + today + "\"",
            "-wrong\">Nothing was changed. Choose a day");
    assertThat(only().state()).as("a check day is after today").isEqualTo("OPEN");
    step(alert, "acknowledge", "", "");
    step(alert, "act", "Record a baseline", today.plusWeeks(2).toString());
    assertThat(only().state()).isEqualTo("ACTION");
    step(alert, "assign", "Clinical operations", "");
    step(alert, "mute", "Everybody is on leave", today.plusWeeks(1).toString());
    assertThat(owner.get("/admin/warnings").body())
        .contains(
            "Record a baseline", "Clinical operations", "muted until", "Everybody is on leave");

    rounds.look(here, today.plusWeeks(2).atStartOfDay(ZoneOffset.UTC).toInstant());
    AlertView checked = warnings.open(here, today.plusWeeks(3)).getFirst();
    assertThat(checked.due()).isTrue();
    assertThat(Objects.requireNonNull(checked.atCheck()).fires()).isTrue();
    assertThat(owner.get("/admin/warnings").body()).contains("What happened afterwards");

    step(alert, "close", " ", "");
    assertThat(only().state()).as("closing needs a reason").isEqualTo("ACTION");
    step(alert, "close", "The pilot has ended", "");
    assertThat(warnings.open(here, today)).isEmpty();
    rounds.look(here, Instant.now());
    assertThat(warnings.open(here, today)).as("not twice in a week").isEmpty();
    assertThat(owner.get("/admin/warnings").body()).contains("The pilot has ended");
    assertThat(actions()).contains("warning.act", "warning.mute", "warning.close");
    assertThat(owner.post("/admin/warnings/" + UUID.randomUUID() + "/close", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void what_is_permitted_is_practised_first_where_it_is_sorted() {
    assertThat(modules.to("PERMITTED_USE_RULING"))
        .startsWith("What may go into a prompt")
        .hasSizeGreaterThan(1);
    assertThat(modules.to("ERROR_BURST")).isNotEmpty();
    assertThat(modules.to("COMPLETE_MEASUREMENT")).isEmpty();
  }

  @Test
  void what_must_hold_is_signed_and_loosened_with_a_reason_only() {
    people(today.minusDays(3));
    assertThat(owner.get(VerdictController.of(COHORT)).body())
        .contains("Nothing is signed yet", "Share of errors caught", "usual: 70 %");

    thresholds(Map.of("HIT_RATE", "60"));
    assertThat(verdicts.inForce(here, COHORT)).isEmpty();
    assertThat(owner.get(VerdictController.of(COHORT)).body())
        .contains("Something would be loosened", "value=\"60\"", "Would be loosened:");
    thresholds(Map.of());
    thresholds(Map.of("HIT_RATE", "60", "reason", "The errors are harder than thought"));

    assertThat(verdicts.versions(here, COHORT)).hasSize(2);
    assertThat(verdicts.inForce(here, COHORT).orElseThrow())
        .satisfies(signed -> {
          assertThat(signed.beforeOutcomes()).isTrue();
          assertThat(signed.loosened()).containsExactly("HIT_RATE");
          assertThat(signed.name()).isEqualTo("Olga Owner");
          assertThat(signed.values()).containsEntry("HIT_RATE", 0.6);
        });
    assertThat(owner.get(VerdictController.of(COHORT)).body())
        .contains("signed by Olga Owner (account " + owner.name + ")", "Loosened:", "70 % → 60 %");
    assertThat(owner.get(VerdictController.of(COHORT)).body())
        .contains("Signed before the first outcome", "The errors are harder than thought", "later")
        .doesNotContain("This is what would be signed");
    assertThat(owner.post("/admin/verdict/sign", Map.of("cohort", COHORT, "name", "O")).location())
        .contains("/admin/verdict/of");
    assertThat(verdicts.made(here, COHORT)).isEmpty();
    assertThat(owner.get(VerdictController.of("cohort:Wave 9")).status()).isEqualTo(404);
  }

  @Test
  void a_threshold_that_no_gate_could_use_is_refused_at_its_field_and_what_was_typed_stays() {
    people(today.minusDays(3));

    thresholds(
        Map.of("CRITICAL_MISSES", "500", "HIT_RATE", "0.7", "reason", "Because the board asked"));

    assertThat(verdicts.inForce(here, COHORT)).isEmpty();
    String page = owner.get(VerdictController.of(COHORT)).body();
    assertThat(page)
        .contains("value=\"500\"", "value=\"0.7\"", "Because the board asked", "Olga Owner")
        .contains("This is from 1 to 99");
    assertThat(page.split("aria-invalid=\"true\"", -1)).as("fields that are marked").hasSize(3);
    assertThat(page.indexOf("Safety: one that fails"))
        .isPositive()
        .isLessThan(page.indexOf("id=\"CRITICAL_MISSES\""));
    assertThat(page.indexOf("id=\"COVERAGE\"")).isLessThan(page.indexOf("id=\"FINISHED_PEOPLE\""));
    assertThat(owner.get(VerdictController.of(COHORT)).body()).doesNotContain("value=\"500\"");
  }

  @Test
  void a_verdict_is_signed_at_a_look_once_and_stays_as_it_is() {
    people(today.minusDays(60));
    thresholds(Map.of());
    assertThat(owner.get(VerdictController.of(COHORT)).body())
        .contains("This is what would be signed", "NOT YET", "39")
        .contains("There is no baseline of quality", "Fewer people have finished a run")
        .doesNotContain("was not signed before the first outcome");

    Page signed =
        owner.post(
            "/admin/verdict/sign",
            Map.of("cohort", COHORT, "name", "Olga Owner", "note", "Kim disagrees"));
    String place = Objects.requireNonNull(signed.location());
    assertThat(owner.get(place).body())
        .contains("NOT YET", "Olga Owner", "Kim disagrees", "its hash fits", "not measured");
    assertThat(owner.get(place + "/document.json").body()).contains("training-layer/verdict/1");
    assertThat(owner.get("/admin/verdict").body()).contains("NOT YET");
    owner.post("/admin/verdict/sign", Map.of("cohort", COHORT, "name", "Olga Owner"));
    assertThat(verdicts.made(here, COHORT)).hasSize(1);

    UUID id = verdicts.made(here, COHORT).getFirst().id();
    assertThatThrownBy(
            () -> jdbc.sql("update verdict set document = '{}' where id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("delete from verdict where id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class);
    ConsoleVisitor auditor = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.AUDITOR);
    assertThat(auditor.get(place).status()).isEqualTo(200);
    assertThat(auditor.post("/admin/verdict/sign", Map.of("cohort", COHORT)).status())
        .isEqualTo(403);
    ConsoleVisitor elsewhere = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    assertThat(elsewhere.get(place).status()).isEqualTo(404);
  }

  @Test
  void that_people_are_invented_is_said_on_every_page_of_the_owner_and_in_a_verdict() {
    people(today.minusDays(60));
    List<String> pages =
        List.of(
            "/admin/adoption",
            "/admin/warnings",
            "/admin/worklist",
            "/admin/verdict",
            "/admin/budget",
            "/admin/reports",
            VerdictController.of(COHORT));
    assertThat(pages).noneMatch(one -> owner.get(one).body().contains("invented"));

    jdbc.sql("update person set sample = true where organisation_id = ? and subject = 'p-1'")
        .param(here.value())
        .update();
    assertThat(pages)
        .allMatch(one -> owner.get(one).body().contains("One person here is invented"));
    thresholds(Map.of());
    Page signed = owner.post("/admin/verdict/sign", Map.of("cohort", COHORT, "name", "Olga Owner"));
    String place = Objects.requireNonNull(signed.location());
    assertThat(owner.get(place).body()).contains("nothing is decided by it about real people");
    assertThat(owner.get(place + "/document.json").body()).contains("\"invented\"");
    Page made = owner.post("/admin/reports/R4", Map.of("weeks", "26"));
    assertThat(owner.get(Objects.requireNonNull(made.location())).body())
        .contains("There are invented people in this organisation");
  }

  @Test
  void the_share_of_training_is_named_for_what_it_is_and_entered_again_never_changed() {
    people(today.minusDays(3));
    assertThat(owner.get("/admin/budget").body())
        .contains("Wave 1", "Nothing is entered yet", "It cannot be said");

    budget("100000", "3900,50");
    assertThat(owner.get("/admin/budget").body()).contains("3.9 %", "the usual fault");
    budget("100000", "100001");
    budget("1e5", "10");
    budget("100000", "30000");

    assertThat(owner.get("/admin/budget").body())
        .contains("30.0 %", "what pilots that work plan", "3.9 %")
        .contains("No return on the money is reckoned");
    assertThat(
            jdbc.sql("select count(*) from pilot_budget where organisation_id = ?")
                .param(here.value())
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    assertThat(actions()).contains("budget.entered");
  }

  private void budget(String total, String training) {
    assertThat(
            owner
                .post(
                    "/admin/budget",
                    Map.of(
                        "cohort", COHORT,
                        "currency", "eur",
                        "total", total,
                        "training", training,
                        "hours", "120"))
                .location())
        .isEqualTo("/admin/budget");
  }

  private AlertView only() {
    assertThat(warnings.open(here, today)).hasSize(1);
    return warnings.open(here, today).getFirst();
  }

  private void step(AlertView alert, String step, String text, String day) {
    assertThat(
            owner
                .post(
                    "/admin/warnings/" + alert.id() + "/" + step, Map.of("text", text, "day", day))
                .location())
        .startsWith("/admin/warnings");
  }

  private void thresholds(Map<String, String> other) {
    Map<String, String> form = new HashMap<>();
    ThresholdForm.groups(Map.of())
        .forEach(about -> about.fields().forEach(of -> form.put(of.name(), of.value())));
    form.put("cohort", COHORT);
    form.put("looks", "6, 12, 24");
    form.put("name", "Olga Owner");
    form.putAll(other);
    assertThat(owner.post("/admin/verdict/thresholds", form).location()).contains("cohort");
  }

  private void handOver(String to, String note) {
    UUID id = users.named(to).orElseThrow().id();
    owner.post(
        "/admin/worklist/owner",
        Map.of("to", id.toString(), "from", today.toString(), "note", note));
  }

  private List<String> actions() {
    return jdbc.sql("select action from console_audit where organisation_id = ?")
        .param(here.value())
        .query(String.class)
        .list();
  }

  /** People of one group who were trained on a day; nothing is recorded of them. */
  private void people(LocalDate trained) {
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
    StringBuilder roles = new StringBuilder("person,role,cohort,from\n");
    StringBuilder expected = new StringBuilder("person,from\n");
    for (int i = 0; i < PEOPLE; i++) {
      jdbc.sql(
              """
              insert into person (id, organisation_id, platform_id, subject, name)
              values (:id, :organisation, :platform, :subject, 'Somebody')
              """)
          .param("id", UUID.randomUUID())
          .param("organisation", here.value())
          .param("platform", platform)
          .param("subject", "p-" + i)
          .update();
      roles.append("p-").append(i).append(",cra,Wave 1,2026-01-01\n");
      expected.append("p-").append(i).append(",2026-01-01\n");
    }
    imported("cohorts", "name,trained_on\nWave 1," + trained + "\n");
    imported("role-map", roles.toString());
    imported("expected-users", expected.toString());
  }

  private void imported(String kind, String text) {
    Page preview =
        owner.upload("/admin/upload/" + kind, kind + ".csv", text.getBytes(StandardCharsets.UTF_8));
    Map<String, String> fields = new HashMap<>();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"(text|name|seal)\"(?: value=\"([^\"]*)\")?")
            .matcher(preview.body());
    while (hidden.find()) {
      fields.put(
          hidden.group(1), hidden.group(2) == null ? "" : HtmlUtils.htmlUnescape(hidden.group(2)));
    }
    assertThat(owner.post("/admin/imports/" + kind, fields).location())
        .startsWith("/admin/imported/");
  }
}

package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.support.Champion;
import org.traininglayer.support.Support;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** What was typed stays after a refusal, and what is wrong stands at its field. */
@TrainingLayerTest
class RefusedFormsTest {

  private static final String MARK = "Typed with <care> & long thought";

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired Support support;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private ConsoleVisitor owner;
  private ConsoleVisitor administrator;

  @BeforeEach
  void anOrganisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Alderwick Bio')")
        .param(here.value())
        .update();
    owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    administrator = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.SITE_ADMINISTRATOR);
  }

  @Test
  void of_a_budget_all_fields_stay_and_the_wrong_ones_are_named() {
    Map<String, String> typed =
        Map.of(
            "cohort", groupOfBudget(),
            "currency", "EURO",
            "total", "1000",
            "training", "2000.50",
            "hours", "12",
            "note", MARK);

    String page = refused(owner, "/admin/budget", typed, "/admin/budget");

    assertThat(page)
        .contains("value=\"EURO\"", "value=\"1000\"", "value=\"2000.50\"", "value=\"12\"")
        .contains("Three letters, such as EUR", "Training is a part of the whole")
        .doesNotContain("not below 0");
    assertThat(owner.get("/admin/budget").body())
        .as("once only")
        .doesNotContain(HtmlUtils.htmlEscape(MARK), "Three letters, such as EUR");
  }

  private String groupOfBudget() {
    String page = owner.get("/admin/budget").body();
    int at = page.indexOf("name=\"cohort\" value=\"") + "name=\"cohort\" value=\"".length();
    return HtmlUtils.htmlUnescape(page.substring(at, page.indexOf('"', at)));
  }

  @Test
  void of_a_hand_over_the_note_stays() {
    String page =
        refused(
            owner,
            "/admin/worklist/owner",
            Map.of(
                "to", users.named(owner.name).orElseThrow().id().toString(),
                "from", today.plusDays(3).toString(),
                "note", MARK),
            "/admin/worklist");

    assertThat(page).contains("A day of the last twelve months", "value=\"" + today.plusDays(3));
  }

  @Test
  void a_champion_is_of_a_role_that_there_is() {
    Map<String, String> form = new HashMap<>();
    form.put("role", "nonsense role");
    form.put("name", MARK);
    form.put("reach", "room 7");
    form.put("agreed", today.toString());
    form.put("consent", "1");

    String page = refused(owner, "/admin/champions", form, "/admin/champions");

    assertThat(page).contains("Choose a role of the list", "value=\"room 7\"");
    assertThat(support.champions(here)).isEmpty();
    assertThat(page).contains("<option value=\"cra\"");
    form.put("role", "cra");
    owner.post("/admin/champions", form);
    assertThat(support.champions(here)).extracting(Champion::role).containsExactly("cra");
  }

  @Test
  void of_an_export_purpose_and_filters_stay_and_a_swapped_pair_of_days_is_refused() {
    String page =
        refused(
            administrator,
            "/admin/exports",
            Map.of(
                "format", "CSV",
                "purpose", MARK,
                "verb", "https://example.org/verbs/tried",
                "since", "2026-05-01",
                "until", "2026-04-01"),
            "/admin/exports");

    assertThat(page)
        .contains("value=\"https://example.org/verbs/tried\"", "the last day is before the first")
        .contains("<option value=\"CSV\" selected");
  }

  @Test
  void of_a_prerequisite_the_reason_stays_in_its_own_form() {
    String page =
        refused(
            administrator,
            "/admin/signatures/prerequisites/identity-verified",
            Map.of("to", "confirmed", "name", "", "on", today.toString(), "reason", MARK),
            "/admin/signatures");

    assertThat(page.split(Pattern.quote(HtmlUtils.htmlEscape(MARK)), -1)).hasSize(2);
  }

  @Test
  void of_an_invitation_the_name_stays_and_what_was_ticked() {
    Page without = administrator.post("/admin/users/invitations", Map.of("label", MARK));
    assertThat(without.body())
        .contains(HtmlUtils.htmlEscape(MARK))
        .contains("id=\"role-wrong\">Choose at least one role");
    Page nameless =
        administrator.post("/admin/users/invitations", Map.of("label", " ", "role", "ANALYST"));
    assertThat(nameless.body()).containsPattern("value=\"ANALYST\" checked");
  }

  @Test
  void a_swapped_pair_of_days_is_no_evidence_that_nothing_happened() {
    for (String report : List.of("R7", "R10")) {
      Page made =
          administrator.post(
              "/admin/reports/" + report, Map.of("from", "2026-12-31", "to", "2020-01-01"));
      assertThat(made.location()).isEqualTo("/admin/reports");
      assertThat(administrator.get("/admin/reports").body())
          .contains("the last day is before the first", "value=\"2026-12-31\"");
    }
    Page early = administrator.post("/admin/reports/R7", Map.of("to", "2020-01-01"));
    assertThat(administrator.get(String.valueOf(early.location())).body())
        .as("a year before the last day")
        .contains("from: 2019-01-01");
    assertThat(administrator.get("/admin/audit?from=2026-12-31&to=2026-01-01").body())
        .contains("The last day is before the first. Swap them");
    assertThat(administrator.get("/admin/audit.csv?from=2026-12-31&to=2026-01-01").status())
        .isEqualTo(400);
  }

  /** Posts what is refused, and returns the page after it, with what was typed. */
  private static String refused(
      ConsoleVisitor who, String to, Map<String, String> form, String page) {
    assertThat(who.post(to, form).location()).startsWith(page);
    String body = who.get(page).body();
    assertThat(body).contains(HtmlUtils.htmlEscape(MARK)).contains("role=\"alert\"");
    return body;
  }
}

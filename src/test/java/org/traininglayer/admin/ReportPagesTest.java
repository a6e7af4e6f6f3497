package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.reports.Exports;
import org.traininglayer.reports.FileFormat;
import org.traininglayer.reports.Made;
import org.traininglayer.reports.ReportFiles;
import org.traininglayer.reports.ReportId;
import org.traininglayer.reports.Reports;
import org.traininglayer.reports.Reports.Shown;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An inspector asks, and a report answers; each test in an organisation of its own. */
@TrainingLayerTest
class ReportPagesTest {

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired JdbcClient jdbc;
  @Autowired Reports reports;
  @Autowired ReportFiles files;
  @Autowired Exports exports;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final UUID person = UUID.randomUUID();
  private ConsoleVisitor auditor;

  @BeforeEach
  void somebody_was_trained_here() {
    UUID platform = UUID.randomUUID();
    Map<String, Object> values =
        Map.of(
            "id",
            person,
            "platform",
            platform,
            "client",
            platform.toString(),
            "organisation",
            here.value(),
            "subject",
            "subject-" + person);
    for (String sql :
        List.of(
            "insert into organisation (id, name) values (:organisation, 'Alderwick Bio')",
            """
            insert into lti_platform (id, organisation_id, name, issuer, client_id,
              authorization_endpoint, token_endpoint, jwks_uri, new_deployments)
            values (:platform, :organisation, 'Campus', 'https://campus.example', :client,
              'https://campus.example/auth', 'https://campus.example/token',
              'https://campus.example/jwks', 'ACCEPT')
            """,
            """
            insert into person (id, organisation_id, platform_id, subject, name, first_seen_at,
              last_seen_at)
            values (:id, :organisation, :platform, :subject, 'Tara Trained', now(), now())
            """,
            """
            insert into attempt (registration, organisation_id, learner_id, platform_id,
              resource_link_id, module_id, module_version, number, sample, started_at, saved_at,
              last_event_at, completed_at, score, passed, state)
            values (:id, :organisation, :id, :platform, 'link', 'cra-risk-score-triage', '9.9.9', 1,
              false, '2026-03-02T08:00:00Z', now(), now(), '2026-03-02T08:25:00Z', 0.83, true, '{}')
            """,
            """
            insert into roster_span (organisation_id, learner_id, kind, from_day, role, import_id)
            values (:organisation, :id, 'POST', '2026-01-01', 'cra', :id)
            """,
            """
            insert into baseline_task (organisation_id, learner_id, task_form, condition, done_on,
              finished, active_seconds, import_id)
            values (:organisation, :id, 'triage', 'UNAIDED', '2026-02-01', true, 600, :id)
            """)) {
      jdbc.sql(sql).params(values).update();
    }
    auditor = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.AUDITOR);
  }

  @Test
  void the_place_lists_every_report_with_its_question_and_who_it_is_for() {
    String page = auditor.get("/admin/reports").body();
    for (ReportId id : ReportId.values()) {
      assertThat(page).contains(id + " · ", "/admin/reports/" + id + "\"");
    }
    assertThat(page)
        .contains("Was this person trained, on which version, before doing the task?")
        .contains("For site administrators, auditors.", "No report was made yet.")
        .doesNotContain("??");
    String owners =
        ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER).get("/admin/reports").body();
    assertThat(owners)
        .contains("/admin/reports/R9\"")
        .doesNotContain("action=\"/admin/reports/R1\"", "action=\"/admin/reports/R7\"");
  }

  @Test
  void every_report_can_be_made_and_read_as_page_pdf_and_tables() throws IOException {
    for (ReportId id : ReportId.values()) {
      String address = make(id);
      String page = auditor.get(address).body();
      assertThat(page).as("%s", id).contains("Alderwick Bio", auditor.name).doesNotContain("??");

      Made made = reports.find(here, id(address)).orElseThrow();
      Shown shown = reports.show(here, made);
      assertThat(shown.unchanged()).as("%s is the same a moment later", id).isTrue();
      assertThat(page).as("%s", id).contains(made.hash());
      assertThat(auditor.get(address + ".pdf").status()).as("%s", id).isEqualTo(200);
      try (PDDocument pdf = Loader.loadPDF(files.pdf(shown))) {
        String text = new PDFTextStripper().getText(pdf);
        assertThat(text.replaceAll("\\s", ""))
            .as("%s", id)
            .contains(made.hash(), "Page1of" + pdf.getNumberOfPages(), "AlderwickBio");
        assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
        assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        assertThat(pdf.getDocumentInformation().getTitle()).startsWith(id + " ");
      }
      Map<String, String> zip = unzipped(files.zip(shown, "somebody"));
      JsonNode manifest = JsonMapper.shared().readTree(zip.get("manifest.json"));
      assertThat(manifest.get("hash").asString()).isEqualTo(made.hash());
      assertThat(manifest.get("purpose").asString()).contains("not for appraising individuals");
      assertThat(Sha256.of(zip.getOrDefault("report.json", ""))).isEqualTo(made.hash());
    }
  }

  @Test
  void the_record_of_a_person_says_that_work_came_before_training_and_is_logged() {
    String address = make(ReportId.R1);
    assertThat(auditor.get(address).body())
        .contains("Tara Trained", "9.9.9", "2026-03-02T08:25:00Z", "0.83", "cra")
        .contains("Flag: the first recorded real work was on 2026-02-01, before");
    auditor.get(address + ".pdf");

    List<Entry> entries = audit.read(here, new Question(auditor.name, null, null, null, null), 10);
    assertThat(entries)
        .extracting(Entry::action)
        .containsExactly("report.exported", "report.read", "report.made");
    assertThat(entries.toString()).doesNotContain("Tara");
    assertThat(
            jdbc.sql("select document from evidence_report where id = :id")
                .param("id", id(address))
                .query(String.class)
                .optional())
        .as("names are not kept")
        .isEmpty();
  }

  @Test
  void a_hash_tells_when_a_report_was_made_and_whether_it_is_unchanged() {
    String validation = make(ReportId.R11);
    String named = make(ReportId.R1);
    String hash = reports.find(here, id(validation)).orElseThrow().hash();
    String namedHash = reports.find(here, id(named)).orElseThrow().hash();

    assertThat(auditor.get("/admin/reports?hash=" + hash).body())
        .contains("R11, made at", "by " + auditor.name + ": unchanged.");
    assertThat(auditor.get("/admin/reports?hash=" + namedHash).body())
        .contains("R1, made at", ": unchanged.");
    assertThat(auditor.get("/admin/reports?hash=" + "0".repeat(64)).body())
        .contains("No report of this organisation has this hash.");

    jdbc.sql("update person set name = 'Tara Other' where id = :id").param("id", person).update();
    assertThat(auditor.get("/admin/reports?hash=" + namedHash).body())
        .contains("what is found now is not what the report said");
    assertThat(auditor.get(named).body()).contains("The data have changed since");
    assertThat(reports.make(ReportId.R11, here, Map.of(), "x").hash())
        .as("the same content has the same hash")
        .isEqualTo(hash);
  }

  @Test
  void the_validation_pack_reckons_the_known_numbers_on_this_build() {
    String page = auditor.get(make(ReportId.R11)).body();
    assertThat(page)
        .contains("known numbers came out, reckoned on this build")
        .contains("hodges-lehmann", "0.681221", "PASS")
        .doesNotContain("FAIL");
  }

  @Test
  void names_are_for_auditors_and_administrators_and_for_nobody_elsewhere() {
    String named = make(ReportId.R1);
    String decisions = make(ReportId.R9);
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    ConsoleVisitor analyst = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.ANALYST);
    ConsoleVisitor stranger =
        ConsoleVisitor.signedIn(
            port, users, new OrganisationId(UUID.randomUUID()), ConsoleRole.AUDITOR);

    for (String ending : List.of("", ".pdf", ".zip")) {
      assertThat(owner.get(named + ending).status()).isEqualTo(403);
      assertThat(analyst.get(named + ending).status()).isEqualTo(403);
      assertThat(stranger.get(named + ending).status()).isEqualTo(404);
      assertThat(stranger.get(decisions + ending).status()).isEqualTo(404);
    }
    assertThat(owner.get(decisions).status()).isEqualTo(200);
    assertThat(analyst.get(decisions).status()).isEqualTo(403);
    assertThat(owner.post("/admin/reports/R2", Map.of()).status()).isEqualTo(403);
    assertThat(analyst.post("/admin/reports/R7", Map.of()).status()).isEqualTo(403);
    assertThat(stranger.post("/admin/reports/R1", Map.of("person", person.toString())).location())
        .isEqualTo("/admin/reports");
  }

  @Test
  void what_cannot_be_asked_is_told() {
    for (Map<String, String> form :
        List.of(Map.of("person", "nobody"), Map.of("person", UUID.randomUUID().toString()))) {
      assertThat(auditor.post("/admin/reports/R1", form).location()).isEqualTo("/admin/reports");
    }
    assertThat(auditor.post("/admin/reports/R4", Map.of("weeks", "7")).location())
        .isEqualTo("/admin/reports");
    assertThat(auditor.post("/admin/reports/R7", Map.of("from", "yesterday")).location())
        .isEqualTo("/admin/reports");
    assertThat(auditor.post("/admin/reports/R12", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void facts_leave_under_pseudonyms_with_a_manifest_that_fits_and_are_logged() throws IOException {
    fact();
    Map<String, String> csv = exported("facts", FileFormat.CSV);
    Map<String, String> lines = exported("facts", FileFormat.NDJSON);

    assertThat(csv.keySet())
        .contains("review_unit.csv", "use_week.csv", "roster.csv", "manifest.json");
    String[] claims = csv.getOrDefault("review_unit.csv", "").split("\r\n", -1);
    assertThat(claims[0]).startsWith("person,module,item_version,key_version,step,attempt,unit,");
    assertThat(claims[1])
        .contains("'=unit", ",ERROR,", ",MAJOR,", ",true,", "2026-03-04T10:00:00Z");
    String who = claims[1].split(",", -1)[0];
    assertThat(who).matches("[0-9a-f]{20}");
    assertThat(csv.get("roster.csv")).contains(who + ",cra,");
    assertThat(String.join("", csv.values()))
        .doesNotContain("Tara", "subject-" + person, "campus.example", person.toString());
    JsonNode line =
        JsonMapper.shared()
            .readTree(
                lines.getOrDefault("review_unit.ndjson", "").lines().findFirst().orElseThrow());
    assertThat(line.get("person").asString()).isEqualTo(who);
    assertThat(line.get("unit").asString()).as("no spreadsheet reads this").isEqualTo("=unit");
    assertThat(line.get("flagged").asBoolean()).isTrue();
    assertThat(line.get("took_ms").isNull()).isTrue();

    JsonNode manifest = JsonMapper.shared().readTree(csv.get("manifest.json"));
    assertThat(manifest.get("purpose").asString()).contains("not for appraising individuals");
    for (JsonNode file : manifest.get("files")) {
      String text = csv.getOrDefault(file.get("file").asString(), "");
      assertThat(file.get("sha256").asString()).isEqualTo(Sha256.of(text));
      assertThat(file.get("rows").asLong()).isEqualTo(text.lines().count() - 1);
    }
    assertThat(auditor.get("/admin/exports/facts.zip").status()).isEqualTo(200);
    assertThat(auditor.get("/admin/exports/qualification.zip").status()).isEqualTo(200);
    assertThat(audit.read(here, new Question(auditor.name, null, null, null, null), 10))
        .extracting(Entry::action, Entry::subject)
        .containsExactly(tuple("data.exported", "qualification"), tuple("data.exported", "facts"));
  }

  @Test
  void the_figures_of_a_period_have_the_same_snapshot_twice_and_names_only_for_auditors()
      throws IOException {
    Map<String, String> first = exported("aggregates", FileFormat.CSV);
    Map<String, String> again = exported("aggregates", FileFormat.CSV);
    assertThat(first.get("metric_cell.csv")).isEqualTo(again.get("metric_cell.csv"));
    assertThat(snapshot(first)).isEqualTo(snapshot(again)).hasSize(64);
    assertThat(exported("qualification", FileFormat.CSV).get("qualification.csv"))
        .contains("Tara Trained,subject-" + person, ",cra-risk-score-triage,9.9.9,1,");
    try (PDDocument pdf =
        Loader.loadPDF(
            files.pdf(exports.qualification(new Exports.Order(here, "somebody", Instant.now()))))) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("Tara Trained", "9.9.9")
          .contains(
              Sha256.of(
                  Objects.requireNonNull(
                      exported("qualification", FileFormat.CSV).get("qualification.csv"))));
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, here, ConsoleRole.OWNER);
    assertThat(owner.get("/admin/exports/qualification.pdf").status()).isEqualTo(403);
    assertThat(owner.get("/admin/exports/aggregates.zip").status()).isEqualTo(200);
    assertThat(owner.get("/admin/exports/facts.zip").status()).isEqualTo(403);
    assertThat(owner.get("/admin/exports/qualification.zip").status()).isEqualTo(403);
  }

  @Test
  void the_dictionary_has_every_column_that_leaves() throws IOException {
    fact();
    String page = auditor.get("/admin/exports/dictionary").body();
    String csv = auditor.get("/admin/exports/dictionary.csv").body();
    assertThat(page).contains("Wrong claims that were caught").doesNotContain("??");
    for (Map.Entry<String, String> file : exported("facts", FileFormat.CSV).entrySet()) {
      if (file.getKey().endsWith(".csv")) {
        String dataset = "facts/" + file.getKey().replace(".csv", "");
        for (String column : file.getValue().lines().findFirst().orElseThrow().split(",", -1)) {
          assertThat(csv).contains(dataset + "," + column + ",");
        }
      }
    }
    for (String column :
        exported("aggregates", FileFormat.CSV)
            .getOrDefault("metric_cell.csv", "")
            .lines()
            .findFirst()
            .orElseThrow()
            .split(",", -1)) {
      assertThat(csv).contains("aggregates/metric_cell," + column + ",");
    }
  }

  private void fact() {
    jdbc.sql(
            """
            insert into adoption_fact (organisation_id, statement_id, kind, home_page, account,
              module, course, at, attempt, week, guidance, wrong, response, severity, family,
              prevalence, item, step)
            select :organisation, gen_random_uuid(), 'review_unit', 'https://campus.example',
                   :account, 'm1', '', '2026-03-04T10:00:00Z', :attempt, '2026-03-02',
                   'independent', true, 'flag', 'major', 'number', 0.5, '=unit', '030-review'
            """)
        .param("organisation", here.value())
        .param("account", "subject-" + person)
        .param("attempt", person)
        .update();
  }

  private Map<String, String> exported(String what, FileFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Exports.Order order = new Exports.Order(here, "somebody", Instant.now());
    switch (what) {
      case "facts" -> exports.facts(order, format, out);
      case "aggregates" -> exports.aggregates(order, "26", format, out);
      default -> exports.qualification(order, out);
    }
    return unzipped(out.toByteArray());
  }

  private static String snapshot(Map<String, String> files) {
    return JsonMapper.shared().readTree(files.get("manifest.json")).get("snapshot").asString();
  }

  private String make(ReportId id) {
    String location =
        auditor.post("/admin/reports/" + id, Map.of("person", person.toString())).location();
    assertThat(location).as("%s", id).startsWith("/admin/reports/made/");
    return Objects.requireNonNull(location);
  }

  private static UUID id(String address) {
    return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}

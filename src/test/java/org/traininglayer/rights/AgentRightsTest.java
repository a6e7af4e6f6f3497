package org.traininglayer.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.AgentIdentifier.Kind;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.lrs.ReceivedStatements;
import org.traininglayer.lrs.ReceivedStatements.Incoming;
import org.traininglayer.lrs.ReceivedStatements.Judged;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.ErasureRecord.Line;
import org.traininglayer.testing.TrainingLayerTest;
import org.traininglayer.xapi.XapiVersion;

/** People whom learning records alone know have the same rights as those who came by a platform. */
@TrainingLayerTest
class AgentRightsTest {

  private static final String STATE =
      "/xapi/activities/state?activityId=http%3A%2F%2Fexample.com%2Fa&stateId=place&agent=";

  @LocalServerPort int port;
  @Autowired LrsCredentials credentials;
  @Autowired ReceivedStatements received;
  @Autowired TransactionOperations transaction;
  @Autowired Agents agents;
  @Autowired PersonExport export;
  @Autowired Erasures erasures;
  @Autowired PersonalData data;
  @Autowired Adoption figures;
  @Autowired JdbcClient jdbc;

  private final OrganisationId here = new OrganisationId(UUID.randomUUID());
  private final String ana = "ana-" + UUID.randomUUID();

  @BeforeEach
  void organisation() {
    jdbc.sql("insert into organisation (id, name) values (?, 'Agents')")
        .param(here.value())
        .update();
  }

  @Test
  void an_account_that_never_came_is_found_exported_and_erased_with_all_that_it_left()
      throws Exception {
    AgentIdentifier agent =
        AgentIdentifier.of(new AccountKey("https://elsewhere.example.edu", ana));
    String json =
        "{\"account\":{\"homePage\":\"https://elsewhere.example.edu\",\"name\":\"%s\"}}"
            .formatted(ana);
    String bens = json.replace(ana, "ben-" + ana.substring(4));
    assertThat(agents.find(here, agent)).isEmpty();
    String note = "attached by ana";
    String attached = with(json, note);
    take(
        Incoming.alone(output(json)),
        Incoming.alone(output(bens)),
        new Incoming(attached, Map.of(Sha256.of(note), note.getBytes(UTF_8)), null));
    assertThat(document("PUT", STATE, json)).isEqualTo(204);
    assertThat(document("PUT", STATE, bens)).isEqualTo(204);
    refused(agent);
    untilFiguresAreRead();

    Agents.KnownAgent known = agents.find(here, agent).orElseThrow();
    assertThat(known.rows())
        .containsEntry("statement", 2L)
        .containsEntry("attachment", 1L)
        .containsEntry("adoption_fact", 1L)
        .containsEntry("state_document", 1L)
        .containsEntry("record_source_refusal", 1L)
        .doesNotContainKeys("person", "attempt", "console_audit");
    assertThat(agents.find(new OrganisationId(UUID.randomUUID()), agent)).isEmpty();

    Map<String, String> files = exported(agent);
    assertThat(files.get("statement.ndjson")).contains(ana).doesNotContain("ben-");
    assertThat(files.keySet()).contains("adoption_fact.ndjson", "state_document.ndjson");
    assertThat(files.values()).contains("attached by ana", "bookmark of " + ana);
    assertThat(files.get("index.html")).contains(ana, "https://elsewhere.example.edu");

    ErasureRecord record = erasures.erase(here, agent, "admin", Cause.ASKED);

    Map<String, Long> before =
        record.lines().stream()
            .filter(line -> known.rows().containsKey(line.name()))
            .collect(Collectors.toMap(Line::name, Line::before));
    assertThat(before).isEqualTo(known.rows());
    assertThat(record.lines()).allMatch(line -> line.left() == 0);
    assertThat(record.people()).isEqualTo(1);
    assertThat(erasures.find(here, record.id())).contains(record);
    assertThat(record.toString()).doesNotContain(ana);
    assertThat(agents.find(here, agent)).isEmpty();
    assertThat(rows("statement", "ben-")).isEqualTo(1);
    assertThat(rows("adoption_fact", "ben-")).isEqualTo(1);
    assertThat(
            jdbc.sql("select count(*) from attachment where organisation_id = ?")
                .param(here.value())
                .query(Long.class)
                .single())
        .isZero();

    assertThat(document("PUT", STATE, json)).as("content that is still open").isEqualTo(403);
    Judged again = judge(Incoming.alone(output(json)));
    assertThat(again.fresh()).as("what a source tells from before").isEmpty();
    assertThat(again.known()).isEqualTo(1);
    untilFiguresAreRead();
    assertThat(rows("adoption_fact", ana)).isZero();
  }

  @Test
  void an_address_goes_with_its_digest_and_records_of_others_stay() throws Exception {
    String address = "mailto:" + ana + "@example.org";
    String sha1 =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-1").digest(address.getBytes(UTF_8)));
    String other = "mailto:other-" + ana + "@example.org";
    take(
        Incoming.alone(did("{\"mbox\":\"%s\"}".formatted(address))),
        Incoming.alone(did("{\"mbox_sha1sum\":\"%s\"}".formatted(sha1.toUpperCase(Locale.ROOT)))),
        Incoming.alone(did("{\"mbox\":\"%s\"}".formatted(other))));
    assertThat(document("PUT", STATE, "{\"mbox\":\"%s\"}".formatted(address))).isEqualTo(204);
    AgentIdentifier agent = AgentIdentifier.of(Kind.MBOX, address);

    assertThat(agents.find(here, agent).orElseThrow().rows())
        .isEqualTo(Map.of("statement", 2L, "state_document", 1L));
    assertThat(agents.find(here, AgentIdentifier.of(Kind.MBOX_SHA1SUM, sha1)).orElseThrow().rows())
        .as("nobody can tell the address of a digest")
        .isEqualTo(Map.of("statement", 1L));
    assertThat(exported(agent).get("index.html")).contains("Identifier", address);

    erasures.erase(here, agent, "admin", Cause.ASKED);

    assertThat(agents.find(here, agent)).isEmpty();
    assertThat(agents.find(here, AgentIdentifier.of(Kind.MBOX, other))).isPresent();
    Judged again = judge(Incoming.alone(did("{\"mbox_sha1sum\":\"%s\"}".formatted(sha1))));
    assertThat(again.fresh()).isEmpty();
  }

  @Test
  void an_openid_is_found_and_erased() {
    String openid = "https://id.example.org/" + ana;
    take(Incoming.alone(did("{\"openid\":\"%s\"}".formatted(openid))));
    AgentIdentifier agent = AgentIdentifier.of(Kind.OPENID, openid);
    UUID id = agents.find(here, agent).orElseThrow().id();
    assertThat(agents.find(here, agent).orElseThrow().id()).as("always the same").isEqualTo(id);

    erasures.erase(here, agent, "admin", Cause.ASKED);

    assertThat(agents.find(here, agent)).isEmpty();
  }

  private void take(Incoming... all) {
    transaction.executeWithoutResult(status -> {
      Judged judged = judge(all);
      assertThat(judged.refused()).isEmpty();
      assertThat(received.append(here, "elsewhere", judged)).isEqualTo(all.length);
    });
  }

  private Judged judge(Incoming... all) {
    return received.judge(here, "elsewhere", List.of(all), XapiVersion.V1);
  }

  private static String did(String actor) {
    return """
    {"id":"%s","timestamp":"2026-03-02T10:00:00Z","actor":%s,
     "verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/a"}}\
    """
        .formatted(UUID.randomUUID(), actor);
  }

  private static String with(String actor, String note) {
    return did(actor)
        .replace(
            "\"object\"",
            """
            "attachments":[{"usageType":"http://example.com/note","display":{"en":"Note"},
              "contentType":"text/plain","length":%d,"sha2":"%s"}],"object"\
            """
                .formatted(note.length(), Sha256.of(note)));
  }

  /** What the documentation tells other tools to send. */
  private static String output(String actor) throws IOException {
    String page = Files.readString(Path.of("docs/lrs.md"));
    int from = page.indexOf("<<'JSON'\n") + "<<'JSON'\n".length();
    String example = page.substring(from, page.indexOf("\nJSON\n", from));
    return example
        .replace("7c0b1a2e-41a5-4c58-8f0e-2f7f2d6f5a10", UUID.randomUUID().toString())
        .replace(
            "{\"account\": {\"homePage\": \"https://lms.example.edu\", \"name\": \"1234\"}}",
            actor);
  }

  private void refused(AgentIdentifier agent) {
    Map<String, Object> values = data.values(here, data.whom(here, agent));
    jdbc.sql(
            """
            insert into record_source_refusal (source_id, digest, organisation_id, kind, reason, json,
              mentions)
            values (:source, uuid_send(:source), :organisation, 'verb.id', 'verb.id: is odd', '{}',
              array[cast(:agentKey as uuid)])
            """)
        .param("source", UUID.randomUUID())
        .params(values)
        .update();
  }

  private int document(String method, String path, String agent) throws Exception {
    var key = credentials.create(here, "tool-" + UUID.randomUUID(), Set.of(Scope.ALL));
    String basic =
        Base64.getEncoder().encodeToString((key.key() + ":" + key.secret()).getBytes(UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:" + port + path + URLEncoder.encode(agent, UTF_8)))
                  .header("Authorization", "Basic " + basic)
                  .header("X-Experience-API-Version", "1.0.3")
                  .header("Content-Type", "text/plain")
                  .method(method, HttpRequest.BodyPublishers.ofString("bookmark of " + ana))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private Map<String, String> exported(AgentIdentifier agent) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(here, agent, "admin", Locale.ENGLISH, out);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return files;
  }

  private long rows(String table, String text) {
    return jdbc.sql(
            "select count(*) from "
                + table
                + " t where t.organisation_id = ? and strpos(t::text, ?) > 0")
        .param(here.value())
        .param(text)
        .query(Long.class)
        .single();
  }

  private void untilFiguresAreRead() throws InterruptedException {
    for (int i = 0; i < 200 && figures.behind() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(figures.behind()).isZero();
  }
}

package org.traininglayer.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTable.OnErasure;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platforms;
import org.traininglayer.rights.ErasureRecord.Cause;
import org.traininglayer.rights.ErasureRecord.Line;
import org.traininglayer.testing.CarelessWork;
import org.traininglayer.testing.TestBrowser;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one person can be had and erased, in whichever table it is kept. */
@TrainingLayerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonRightsTest {

  private static final Pattern SOUNDS_LIKE_A_PERSON =
      Pattern.compile(
          "(^|_)(learner|person|people|account|actor|agent|subject|sub|hint|email|mail|user|username"
              + "|owner|rater|registration|mbox|principal)(_|$)");

  /** Rows that say that somebody is gone. */
  private static final String GONE = "erased_learner";

  @LocalServerPort int port;
  @Autowired Platforms platforms;
  @Autowired Launches launches;
  @Autowired People people;
  @Autowired PersonalData data;
  @Autowired PersonExport export;
  @Autowired Erasures erasures;
  @Autowired Adoption figures;
  @Autowired JdbcClient jdbc;
  @Autowired MessageSource words;

  private final TestPlatform platform = TestPlatform.start();

  @Test
  void every_table_is_exported_and_accounted_for_or_somebody_said_why_not() {
    Set<String> declared =
        data.tables().stream().map(PersonalTable::table).collect(Collectors.toSet());
    Map<String, String> others = OtherTables.reasons();
    Set<String> forgotten = new TreeSet<>(tables());
    forgotten.removeAll(declared);
    forgotten.removeAll(others.keySet());
    assertThat(forgotten)
        .as("tables that no PersonalTables names; if nothing in them is about people, say so")
        .isEmpty();
    assertThat(others).as("in one list only").doesNotContainKeys(declared.toArray(String[]::new));

    Set<String> suspicious = new TreeSet<>();
    for (String table : others.keySet()) {
      if (table.startsWith("demo_")) {
        continue;
      }
      for (String column : columns(table)) {
        if (SOUNDS_LIKE_A_PERSON.matcher(column).find()) {
          suspicious.add(table + "." + column);
        }
      }
    }
    suspicious.removeAll(OtherTables.looked());
    assertThat(suspicious).as("columns about people in tables said to have none").isEmpty();
  }

  @Test
  void what_every_table_is_and_why_it_is_kept_is_said_in_words() {
    for (PersonalTable table : data.tables()) {
      assertThat(words.getMessage("rights.table." + table.name(), null, Locale.ENGLISH))
          .isNotBlank();
      if (table.onErasure() != OnErasure.ERASED) {
        assertThat(words.getMessage("rights.kept." + table.name(), null, Locale.ENGLISH))
            .isNotBlank();
      }
    }
  }

  @Test
  void an_export_has_every_row_that_mentions_the_person_and_nothing_of_others() throws Exception {
    Person ann = played(unlike("Xaverine Quirk"));
    Person ben = played(unlike("Yolanthe Umber"));
    Filled.everywhere(jdbc, data, ann, ben);
    untilFiguresAreRead();
    Map<String, Object> values = data.values(OrganisationId.DEFAULT, ann);

    Map<String, byte[]> files = export(ann);

    Map<String, Long> mentioning = mentioning(markers(ann));
    for (PersonalTable table : data.tables()) {
      if (table.name().equals(GONE)) {
        continue;
      }
      List<String> lines = lines(files, table.name() + ".ndjson");
      assertThat(lines).as(table.name()).isNotEmpty().hasSize((int) data.count(table, values));
      JsonNode first = JsonMapper.shared().readTree(lines.getFirst());
      assertThat(first.propertyNames()).noneMatch(table.withheld()::contains);
      Set<String> expected = new TreeSet<>(columns(table.table()));
      expected.removeAll(table.withheld());
      if (table.content() != null) {
        expected.remove(table.content());
        lines.forEach(line ->
            assertThat(files)
                .containsKey(JsonMapper.shared().readTree(line).path("file").stringValue()));
      }
      assertThat(first.propertyNames()).containsAll(expected);
    }
    mentioning.forEach((table, rows) ->
        assertThat(matched(table, values))
            .as("rows of %s that mention the person and are in the export", table)
            .isGreaterThanOrEqualTo(rows));

    JsonNode manifest =
        JsonMapper.shared().readTree(Objects.requireNonNull(files.get("manifest.json")));
    assertThat(manifest.path("files").size()).isEqualTo(files.size() - 1);
    for (JsonNode file : manifest.path("files")) {
      byte[] content = Objects.requireNonNull(files.get(file.path("file").stringValue()));
      assertThat(sha256(content)).isEqualTo(file.path("sha256").stringValue());
    }
    String own = text(files, "statement.ndjson");
    assertThat(own.replaceAll("\"instructor\" *: *\\{[^}]*\\}", ""))
        .as("in her own statements he is the instructor, and nothing else")
        .doesNotContain(ben.account().name());
    files.remove("statement.ndjson");
    String rest =
        files.keySet().stream().map(name -> text(files, name)).collect(Collectors.joining());
    assertThat(rest)
        .contains(Objects.requireNonNull(ann.name()), "kept by a program", "attached by somebody")
        .doesNotContain("Yolanthe", ben.account().name(), ben.id().value().toString())
        .doesNotContain("Rita Rater");
    String index = new String(Objects.requireNonNull(files.get("index.html")), UTF_8);
    assertThat(index)
        .contains(Objects.requireNonNull(ann.name()), "statement.ndjson", "Your grades");
    JsonNode statement = JsonMapper.shared().readTree(own.lines().findFirst().orElseThrow());
    assertThat(statement.path("json").path("actor").isObject()).isTrue();
  }

  @Test
  void an_erasure_says_what_it_did_leaves_nothing_but_what_it_names_and_nothing_of_others_goes()
      throws Exception {
    Person ann = played(unlike("Zenobia Plum"));
    Person ben = played(unlike("Waldemar Ochre"));
    Filled.everywhere(jdbc, data, ann, ben);
    untilFiguresAreRead();
    Map<String, Object> values = data.values(OrganisationId.DEFAULT, ann);
    Map<String, Object> bens = data.values(OrganisationId.DEFAULT, ben);
    Map<String, Long> before = counts(values);
    Map<String, Long> bensBefore = counts(bens);
    Set<String> markers = markers(ann);

    ErasureRecord record =
        erasures.erase(OrganisationId.DEFAULT, List.of(ann), "admin", Cause.ASKED);

    assertThat(erasures.find(OrganisationId.DEFAULT, record.id())).contains(record);
    assertThat(erasures.find(new OrganisationId(UUID.randomUUID()), record.id())).isEmpty();
    Map<String, Line> lines =
        record.lines().stream().collect(Collectors.toMap(Line::name, line -> line));
    for (PersonalTable table : data.tables()) {
      Line line = Objects.requireNonNull(lines.get(table.name()), table.name());
      assertThat(line.onErasure()).isEqualTo(table.onErasure());
      if (!table.name().equals(GONE)) {
        assertThat(line.before()).as(table.name()).isEqualTo(before.get(table.name()));
      }
      if (table.onErasure() == OnErasure.ERASED) {
        assertThat(line.left()).as(table.name()).isZero();
      }
    }
    Set<String> keeping =
        data.tables().stream()
            .filter(table -> table.onErasure() != OnErasure.ERASED)
            .map(PersonalTable::table)
            .collect(Collectors.toSet());
    assertThat(keeping)
        .as("where an id of ours may be left")
        .containsAll(mentioning(markers).keySet());
    assertThat(mentioning(Set.of(ann.account().name()))).as("where the account is left").isEmpty();
    assertThat(mentioning(Set.of(Objects.requireNonNull(ann.name()))).keySet())
        .as("where the name is left: entered by hand")
        .isSubsetOf("course_contact", "champion");
    assertThat(
            jdbc.sql("select t::text from erasure_record t where id = ?")
                .param(record.id())
                .query(String.class)
                .single())
        .doesNotContain(markers.toArray(String[]::new));
    Map<String, Long> bensAfter = counts(bens);
    // They were in one statement together, which was Ann's.
    assertThat(bensAfter.remove("statement_mentioning"))
        .isEqualTo(Objects.requireNonNull(bensBefore.remove("statement_mentioning")) - 1);
    bensBefore.computeIfPresent("statement", (name, rows) -> rows - 1);
    assertThat(bensAfter).isEqualTo(bensBefore);
  }

  /** What is still being read would be counted on one side only. */
  private void untilFiguresAreRead() throws InterruptedException {
    for (int i = 0; i < 200 && figures.behind() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(figures.behind()).isZero();
  }

  @Test
  void whoever_looks_at_somebodys_work_has_it_neither_in_their_export_nor_after_an_erasure()
      throws Exception {
    Person ann = played(unlike("Ulrika Sable"));
    Person tom = played(unlike("Tancred Vert"));
    long own = launchesOf(tom);
    jdbc.sql(
            """
            insert into lti_launch (id, token_hash, organisation_id, platform_id, learner_id, roles,
              deployment_id, target_link_uri, custom, locale, launched_at, expires_at, message_type,
              message_details)
            select gen_random_uuid(), decode(md5(id::text), 'hex'), organisation_id, platform_id,
              learner_id, roles, deployment_id, target_link_uri, custom, locale, launched_at,
              expires_at, 'LtiSubmissionReviewRequest', jsonb_build_object('forUser', :account)
            from lti_launch where learner_id = :tom limit 1
            """)
        .param("account", ann.account().name())
        .param("tom", tom.id().value())
        .update();
    assertThat(launchesOf(tom)).isEqualTo(own + 1);
    assertThat(text(export(tom), "lti_launch.ndjson")).doesNotContain(ann.account().name());

    erasures.erase(OrganisationId.DEFAULT, List.of(ann), "admin", Cause.ASKED);

    assertThat(mentioning(Set.of(ann.account().name()))).isEmpty();
    assertThat(launchesOf(tom)).isEqualTo(own);
  }

  private long launchesOf(Person person) {
    return jdbc.sql("select count(*) from lti_launch where learner_id = ?")
        .param(person.id().value())
        .query(Long.class)
        .single();
  }

  /** A name that nobody of an earlier run has: rows are found by it. */
  private static String unlike(String name) {
    return name + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Somebody who arrives, asks, works through a module and is graded. */
  private Person played(String name) {
    if (platforms.all(OrganisationId.DEFAULT).stream()
        .noneMatch(one -> one.issuer().equals(platform.issuer()))) {
      platform.register(platforms);
    }
    String subject = "sub-" + UUID.randomUUID();
    String path =
        platform.launch(
            port,
            claims -> {
              claims.put("sub", subject);
              claims.put("name", name);
              claims.put(TestPlatform.LTI + "roles", List.of(TestPlatform.LEARNER));
              claims.put(
                  TestPlatform.LTI + "resource_link", Map.of("id", "link-1", "title", "Link"));
              claims.put(TestPlatform.LTI + "custom", Map.of("module_id", "cra-risk-score-triage"));
            });
    String token = path.split("/", -1)[2];
    String play = "/play/" + token;
    TestBrowser browser = new TestBrowser(port);
    browser.get(play);
    new CarelessWork((to, form) -> browser.post(to, TestBrowser.form(form)), play, 1).whole();
    browser.post(
        play + "/010-brief/ask",
        TestBrowser.form(Map.of("claim", "", "kind", "QUESTION", "text", "What is a visit?")));
    return people.find(launches.find(token).orElseThrow().learner()).orElseThrow();
  }

  private Map<String, byte[]> export(Person person) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(OrganisationId.DEFAULT, person, "admin", Locale.ENGLISH, out);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(Objects.requireNonNull(files.get(name), name), UTF_8);
  }

  private static List<String> lines(Map<String, byte[]> files, String name) {
    byte[] file = files.get(name);
    return file == null ? List.of() : new String(file, UTF_8).lines().toList();
  }

  private Map<String, Long> counts(Map<String, Object> values) {
    Map<String, Long> counts = new TreeMap<>();
    data.tables().forEach(table -> counts.put(table.name(), data.count(table, values)));
    return counts;
  }

  /** By what a row would tell that it is about the person: ids, name, attempts. */
  private Set<String> markers(Person person) {
    Set<String> markers = new TreeSet<>();
    markers.add(person.id().value().toString());
    markers.add(person.account().name());
    markers.add(Objects.requireNonNull(person.name()));
    markers.add(
        Objects.requireNonNull(data.values(OrganisationId.DEFAULT, person).get("agentKey"))
            .toString());
    markers.addAll(
        jdbc.sql("select registration::text from attempt where learner_id = ?")
            .param(person.id().value())
            .query(String.class)
            .list());
    return markers;
  }

  /** Rows of all tables in whose text one of these is, by table. */
  private Map<String, Long> mentioning(Set<String> markers) {
    Map<String, Long> found = new TreeMap<>();
    for (String table : tables()) {
      long rows =
          jdbc.sql("select count(*) from " + table + " t where t::text ~ :any")
              .param("any", String.join("|", markers))
              .query(Long.class)
              .single();
      if (rows > 0) {
        found.put(table, rows);
      }
    }
    return found;
  }

  /** How many rows of a table the export has, under whichever names. */
  private long matched(String table, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>(List.of("false"));
    data.tables().stream()
        .filter(one -> one.table().equals(table))
        .forEach(one -> conditions.add("(" + one.whose() + ")"));
    return jdbc.sql("select count(*) from " + table + " t where " + String.join(" or ", conditions))
        .params(new HashMap<>(values))
        .query(Long.class)
        .single();
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1
            """)
        .query(String.class)
        .list();
  }

  private List<String> columns(String table) {
    return jdbc.sql(
            """
            select column_name from information_schema.columns
            where table_schema = current_schema() and table_name = ?
            """)
        .param(table)
        .query(String.class)
        .list();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}

package org.traininglayer.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.web.util.HtmlUtils;
import org.traininglayer.database.LocalPostgres;
import org.traininglayer.database.PostgresLauncher;
import org.traininglayer.database.PostgresSettings;
import org.traininglayer.released.RestoredDump;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the dump of a released build's database that {@code ReleasedDatabaseTest} starts from: the
 * build itself, from its jar, is used for a while as people use it, and then says what its
 * dashboards show of that a week later.
 */
final class ReleasedDump {

  /** Public address of the tool, issuer and services of the school, as they stand in the dump. */
  static final String TOOL = "https://tool.example";

  private static final String DEMO = "http://demo.school.example/demo/lti/";
  private static final String DEMO_THEN = "http://127\\.0\\.0\\.1:\\d+/demo/lti/";
  private static final String SERVICES = "http://services.school.example";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final Path FOLDER = Bench.FOLDER.resolve("released");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SAMPLE_READY =
      "select count(*) from sample_history where state = 'READY'";
  private static final Pattern LINK = Pattern.compile("href=\"(/dashboard/csv/[a-z-]+)[^\"]*\"");

  private final LocalPostgres server;
  private final Path jar;
  private final Path programs;
  private final Map<String, Object> expected = new LinkedHashMap<>();

  private ReleasedDump(LocalPostgres server, Path jar, Path programs) {
    this.server = server;
    this.jar = jar;
    this.programs = programs;
  }

  /**
   * Makes it.
   *
   * @param programs folder of the oldest PostgreSQL that is supported, with {@code pg_dump}, so
   *     that every newer one can read the dump
   */
  static void run(Path jar, Path programs) throws Exception {
    Folders.empty(FOLDER);
    try (LocalPostgres server =
        PostgresLauncher.start(
            new PostgresSettings(
                FOLDER.resolve("postgresql"), programs, 60, Duration.ofMinutes(2)))) {
      new ReleasedDump(server, jar.toAbsolutePath(), programs).make();
    }
  }

  private void make() throws Exception {
    create("used");
    use();
    String dump = dump("used");
    create("later");
    try (Connection connection = connect("later")) {
      RestoredDump.restore(connection, RestoredDump.moved(dump, -7));
    }
    figures();
    Path to = Files.createDirectories(FOLDER.resolve("out"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(to.resolve("database.sql.gz")))) {
      out.write(dump.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        to.resolve("expected.json"),
        JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(expected)
                .replace(School.ADDRESS, SERVICES)
                .replaceAll(DEMO_THEN, DEMO)
            + "\n");
    System.out.println("made in " + to.toAbsolutePath());
  }

  private void use() throws Exception {
    try (School school = new School()) {
      String platforms = school.register(FOLDER).toAbsolutePath().toString();
      try (Application application =
          start(
              "used",
              platforms,
              "--spring.profiles.active=demo",
              "--traininglayer.sample.enabled=true",
              "--traininglayer.sample.people=60",
              "--traininglayer.delivery.first-retry=200ms",
              "--traininglayer.delivery.longest-retry=2s",
              "--traininglayer.delivery.lrs[0].name=corporate",
              "--traininglayer.delivery.lrs[0].endpoint=" + school.address() + "/xapi")) {
        application.awaitPage("/actuator/health");
        ReleasedUse use = new ReleasedUse(application.port(), school);
        use.play(() -> settled("used"));
        expected.put("made", LocalDate.now(ZoneOffset.UTC).toString());
        expected.put("invitation", use.invitation());
        expected.put("learner", "learner-midway");
      }
      outbox();
      school.taken().forEach(expected::put);
    }
  }

  /** What waited and what had been sent when the build was stopped. */
  private void outbox() throws SQLException {
    expected.put(
        "attempt",
        rows(
            """
            select a.module_id, a.module_version, a.number, j.seq, j.step, j.answer::text
            from attempt a join judgement j using (registration) join person p on p.id = a.learner_id
            where p.subject = 'learner-midway' order by j.seq
            """));
    expected.put(
        "parcels",
        rows(
            """
            select d.kind, d.name, m.state, count(*), sum((m.attempts > 0)::int)
            from delivery_parcel m join delivery_destination d on d.id = m.destination_id
            group by 1, 2, 3 order by 1, 2, 3
            """));
    expected.put(
        "waiting-statements",
        rows(
            """
            select m.content_id from delivery_parcel m
            join delivery_destination d on d.id = m.destination_id
            where d.kind = 'LRS' and m.state = 'WAITING' order by m.id
            """));
    expected.put(
        "grades",
        rows(
            """
            select p.subject, g.score, g.hindrance, g.line_item, g.sent_score
            from delivery_grade g join person p on p.id = g.learner_id
            order by 1
            """));
  }

  private List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = connect("used");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /** What the dashboards of that build say in the week after. */
  private void figures() throws Exception {
    try (Application application = start("later", "", "--traininglayer.delivery.enabled=false");
        Browser browser = new Browser(application.port())) {
      application.awaitPage("/actuator/health");
      settled("later");
      ReleasedUse.signIn(browser, "admin", "demo");
      Map<String, String> figures = new LinkedHashMap<>();
      String all = browser.get("/dashboard").expect(200).body();
      for (String module : options(all, "module")) {
        for (String weeks : List.of("8", "26")) {
          String query = "?module=" + module + "&weeks=" + weeks;
          read(browser, query, figures);
          for (String role : options(all, "role")) {
            read(browser, query + "&role=" + role, figures);
          }
        }
      }
      expected.put("figures", figures);
    }
  }

  private static void read(Browser browser, String query, Map<String, String> figures)
      throws IOException {
    String page = browser.get("/dashboard" + query).expect(200).body();
    Matcher links = LINK.matcher(page);
    while (links.find()) {
      String path = links.group(1) + query;
      figures.put(path, browser.get(path).expect(200).body());
    }
  }

  /** Values that the page's filters offer for a parameter. */
  private static List<String> options(String page, String parameter) {
    Matcher links = Pattern.compile("[?&;]" + parameter + "=([^&\"]+)").matcher(page);
    List<String> values = new ArrayList<>();
    while (links.find()) {
      String value = HtmlUtils.htmlUnescape(links.group(1));
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  private Application start(String database, String platforms, String... more) throws IOException {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.addAll(
        List.of(
            "--traininglayer.base-url=" + TOOL,
            "--traininglayer.demo.base-url=http://127.0.0.1:${server.port}",
            "--traininglayer.secret-key=" + KEY,
            "--traininglayer.lti.platforms-file=" + platforms,
            "--traininglayer.db.url=" + server.url(database),
            "--traininglayer.db.user=" + server.user(),
            "--traininglayer.db.password=" + server.password()));
    return Application.start(
        FOLDER.resolve(database), List.of("-jar", jar.toString()), settings.toArray(String[]::new));
  }

  /** Waits until the figures have followed the record store to its end. */
  private void settled(String database) throws Exception {
    for (int i = 0; number(database, SAMPLE_READY) == 0; i++) {
      if (i > 6_000) {
        throw new IllegalStateException("the sample is not made");
      }
      Thread.sleep(100);
    }
    for (int i = 0; i < 3_000; i++) {
      long behind =
          number(
              database,
              """
              select coalesce(sum(position), 0)
                - (select coalesce(sum(position), 0) from adoption_position)
              from statement_partition
              """);
      if (behind == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the figures do not follow");
  }

  private long number(String database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void create(String database) throws SQLException {
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
      statement.execute("create database " + database + " owner " + server.user());
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.url(database), server.user(), server.password());
  }

  private String dump(String database) throws IOException, InterruptedException {
    String url = server.url(database);
    Matcher address = Pattern.compile("//([^:/]+):(\\d+)/").matcher(url);
    if (!address.find()) {
      throw new IllegalStateException(url);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                programs.resolve("pg_dump").toString(),
                "--no-owner",
                "--no-privileges",
                "--host=" + address.group(1),
                "--port=" + address.group(2),
                "--username=" + server.user(),
                database)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PGPASSWORD", server.password());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pg_dump failed");
    }
    return text.replace(School.ADDRESS, SERVICES).replaceAll(DEMO_THEN, DEMO);
  }
}

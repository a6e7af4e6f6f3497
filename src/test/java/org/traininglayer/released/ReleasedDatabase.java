package org.traininglayer.released;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.traininglayer.testing.OwnDatabase;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the application on the database that a released build left behind, as if that had been
 * stopped last week. Its neighbours have moved to where the test plays them.
 */
class ReleasedDatabase extends OwnDatabase {

  /** Commit of the build. */
  static final String BUILD = "d8f60b3";

  static final School SCHOOL = new School();
  static final JsonNode EXPECTED =
      JsonMapper.builder()
          .build()
          .readTree(new String(resource("expected.json"), StandardCharsets.UTF_8));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    super.initialize(context);
    TestDatabase.Settings database = TestDatabase.empty();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        InputStream dump =
            new GZIPInputStream(new java.io.ByteArrayInputStream(resource("database.sql.gz")))) {
      String text = new String(dump.readAllBytes(), StandardCharsets.UTF_8);
      RestoredDump.restore(
          connection,
          RestoredDump.moved(
              text.replace("http://services.school.example", SCHOOL.address("")), days()));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the dump cannot be restored", e);
    }
    TestPropertyValues.of(
            "traininglayer.db.url=" + database.url(),
            "traininglayer.delivery.lrs[0].name=corporate",
            "traininglayer.delivery.lrs[0].endpoint=" + SCHOOL.address("/xapi"))
        .applyTo(context);
  }

  /** From the week in which the dump was made to last week: what the figures say hangs on weeks. */
  private static int days() {
    LocalDate then = monday(LocalDate.parse(EXPECTED.path("made").asString()));
    return (int) then.until(monday(LocalDate.now(ZoneOffset.UTC)).minusWeeks(1), ChronoUnit.DAYS);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        ReleasedDatabase.class.getResourceAsStream("/released/" + BUILD + "/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

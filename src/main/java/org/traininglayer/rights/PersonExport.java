package org.traininglayer.rights;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.lti.People.Person;
import org.traininglayer.reports.ZipOut;

/**
 * A copy of everything that is kept about one person (GDPR, articles 15 and 20): one file of lines
 * of JSON for each kind of rows, documents and attachments as files of their own, a page to read,
 * and a manifest of hashes. It is read at one moment and written while it is read.
 */
@Component
public class PersonExport {

  private static final int ROWS_AT_ONCE = 100;

  private final PersonalData data;
  private final JdbcClient jdbc;
  private final IndexPage index;
  private final TransactionTemplate snapshot;

  PersonExport(
      PersonalData data, JdbcClient jdbc, IndexPage index, PlatformTransactionManager manager) {
    this.data = data;
    this.jdbc = jdbc;
    this.index = index;
    this.snapshot = new TransactionTemplate(manager);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * A file of rows.
   *
   * @param name of the rows
   * @param file in the archive
   * @param rows how many, at least one
   */
  record Kind(String name, String file, long rows) {}

  /**
   * Writes the archive.
   *
   * @param by who takes it, for the manifest
   * @param locale the language of the page to read
   */
  public void write(
      OrganisationId organisation, Person person, String by, Locale locale, OutputStream out)
      throws IOException {
    write(organisation, Whom.of(person), by, locale, out);
  }

  /** The same for an agent whom only learning records know. */
  public void write(
      OrganisationId organisation,
      AgentIdentifier agent,
      String by,
      Locale locale,
      OutputStream out)
      throws IOException {
    write(organisation, data.whom(organisation, agent), by, locale, out);
  }

  private void write(
      OrganisationId organisation, Whom whom, String by, Locale locale, OutputStream out)
      throws IOException {
    Map<String, Object> values = data.values(organisation, whom);
    try {
      snapshot.executeWithoutResult(status -> {
        try {
          inSnapshot(whom, values, by, locale, out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void inSnapshot(
      Whom whom, Map<String, Object> values, String by, Locale locale, OutputStream out)
      throws IOException {
    // A slow reader at the other end is no fault.
    jdbc.sql("set local idle_in_transaction_session_timeout = '10min'").update();
    Instant at = Instant.now();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("about", whom.id().toString());
    about.put("madeAt", at.toString());
    about.put("madeBy", by);
    ZipOut zip = new ZipOut(out, about);
    List<Kind> kinds = new ArrayList<>();
    for (PersonalTable table : data.tables()) {
      long rows = data.count(table, values);
      if (rows > 0) {
        Kind kind = new Kind(table.name(), table.name() + ".ndjson", rows);
        zip.add(kind.file(), writer -> lines(table, values, writer));
        files(table, values, zip);
        kinds.add(kind);
      }
    }
    String page = index.of(whom, at, kinds, locale);
    zip.add(
        "index.html",
        writer -> {
          writer.write(page);
          return 1;
        });
    zip.end();
  }

  private long lines(PersonalTable table, Map<String, Object> values, Writer writer) {
    long[] rows = {0};
    jdbc.sql(
            "select row_to_json(x)::text from (select %s from %s t where %s) x"
                .formatted(columns(table), table.table(), table.whose()))
        .withFetchSize(ROWS_AT_ONCE)
        .params(values)
        .query((ResultSet row) -> write(writer, line(row), rows));
    return rows[0];
  }

  private static void write(Writer writer, String line, long[] rows) {
    try {
      writer.write(line);
      writer.write('\n');
      rows[0]++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A break that is not in a string, where JSON has none, is only layout. */
  private static String line(ResultSet row) throws SQLException {
    return row.getString(1).replaceAll("[\\r\\n]+", " ");
  }

  /** Bytes go as files, named by their place among the rows; the rows name them. */
  private void files(PersonalTable table, Map<String, Object> values, ZipOut zip) {
    if (table.content() == null) {
      return;
    }
    jdbc.sql(
            "select %s, %s from %s t where %s"
                .formatted(fileName(table), quoted(table.content()), table.table(), table.whose()))
        .withFetchSize(1)
        .params(values)
        .query((ResultSet row) -> {
          try {
            zip.add(row.getString(1), row.getBytes(2));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The files of a table are told apart by what tells its rows apart, and end on .bin. */
  private static String fileName(PersonalTable table) {
    return "'%s/' || encode(sha256(convert_to(t.ctid::text, 'UTF8') || t.%s), 'hex') || '.bin'"
        .formatted(table.name(), quoted(String.valueOf(table.content())));
  }

  private String columns(PersonalTable table) {
    String columns =
        jdbc
            .sql(
                """
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = :table
                order by ordinal_position
                """)
            .param("table", table.table())
            .query(String.class)
            .list()
            .stream()
            .filter(column -> !table.withheld().contains(column) && !column.equals(table.content()))
            .map(column ->
                table.json().contains(column)
                    ? "t.%s::json as %s".formatted(quoted(column), quoted(column))
                    : "t." + quoted(column))
            .collect(Collectors.joining(", "));
    return table.content() == null ? columns : columns + ", " + fileName(table) + " as file";
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }
}

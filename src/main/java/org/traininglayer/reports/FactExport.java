package org.traininglayer.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.people.Roster;
import org.traininglayer.reports.FactTable.Column;
import org.traininglayer.reports.FactTable.Type;

/**
 * Facts under pseudonyms, streamed: whatever there is, only a few rows are in memory. All files are
 * of one moment.
 */
@Component
@SuppressWarnings("BadImport") // a column of a table of facts
class FactExport {

  /** Columns of the roster's file. */
  static final List<Column> ROSTER =
      List.of(
          new Column(
              "person",
              Type.PSEUDONYM,
              "pseudonym of the person in this organisation",
              "",
              List.of()),
          new Column("role", Type.TEXT, "role at work", "", List.of()),
          new Column("team", Type.TEXT, "team", "", List.of()),
          new Column("study", Type.TEXT, "study", "", List.of()),
          new Column("site_group", Type.TEXT, "group of sites", "", List.of()),
          new Column("cohort", Type.TEXT, "who is trained together", "", List.of()),
          new Column("expected", Type.TRUTH, "expected to use the tool", "", List.of()),
          new Column("from_day", Type.DAY, "first day", "", List.of()),
          new Column(
              "to_day", Type.DAY, "last day, inclusive; empty while it goes on", "", List.of()));

  private static final int FETCHED = 500;
  private static final int SECRET = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcTemplate streaming;
  private final JdbcClient jdbc;
  private final TransactionTemplate ofOneMoment;
  private final Roster roster;
  private final People people;

  FactExport(
      DataSource source,
      JdbcClient jdbc,
      PlatformTransactionManager manager,
      Roster roster,
      People people) {
    this.streaming = new JdbcTemplate(source);
    this.streaming.setFetchSize(FETCHED);
    this.jdbc = jdbc;
    this.ofOneMoment = new TransactionTemplate(manager);
    this.ofOneMoment.setReadOnly(true);
    this.ofOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.roster = roster;
    this.people = people;
  }

  /** Writes a file for each kind of fact, and one for the roster. */
  void write(OrganisationId organisation, FileFormat format, ZipOut zip) {
    Pseudonyms names = new Pseudonyms(secret(organisation));
    ofOneMoment.executeWithoutResult(status -> {
      try {
        for (FactTable table : FactTable.values()) {
          zip.add(
              table.file() + "." + format.ending(),
              out -> write(organisation, table, names, format, out));
        }
        zip.add("roster." + format.ending(), out -> roster(organisation, names, format, out));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private byte[] secret(OrganisationId organisation) {
    byte[] fresh = new byte[SECRET];
    RANDOM.nextBytes(fresh);
    jdbc.sql(
            """
            insert into pseudonym_secret (organisation_id, secret) values (:organisation, :secret)
            on conflict do nothing
            """)
        .param("organisation", organisation.value())
        .param("secret", fresh)
        .update();
    return jdbc.sql("select secret from pseudonym_secret where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query(byte[].class)
        .single();
  }

  private long write(
      OrganisationId organisation, FactTable table, Pseudonyms names, FileFormat format, Writer out)
      throws IOException {
    Lines lines = new Lines(format, table.names(), out);
    streaming.query(
        "select * from " + table.view() + " where organisation_id = ?",
        row -> {
          List<@Nullable Object> cells = new ArrayList<>();
          for (Column column : table.columns()) {
            cells.add(cell(row, column, names));
          }
          lines.add(cells);
        },
        organisation.value());
    lines.end();
    return lines.count;
  }

  private static @Nullable Object cell(ResultSet row, Column column, Pseudonyms names)
      throws SQLException {
    String name = column.name();
    return switch (column.type()) {
      case PSEUDONYM -> {
        if (name.equals("person")) {
          yield names.person(row.getString("home_page"), row.getString("account"));
        }
        String id = row.getString(name);
        yield id == null ? null : names.thing(id);
      }
      case TEXT -> row.getString(name);
      case NUMBER -> row.getObject(name);
      case TRUTH -> {
        boolean truth = row.getBoolean(name);
        yield row.wasNull() ? null : (Object) truth;
      }
      case TIME -> {
        OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
        yield at == null ? null : at.toInstant().toString();
      }
      case DAY -> {
        LocalDate day = row.getObject(name, LocalDate.class);
        yield day == null ? null : day.toString();
      }
    };
  }

  private long roster(OrganisationId organisation, Pseudonyms names, FileFormat format, Writer out)
      throws IOException {
    Map<LearnerId, Person> all = new HashMap<>();
    people.all(organisation).forEach(person -> all.put(person.id(), person));
    Lines lines = new Lines(format, ROSTER.stream().map(Column::name).toList(), out);
    for (Roster.Entry entry : roster.spans(organisation)) {
      Person person = all.get(entry.learner());
      if (person == null) {
        continue;
      }
      Roster.Post post = entry.post();
      LocalDate to = entry.to();
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(names.person(person.account().homePage(), person.account().name()));
      cells.add(post == null ? "" : post.role());
      cells.add(post == null ? "" : post.team());
      cells.add(post == null ? "" : post.study());
      cells.add(post == null ? "" : post.siteGroup());
      cells.add(post == null ? "" : post.cohort());
      cells.add(entry.expected());
      cells.add(entry.from().toString());
      cells.add(to == null ? null : to.toString());
      lines.add(cells);
    }
    lines.end();
    return lines.count;
  }

  /** Writes rows, one a line. */
  static final class Lines {

    private final FileFormat format;
    private final List<String> columns;
    private final Writer out;
    private final CSVPrinter csv;
    private long count;

    Lines(FileFormat format, List<String> columns, Writer out) throws IOException {
      this.format = format;
      this.columns = columns;
      this.out = out;
      this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
      if (format == FileFormat.CSV) {
        csv.printRecord(columns);
      }
    }

    void add(List<@Nullable Object> cells) {
      try {
        if (format == FileFormat.CSV) {
          List<@Nullable Object> safe = new ArrayList<>();
          cells.forEach(cell -> safe.add(Csv.safe(cell)));
          csv.printRecord(safe);
        } else {
          out.write(format.line(columns, cells));
        }
        count++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void end() throws IOException {
      csv.flush();
    }

    long count() {
      return count;
    }
  }
}

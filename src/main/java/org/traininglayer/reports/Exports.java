package org.traininglayer.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.reports.FactExport.Lines;
import org.traininglayer.reports.ReleasedFigures.Released;
import tools.jackson.databind.json.JsonMapper;

/** Data that leaves the house: archives with a manifest, and the decisions as JSON. */
@Component
public class Exports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CLOSED = 1000;
  private static final List<String> SIGNALS =
      List.of("cohort", "signal", "state", "answer", "detail");
  private static final List<String> QUALIFICATION =
      List.of(
          "person",
          "account",
          "home_page",
          "role",
          "module",
          "version",
          "attempt",
          "started_at",
          "completed_at",
          "score",
          "passed");

  private final FactExport facts;
  private final ReleasedFigures figures;
  private final Verdicts verdicts;
  private final Warnings warnings;
  private final Attempts attempts;
  private final People people;
  private final ReportStore store;
  private final Words words;

  Exports(
      FactExport facts,
      ReleasedFigures figures,
      Verdicts verdicts,
      Warnings warnings,
      Attempts attempts,
      People people,
      ReportStore store,
      Words words) {
    this.facts = facts;
    this.figures = figures;
    this.verdicts = verdicts;
    this.warnings = warnings;
    this.attempts = attempts;
    this.people = people;
    this.store = store;
    this.words = words;
  }

  /** What somebody takes away. */
  public record Order(OrganisationId organisation, String by, Instant now) {}

  /** E2: facts under pseudonyms. */
  public void facts(Order order, FileFormat format, OutputStream out) throws IOException {
    ZipOut zip = new ZipOut(out, about(order, "E2", Map.of()));
    facts.write(order.organisation(), format, zip);
    zip.end();
  }

  /** E3: the guarded figures of a period. */
  public void aggregates(Order order, String weeks, FileFormat format, OutputStream out)
      throws IOException {
    Released released = figures.of(order.organisation(), weeks);
    Map<String, Object> about = about(order, "E3", released.about());
    about.put("snapshot", snapshot(released));
    ZipOut zip = new ZipOut(out, about);
    table(zip, "metric_cell", format, ReleasedFigures.COLUMNS, released.figures());
    table(zip, "signals", format, SIGNALS, released.signals());
    zip.end();
  }

  /** Whether such a period is released. */
  public boolean isPeriod(OrganisationId organisation, String weeks) {
    try {
      figures.of(organisation, weeks);
      return true;
    } catch (Asked.NotThereException e) {
      return false;
    }
  }

  /** E4: verdicts as signed, and early warnings. */
  public String decisions(Order order) {
    LocalDate today = order.now().atZone(ZoneOffset.UTC).toLocalDate();
    Map<String, Object> all = about(order, "E4", Map.of());
    all.put(
        "verdicts",
        verdicts.made(order.organisation()).stream()
            .map(one -> {
              Map<String, Object> verdict = new LinkedHashMap<>();
              verdict.put("id", one.id().toString());
              verdict.put("hash", one.hash());
              verdict.put("unchanged", one.intact());
              verdict.put("document", JSON.readTree(one.document()));
              return verdict;
            })
            .toList());
    all.put(
        "alerts",
        Stream.concat(
                warnings.open(order.organisation(), today).stream(),
                warnings.closed(order.organisation(), today, CLOSED).stream())
            .map(Exports::alert)
            .toList());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Map<String, @Nullable Object> alert(AlertView one) {
    Map<String, @Nullable Object> alert = new LinkedHashMap<>();
    alert.put("id", one.id().toString());
    alert.put("cohort", one.cohort());
    alert.put("rule", one.rule());
    alert.put("rule_version", one.ruleVersion());
    alert.put("safety", one.safety());
    alert.put("state", one.state());
    alert.put("opened_week", one.openedWeek().toString());
    alert.put("cause", one.cause());
    alert.put("answer", one.answer());
    alert.put("owner", one.owner());
    alert.put("action", one.action());
    LocalDate check = one.checkOn();
    alert.put("check_on", check == null ? null : check.toString());
    alert.put("closed_because", one.reason());
    return alert;
  }

  /** E5: who passed what, by name. */
  public void qualification(Order order, OutputStream out) throws IOException {
    ZipOut zip = new ZipOut(out, about(order, "E5", Map.of()));
    table(zip, "qualification", FileFormat.CSV, QUALIFICATION, passed(order));
    zip.end();
  }

  /** The same to be printed. */
  public QualificationRecord qualification(Order order) throws IOException {
    List<List<@Nullable Object>> rows = passed(order);
    StringWriter csv = new StringWriter();
    Lines lines = new Lines(FileFormat.CSV, QUALIFICATION, csv);
    rows.forEach(lines::add);
    lines.end();
    return new QualificationRecord(
        store.organisation(order.organisation()),
        order.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        order.by(),
        Reports.software(),
        Sha256.of(csv.toString()),
        QUALIFICATION,
        rows.stream().map(row -> row.stream().map(ReportBuilder::plain).toList()).toList());
  }

  private List<List<@Nullable Object>> passed(Order order) {
    Map<LearnerId, Person> names = new HashMap<>();
    people.all(order.organisation()).forEach(person -> names.put(person.id(), person));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    attempts.passed(order.organisation(), Instant.EPOCH).stream()
        .map(Attempts.Placed::summary)
        .sorted(Comparator.comparing(Summary::startedAt).thenComparing(Summary::registration))
        .forEach(one -> {
          Person person = names.get(one.learner());
          if (person != null && !one.sample()) {
            rows.add(line(person, one));
          }
        });
    return rows;
  }

  private static List<@Nullable Object> line(Person person, Summary one) {
    Instant completed = one.completedAt();
    List<@Nullable Object> line = new ArrayList<>();
    line.add(person.name());
    line.add(person.account().name());
    line.add(person.account().homePage());
    line.add(person.jobRole());
    line.add(one.module().value());
    line.add(one.version());
    line.add(one.number());
    line.add(one.startedAt().toString());
    line.add(completed == null ? null : completed.toString());
    line.add(one.score());
    line.add(one.passed());
    return line;
  }

  /** SHA-256 of the figures and signals of a release: two exports of the same have the same. */
  private static String snapshot(Released released) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("about", released.about());
    all.put("figures", released.figures());
    all.put("signals", released.signals());
    return Sha256.of(JSON.writeValueAsString(all));
  }

  private static void table(
      ZipOut zip,
      String name,
      FileFormat format,
      List<String> columns,
      List<List<@Nullable Object>> rows)
      throws IOException {
    zip.add(
        name + "." + format.ending(),
        out -> {
          Lines lines = new Lines(format, columns, out);
          rows.forEach(lines::add);
          lines.end();
          return lines.count();
        });
  }

  private Map<String, Object> about(Order order, String what, Map<String, String> filters) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("format", "training-layer/manifest/1");
    about.put("what", what);
    about.put("title", words.say("export." + what));
    about.put("purpose", words.say("purpose"));
    about.put("organisation", store.organisation(order.organisation()));
    about.put("filters", filters);
    about.put("exported_at", order.now().toString());
    about.put("exported_by", order.by());
    about.put("software", Reports.software());
    return about;
  }
}

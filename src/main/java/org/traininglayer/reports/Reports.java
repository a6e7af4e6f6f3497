package org.traininglayer.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lti.People;
import org.traininglayer.reports.Report.Section;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes reports, remembers their hashes and shows them again. The text of a report that names
 * nobody is kept as it was made; one with names is made anew, and its hash tells whether it is
 * still the same.
 */
@Component
public class Reports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Map<ReportId, ReportSource> sources = new EnumMap<>(ReportId.class);
  private final ReportStore store;
  private final People people;
  private final Words words;

  Reports(List<ReportSource> sources, ReportStore store, People people, Words words) {
    this.people = people;
    this.words = words;
    sources.forEach(source -> this.sources.put(source.id(), source));
    this.store = store;
  }

  /**
   * A report with what stands beside it.
   *
   * @param organisation its name
   * @param unchanged whether it has the hash that it was made with
   */
  public record Shown(Report report, Made made, String organisation, boolean unchanged) {}

  /** What is known of a hash. */
  public record Checked(Made made, boolean unchanged) {}

  /** Makes a report and remembers its hash. */
  @Transactional
  public Made make(
      ReportId id, OrganisationId organisation, Map<String, String> filters, String by) {
    Instant now = store.now();
    Report report = made(id, new Asked(organisation, filters, now));
    Made made =
        new Made(
            UUID.randomUUID(),
            id,
            JSON.writeValueAsString(new TreeMap<>(report.filters())),
            report.hash(),
            report.records(),
            software(),
            now,
            by,
            id.named() ? null : report.text());
    store.add(organisation, made);
    return made;
  }

  /** A report that was made. */
  public Optional<Made> find(OrganisationId organisation, UUID id) {
    return store.find(organisation, id);
  }

  /** The same with its text: as kept, or made anew where it names people. */
  public Shown show(OrganisationId organisation, Made made) {
    Report report = report(organisation, made);
    return new Shown(
        report, made, store.organisation(organisation), report.hash().equals(made.hash()));
  }

  /** The newest that were made. */
  public List<Made> newest(OrganisationId organisation, int most) {
    return store.newest(organisation, most);
  }

  /** What was made with this hash, the oldest first; spaces and capitals do not matter. */
  public List<Made> withHash(OrganisationId organisation, String hash) {
    String plain = hash.strip().toLowerCase(Locale.ROOT);
    return HASH.matcher(plain).matches() ? store.withHash(organisation, plain) : List.of();
  }

  /** Whether what is kept, or what is found now, still has the hash it was made with. */
  public Checked check(OrganisationId organisation, Made made) {
    String text = made.text();
    try {
      return new Checked(
          made,
          (text == null ? report(organisation, made).hash() : Sha256.of(text)).equals(made.hash()));
    } catch (Asked.NotThereException e) {
      return new Checked(made, false);
    }
  }

  @SuppressWarnings("unchecked")
  private Report report(OrganisationId organisation, Made made) {
    String text = made.text();
    if (text != null) {
      return Report.read(text);
    }
    Map<String, String> filters = JSON.readValue(made.filters(), Map.class);
    return made(made.report(), new Asked(organisation, filters, made.at()));
  }

  /**
   * Says first, where it is so, that people are invented; a report on one person says it itself.
   */
  private Report made(ReportId id, Asked asked) {
    Report report = source(id).make(asked);
    if (id == ReportId.R1 || people.invented(asked.organisation()).isEmpty()) {
      return report;
    }
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "invented",
            words.say("invented"),
            List.of(words.say("invented.text")),
            List.of(),
            List.of()));
    sections.addAll(report.sections());
    return new Report(id, report.filters(), sections, report.definitions());
  }

  private ReportSource source(ReportId id) {
    ReportSource source = sources.get(id);
    if (source == null) {
      throw new IllegalStateException("nothing makes " + id);
    }
    return source;
  }

  /** The version of this build; {@code development} where none is said. */
  public static String software() {
    String version = Reports.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

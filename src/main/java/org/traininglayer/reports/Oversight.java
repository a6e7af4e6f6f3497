package org.traininglayer.reports;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.reports.ReleasedFigures.Released;

/** R5: can the people who check what an AI says catch its errors, and does that last? */
@Component
class Oversight implements ReportSource {

  private static final int CLOSED = 200;

  private final ReleasedFigures figures;
  private final Warnings warnings;
  private final Catalog catalog;
  private final Words words;

  Oversight(ReleasedFigures figures, Warnings warnings, Catalog catalog, Words words) {
    this.figures = figures;
    this.warnings = warnings;
    this.catalog = catalog;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R5;
  }

  @Override
  public Report make(Asked asked) {
    Released released = figures.of(asked.organisation(), asked.weeks());
    ReportBuilder report =
        new ReportBuilder(ReportId.R5, words)
            .filter("weeks", released.about().getOrDefault("weeks", ""));
    report.section("about");
    report.say(
        "about.period",
        released.about().getOrDefault("from", ""),
        released.about().getOrDefault("to", ""),
        released.about().getOrDefault("made_at", ""));
    report.say("about.names");
    report.section("catching", ReleasedFigures.COLUMNS.toArray(new String[0]));
    report.say("catching.text");
    Set<String> kinds = Set.of("organisation", "role");
    for (List<@Nullable Object> row : released.figures()) {
      String cohort = Released.text(row, "cohort");
      String figure = Released.text(row, "figure");
      if (figure.startsWith("M4.") && kinds.contains(cohort.split(":", 2)[0])) {
        report.row(row.toArray());
        report.definition(figure, Released.text(row, "definition"));
      }
    }
    report.section(
        "alarms",
        "rule",
        "cohort",
        "opened_week",
        "state",
        "answer",
        "action",
        "check_on",
        "reason");
    List<AlertView> alarms =
        Stream.concat(
                warnings.open(asked.organisation(), asked.today()).stream(),
                warnings.closed(asked.organisation(), asked.today(), CLOSED).stream())
            .filter(AlertView::safety)
            .toList();
    report.say(alarms.isEmpty() ? "alarms.none" : "alarms.text");
    alarms.forEach(one ->
        report.row(
            one.rule(),
            one.cohort(),
            one.openedWeek(),
            one.state(),
            one.answer(),
            one.action(),
            one.checkOn(),
            one.reason()));
    report.section("items", "module", "title", "version", "roles");
    report.say("items.text");
    catalog.all().stream()
        .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
        .forEach(one ->
            report.row(
                one.id().value(),
                one.title(),
                one.version(),
                String.join(" ", one.audience().roles())));
    report.section("limits");
    report.say("limits.quarters").say("limits.retraining");
    return report.build();
  }
}

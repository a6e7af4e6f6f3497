package org.traininglayer.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.reports.ReleasedFigures.Released;

/** R4: does training work, and how is that known? */
@Component
class Effectiveness implements ReportSource {

  private final ReleasedFigures figures;
  private final RealWork work;
  private final Words words;

  Effectiveness(ReleasedFigures figures, RealWork work, Words words) {
    this.figures = figures;
    this.work = work;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R4;
  }

  @Override
  public Report make(Asked asked) {
    return of(
        figures.of(asked.organisation(), asked.weeks()),
        work.standing(asked.organisation()).products());
  }

  private Report of(Released released, int products) {
    ReportBuilder report =
        new ReportBuilder(ReportId.R4, words)
            .filter("weeks", released.about().getOrDefault("weeks", ""));
    report.section("about");
    report.say(
        "about.period",
        released.about().getOrDefault("from", ""),
        released.about().getOrDefault("to", ""),
        released.about().getOrDefault("made_at", ""));
    report.say("about.guard");
    outcomes(report, released, "outcomes", "M");
    report.say("outcomes.text");
    outcomes(report, released, "use", "use.");
    report.say("use.text");
    report.section("limits");
    report.say("limits.association").say("limits.before");
    report.say(products == 0 ? "limits.practice" : "limits.work", products);
    return report.build();
  }

  /** The figures whose ids begin like this. */
  static void outcomes(ReportBuilder report, Released released, String section, String prefix) {
    report.section(section, ReleasedFigures.COLUMNS.toArray(new String[0]));
    for (List<@Nullable Object> row : released.figures()) {
      String figure = Released.text(row, "figure");
      if (figure.startsWith(prefix)) {
        report.row(row.toArray());
        report.definition(figure, Released.text(row, "definition"));
      }
    }
  }
}

package org.traininglayer.reports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.reports.ReleasedFigures.Released;

/** How groups are protected: how many of their figures are hidden, or held. */
@Component
public class ProtectedGroups {

  private final ReleasedFigures figures;
  private final int k;

  ProtectedGroups(ReleasedFigures figures, AdoptionProperties properties) {
    this.figures = figures;
    this.k = properties.smallestGroup();
  }

  /** As a section {@code groups} of a report. */
  public void into(ReportBuilder report, Asked asked) {
    report.section("groups", "cohort", "figures", "hidden", "held");
    report.say("groups.text", k);
    Map<String, int[]> counts = new TreeMap<>();
    for (List<@Nullable Object> row : figures.of(asked.organisation(), asked.weeks()).figures()) {
      int[] of = counts.computeIfAbsent(Released.text(row, "cohort"), cohort -> new int[3]);
      of[0]++;
      of[1] += Released.text(row, "status").equals("SUPPRESSED") ? 1 : 0;
      of[2] += Boolean.TRUE.equals(Released.cell(row, "held")) ? 1 : 0;
    }
    counts.forEach((cohort, of) -> report.row(cohort, of[0], of[1], of[2]));
  }
}

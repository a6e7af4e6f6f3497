package org.traininglayer.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.validation.GoldenVectors;

/**
 * R11: is the installed build right? Its formulas are reckoned here and now, against what is known.
 */
@Component
class ValidationPack implements ReportSource {

  private final Words words;

  ValidationPack(Words words) {
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R11;
  }

  @Override
  public Report make(Asked asked) {
    return of(GoldenVectors.run());
  }

  private Report of(List<GoldenVectors.Outcome> outcomes) {
    ReportBuilder report = new ReportBuilder(ReportId.R11, words);
    long held = outcomes.stream().filter(GoldenVectors.Outcome::holds).count();
    report.section("build");
    report.say("build.text", Reports.software(), System.getProperty("java.version", ""));
    report.say(held == outcomes.size() ? "build.right" : "build.wrong", held, outcomes.size());
    report.section("trace", "requirement", "formula", "numbers", "right", "result");
    Map<String, List<GoldenVectors.Outcome>> formulas = new LinkedHashMap<>();
    outcomes.forEach(one ->
        formulas
            .computeIfAbsent(
                one.vector().section() + "\t" + one.vector().formula(), key -> new ArrayList<>())
            .add(one));
    formulas
        .values()
        .forEach(of -> {
          long right = of.stream().filter(GoldenVectors.Outcome::holds).count();
          report.row(
              of.getFirst().vector().section(),
              of.getFirst().vector().formula(),
              of.size(),
              right,
              right == of.size() ? "PASS" : "FAIL");
        });
    report.section(
        "vectors",
        "requirement",
        "formula",
        "arguments",
        "number",
        "known",
        "tolerance",
        "here",
        "result");
    outcomes.forEach(one ->
        report.row(
            one.vector().section(),
            one.vector().formula(),
            one.vector().arguments(),
            one.vector().result(),
            one.vector().expected(),
            one.vector().tolerance(),
            one.actual(),
            one.holds() ? "PASS" : "FAIL"));
    report.section("limits");
    report.say("limits.tests").say("limits.issues");
    return report.build();
  }
}

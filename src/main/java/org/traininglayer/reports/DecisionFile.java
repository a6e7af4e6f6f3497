package org.traininglayer.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.verdict.SignedThresholds;
import org.traininglayer.adoption.verdict.VerdictView;
import org.traininglayer.adoption.verdict.Verdicts;
import org.traininglayer.adoption.verdict.Verdicts.Frozen;
import org.traininglayer.adoption.verdict.Verdicts.Group;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.Warnings;

/** R9: on what basis was the use of AI scaled? */
@Component
class DecisionFile implements ReportSource {

  private static final int CLOSED = 1000;

  private final Verdicts verdicts;
  private final Warnings warnings;
  private final Words words;

  DecisionFile(Verdicts verdicts, Warnings warnings, Words words) {
    this.verdicts = verdicts;
    this.warnings = warnings;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R9;
  }

  @Override
  public Report make(Asked asked) {
    ReportBuilder report = new ReportBuilder(ReportId.R9, words);
    List<Group> groups = verdicts.groups(asked.organisation());
    thresholds(report, asked, groups);
    verdicts(report, asked, groups);
    alerts(report, asked);
    report.section("limits");
    report.say("limits.dissent").say("limits.return");
    return report.build();
  }

  private void thresholds(ReportBuilder report, Asked asked, List<Group> groups) {
    report.section(
        "thresholds",
        "cohort",
        "version",
        "threshold",
        "value",
        "looks_in_weeks",
        "signed_before_outcomes",
        "loosened",
        "reason",
        "signed_by",
        "signed_at",
        "hash");
    for (Group group : groups) {
      for (SignedThresholds one : verdicts.versions(asked.organisation(), group.key())) {
        for (Map.Entry<String, Double> value : one.values().entrySet()) {
          report.row(
              group.key(),
              one.version(),
              value.getKey(),
              value.getValue(),
              String.join(" ", one.looks().stream().map(String::valueOf).toList()),
              one.beforeOutcomes(),
              one.loosened().contains(value.getKey()),
              one.reason(),
              one.name(),
              one.at(),
              one.hash());
        }
      }
    }
    report.say(report.size() == 0 ? "thresholds.none" : "thresholds.text");
  }

  private void verdicts(ReportBuilder report, Asked asked, List<Group> groups) {
    List<Frozen> made =
        groups.stream()
            .flatMap(group -> verdicts.made(asked.organisation(), group.key()).stream())
            .toList();
    report.section(
        "verdicts",
        "cohort",
        "look",
        "from",
        "to",
        "outcome",
        "people",
        "signed_name",
        "signed_at",
        "note",
        "hash",
        "unchanged");
    report.say(made.isEmpty() ? "verdicts.none" : "verdicts.text");
    for (Frozen one : made) {
      VerdictView view = one.view();
      VerdictView.SignatureView signature = view.signature();
      report.row(
          view.cohort(),
          view.look(),
          view.from(),
          view.to(),
          view.outcome(),
          view.people(),
          signature == null ? null : signature.name(),
          signature == null ? null : signature.at(),
          signature == null ? null : signature.note(),
          one.hash(),
          one.intact());
    }
    report.section(
        "gates",
        "cohort",
        "look",
        "gate",
        "state",
        "blocks",
        "figure",
        "value",
        "interval",
        "threshold");
    for (Frozen one : made) {
      for (VerdictView.GateView gate : one.view().gates()) {
        for (VerdictView.PartView part : gate.parts()) {
          report.row(
              one.view().cohort(),
              one.view().look(),
              gate.gate(),
              gate.state(),
              gate.blocks(),
              part.input(),
              part.value(),
              part.interval(),
              part.threshold());
        }
      }
    }
  }

  private void alerts(ReportBuilder report, Asked asked) {
    List<AlertView> alerts =
        Stream.concat(
                warnings.open(asked.organisation(), asked.today()).stream(),
                warnings.closed(asked.organisation(), asked.today(), CLOSED).stream())
            .toList();
    report.section(
        "alerts",
        "rule",
        "version",
        "cohort",
        "opened_week",
        "state",
        "owner",
        "answer",
        "action",
        "check_on",
        "closed_because");
    report.say(alerts.isEmpty() ? "alerts.none" : "alerts.text");
    alerts.forEach(one ->
        report.row(
            one.rule(),
            one.ruleVersion(),
            one.cohort(),
            one.openedWeek(),
            one.state(),
            one.owner(),
            one.answer(),
            one.action(),
            one.checkOn(),
            one.reason()));
    report.section(
        "alert-history", "rule", "cohort", "opened_week", "what", "who", "note", "day", "done_at");
    alerts.forEach(one ->
        one.steps()
            .forEach(step ->
                report.row(
                    one.rule(),
                    one.cohort(),
                    one.openedWeek(),
                    step.kind(),
                    step.who(),
                    step.note(),
                    step.day(),
                    step.at())));
  }
}

package org.traininglayer.admin;

import java.util.List;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.acknowledgements.Acknowledgements.Verified;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.reports.Asked;
import org.traininglayer.reports.Report;
import org.traininglayer.reports.ReportBuilder;
import org.traininglayer.reports.ReportId;
import org.traininglayer.reports.ReportSource;
import org.traininglayer.reports.Words;

/** R7: who changed what, when, why, from what to what? */
@Component
class AuditTrailReport implements ReportSource {

  private static final int MOST = 20_000;

  private final AuditPages audit;
  private final Acknowledgements acknowledgements;
  private final Words words;

  AuditTrailReport(AuditPages audit, Acknowledgements acknowledgements, Words words) {
    this.audit = audit;
    this.acknowledgements = acknowledgements;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R7;
  }

  @Override
  public Report make(Asked asked) {
    List<Entry> entries =
        audit.read(
            asked.organisation(), new Question(null, null, asked.from(), asked.to(), null), MOST);
    ReportBuilder report =
        new ReportBuilder(ReportId.R7, words)
            .filter("from", asked.from().toString())
            .filter("to", asked.to().toString());
    report.section(
        "entries", "no", "done_at", "who", "action", "subject", "field", "before", "after",
        "address");
    report.say("entries.text");
    if (entries.size() == MOST) {
      report.say("entries.cut", MOST);
    }
    for (Entry entry : entries) {
      if (!entry.at().isBefore(asked.now())) {
        continue;
      }
      List<Field> fields =
          entry.fields().isEmpty() ? List.of(new Field("", "", "")) : entry.fields();
      fields.forEach(field ->
          report.row(
              entry.id(),
              entry.at(),
              entry.who(),
              entry.action(),
              entry.subject(),
              field.name(),
              field.before(),
              field.after(),
              entry.address()));
    }
    report.section("integrity");
    Verified verified = acknowledgements.verify(asked.organisation());
    var fault = verified.fault();
    report.say(
        fault == null ? "integrity.holds" : "integrity.broken",
        fault == null ? verified.records() : fault.seq());
    report.say("integrity.trail");
    return report.build();
  }
}

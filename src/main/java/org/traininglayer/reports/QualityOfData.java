package org.traininglayer.reports;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.DataQuality;
import org.traininglayer.adoption.DataQuality.Arrived;

/** R8: is the data complete and unaltered? */
@Component
class QualityOfData implements ReportSource {

  private final DataQuality quality;
  private final JdbcClient jdbc;
  private final Words words;

  QualityOfData(DataQuality quality, JdbcClient jdbc, Words words) {
    this.quality = quality;
    this.jdbc = jdbc;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R8;
  }

  @Override
  public Report make(Asked asked) {
    long kept =
        jdbc.sql("select count(*) from statement where organisation_id = :organisation")
            .param("organisation", asked.organisation().value())
            .query(Long.class)
            .single();
    return of(quality.arrived(asked.organisation()), kept);
  }

  private Report of(List<Arrived> all, long kept) {
    ReportBuilder report = new ReportBuilder(ReportId.R8, words);
    report.section("counts", "what", "statements");
    long read = sum(all, one -> true);
    report.row("kept in the record store", kept);
    report.row("read for figures", read);
    report.row("are facts", sum(all, Arrived::counts));
    report.row("refused with a reason", sum(all, Arrived::refused));
    report.row("not recognised", other(all, "unrecognised"));
    report.row("take others back", other(all, "voids"));
    report.row("recognised and not needed", other(all, ""));
    report.section("reconciliation");
    report.say(read == kept ? "reconciliation.equal" : "reconciliation.differ", kept, read);
    report.section("facts", "kind", "statements", "last_stored_at", "last_statement");
    rows(report, all, Arrived::counts, false);
    report.section("refused", "kind", "reason", "statements", "last_stored_at", "last_statement");
    rows(report, all, Arrived::refused, true);
    report.say(sum(all, Arrived::refused) == 0 ? "refused.none" : "refused.text");
    report.section("limits");
    report.say("limits.duplicates").say("limits.late").say("limits.lms").say("limits.clock");
    return report.build();
  }

  private static void rows(
      ReportBuilder report, List<Arrived> all, Predicate<Arrived> which, boolean reason) {
    all.stream()
        .filter(which)
        .sorted(Comparator.comparing(Arrived::kind).thenComparing(Arrived::reason))
        .forEach(one -> {
          if (reason) {
            report.row(
                one.kind(), one.reason(), one.statements(), one.lastStored(), one.lastStatement());
          } else {
            report.row(one.kind(), one.statements(), one.lastStored(), one.lastStatement());
          }
        });
  }

  private static long other(List<Arrived> all, String reason) {
    return sum(all, one -> one.kind().isEmpty() && one.reason().equals(reason));
  }

  private static long sum(List<Arrived> all, Predicate<Arrived> which) {
    return all.stream().filter(which).mapToLong(Arrived::statements).sum();
  }
}

package org.traininglayer.admin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.reports.Asked;
import org.traininglayer.reports.ProtectedGroups;
import org.traininglayer.reports.Report;
import org.traininglayer.reports.ReportBuilder;
import org.traininglayer.reports.ReportId;
import org.traininglayer.reports.ReportSource;
import org.traininglayer.reports.Words;

/** R10: who looked at named records, and how are groups protected? */
@Component
class AccessReport implements ReportSource {

  private static final int MOST = 20_000;

  private final AuditPages audit;
  private final ConsoleUsers users;
  private final ProtectedGroups groups;
  private final Words words;

  AccessReport(AuditPages audit, ConsoleUsers users, ProtectedGroups groups, Words words) {
    this.audit = audit;
    this.users = users;
    this.groups = groups;
    this.words = words;
  }

  @Override
  public ReportId id() {
    return ReportId.R10;
  }

  @Override
  public Report make(Asked asked) {
    ReportBuilder report =
        new ReportBuilder(ReportId.R10, words)
            .filter("from", asked.from().toString())
            .filter("to", asked.to().toString());
    List<Entry> all =
        audit.read(
            asked.organisation(), new Question(null, null, asked.from(), asked.to(), null), MOST);
    report.section("reads", "done_at", "who", "action", "subject", "details");
    all.stream()
        .filter(entry -> entry.action().endsWith(".read") || entry.action().endsWith(".exported"))
        .filter(entry -> entry.at().isBefore(asked.now()))
        .forEach(entry ->
            report.row(entry.at(), entry.who(), entry.action(), entry.subject(), details(entry)));
    report.say(report.size() == 0 ? "reads.none" : "reads.text");
    if (all.size() == MOST) {
      report.say("reads.cut", MOST);
    }
    report.section("roles", "user", "roles", "may_sign_in");
    users.all(asked.organisation()).stream()
        .sorted(Comparator.comparing(ConsoleUser::username))
        .forEach(user ->
            report.row(
                user.username(),
                user.roles().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
                user.disabledAt() == null));
    groups.into(report, asked);
    report.section("limits");
    report.say("limits.database");
    return report.build();
  }

  private static String details(Entry entry) {
    return entry.fields().stream().map(AccessReport::detail).collect(Collectors.joining(", "));
  }

  private static String detail(Field field) {
    return field.name() + "=" + field.after();
  }
}

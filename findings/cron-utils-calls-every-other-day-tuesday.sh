#!/usr/bin/env bash
# cron-utils between what it runs and what it says.
#
# com.cronutils:cron-utils 9.2.1, JDK 17 or newer (needs java and mvn).
#
# Valid input: steps in the field of the weekday (crontab(5): */2; Quartz: 1/2, where 1 is Sunday) and in that of the day.
#
#   expression           next days by ExecutionTime    CronDescriptor says
#   0 9 * * */2          Thu Sat Sun Tue Thu           "every Tuesday days"
#   0 0 9 ? * 1/2        Thu Sat Sun Tue Thu           "every Monday days"
#   5/15 * * * *         at minute 5, 20, 35, 50       "every 15 minutes"
#   0 0 9 10/10 * ?      the 10th, 20th and 30th       "every 10 days"
#
# The step is read as the number of a weekday, and a beginning is left out. A page that says when a report goes out by the
# description says another thing than happens; the list of the next dates is right.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.cronutils</groupId><artifactId>cron-utils</artifactId><version>9.2.1</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.13</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

public class Main {
  public static void main(String[] a) {
    for (String[] one : new String[][] {{"UNIX", "0 9 * * */2"}, {"QUARTZ", "0 0 9 ? * 1/2"}, {"UNIX", "5/15 * * * *"}, {"QUARTZ", "0 0 9 10/10 * ?"}, {"UNIX", "0 9 * * 2"}}) {
      var cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.valueOf(one[0]))).parse(one[1]);
      var at = ZonedDateTime.parse("2026-01-01T00:00:00Z[UTC]");
      var days = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        at = ExecutionTime.forCron(cron).nextExecution(at).get();
        days.append(at.format(DateTimeFormatter.ofPattern("EEE d HH:mm, ", Locale.ENGLISH)));
      }
      System.out.println(one[1] + " | " + days + "| " + CronDescriptor.instance(Locale.UK).describe(cron));
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
0 9 * * */2 | Thu 1 09:00, Sat 3 09:00, Sun 4 09:00, Tue 6 09:00, Thu 8 09:00, | at 09:00 every Tuesday days
0 0 9 ? * 1/2 | Thu 1 09:00, Sat 3 09:00, Sun 4 09:00, Tue 6 09:00, Thu 8 09:00, | at 09:00 every Monday days
5/15 * * * * | Thu 1 00:05, Thu 1 00:20, Thu 1 00:35, Thu 1 00:50, Thu 1 01:05, | every 15 minutes
0 0 9 10/10 * ? | Sat 10 09:00, Tue 20 09:00, Fri 30 09:00, Tue 10 09:00, Fri 20 09:00, | at 09:00 every 10 days
0 9 * * 2 | Tue 6 09:00, Tue 13 09:00, Tue 20 09:00, Tue 27 09:00, Tue 3 09:00, | at 09:00 at Tuesday day
X
echo 'as found'

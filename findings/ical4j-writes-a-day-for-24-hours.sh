#!/usr/bin/env bash
# ical4j and a duration of hours that is read and written again.
#
# org.mnode.ical4j:ical4j 4.4.0, JDK 17 or newer (needs java and mvn).
#
# Valid input: DURATION values of RFC 5545, 3.3.6, where days are nominal and hours exact.
#
#   in        out        end over the change of the clocks, before and after it was written
#   PT24H     P1D        Sunday 13:00, then 12:00
#   PT36H     P1DT12H    Monday 01:00, then still 01:00, where a day and 12 hours is 00:00
#   PT90M     PT1H30M    the same
#
# An event that only passes through changes its length, and how long a day and 12 hours are it says wrongly itself.
# Whoever keeps or forwards calendar files keeps the text as it came.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.mnode.ical4j</groupId><artifactId>ical4j</artifactId><version>4.4.0</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

public class Main {
  public static void main(String[] a) throws Exception {
    for (String duration : new String[] {"PT24H", "PT36H", "PT90M"}) {
      Calendar first = read(String.join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN",
          "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
          "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
          "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
          "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", "DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:" + duration, "END:VEVENT", "END:VCALENDAR", ""));
      String written = first.toString();
      String out = written.lines().filter(line -> line.startsWith("DURATION")).findFirst().orElseThrow();
      System.out.println(duration + " " + out + " " + end(first) + " " + end(read(written)));
    }
  }

  static Calendar read(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  static LocalDateTime end(Calendar calendar) {
    VEvent event = (VEvent) calendar.getComponents("VEVENT").get(0);
    return LocalDateTime.from((Temporal) event.getEndDate(true).orElseThrow().getDate());
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java 2>/dev/null | tee out
diff out - <<'X'
PT24H DURATION:P1D 2026-03-29T13:00 2026-03-29T12:00
PT36H DURATION:P1DT12H 2026-03-30T01:00 2026-03-30T01:00
PT90M DURATION:PT1H30M 2026-03-28T13:30 2026-03-28T13:30
X
echo 'as found'

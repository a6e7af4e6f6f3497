#!/usr/bin/env bash
# rrule and a rule that begins on a day.
#
# rrule 2.8.1 from npm, Node 20 or newer.
#
# Valid input: DTSTART;VALUE=DATE:20240101 with a weekly rule (RFC 5545, 3.8.2.4: "The value type can be set to a DATE value
# type"; UNTIL then is a date as well, 3.3.10). Calendars write every whole-day series like this.
#
#                                              expected       found
#   first of DTSTART;VALUE=DATE:20240101        2024-01-01     the moment at which the text was read
#   how many with UNTIL=20240115                3              0: the series ended before it began
#   written again                               with DTSTART   without one
#   DTSTART:20240101, which is no valid text    -              2024-01-01, three of them
#
# rrulestr() leaves the line out without a word, while EXDATE;VALUE=DATE is taken. A weekly deadline moves to the weekday and
# second of the last deployment, anew at each start.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund rrule@2.8.1 >/dev/null
node -e '
const { rrulestr } = require("rrule")
const now = Date.now(), when = date => (Math.abs(date - now) < 60000 ? "now" : date.toISOString().slice(0, 10))
for (const start of ["DTSTART;VALUE=DATE:20240101", "DTSTART:20240101", "DTSTART:20240101T000000Z"]) {
  const counted = rrulestr(start + "\nRRULE:FREQ=WEEKLY;COUNT=3"), until = rrulestr(start + "\nRRULE:FREQ=WEEKLY;UNTIL=20240115")
  console.log(start, "| first", when(counted.all()[0]), "| until 20240115", until.all().length, "| again", counted.toString().replace("\n", " "))
}
const without = rrulestr("DTSTART:20240101T000000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20240108")
console.log("EXDATE;VALUE=DATE", without.all().map(when).join(" "))
' | tee out
diff out - <<'X'
DTSTART;VALUE=DATE:20240101 | first now | until 20240115 0 | again RRULE:FREQ=WEEKLY;COUNT=3
DTSTART:20240101 | first 2024-01-01 | until 20240115 3 | again DTSTART:20240101T000000Z RRULE:FREQ=WEEKLY;COUNT=3
DTSTART:20240101T000000Z | first 2024-01-01 | until 20240115 3 | again DTSTART:20240101T000000Z RRULE:FREQ=WEEKLY;COUNT=3
EXDATE;VALUE=DATE 2024-01-01 2024-01-15
X
echo 'as found'

#!/usr/bin/env bash
# Two calendar libraries and events that last a day, or 24 hours, over the change of the clocks.
#
# node-ical 0.26.1 and ical.js 2.2.1 from npm, Node 20 or newer.
#
# Valid input: events that begin on Saturday, 28 March 2026, 12:00 in Berlin, with a DURATION. RFC 5545, 3.3.6:
# weeks and days are nominal (the same time of the next day), hours, minutes and seconds are exact. In the night between,
# the clocks go forward.
#
#   DURATION   end expected           node-ical      ical.js
#   P1D        Sunday 12:00 (10 UTC)  an hour late   right
#   P1W        Saturday 12:00         an hour late   right
#   PT24H      Sunday 13:00 (11 UTC)  right          an hour early
#
# Each is wrong where the other is right, so none of these is read alike by both. Whoever puts dates into calendars (a check
# after a month, a deadline) writes DTEND, never DURATION.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 >/dev/null
node -e '
const nodeIcal = require("node-ical"), ICAL = require("ical.js")
const half = (name, from, to, start, month) => ["BEGIN:" + name, "TZOFFSETFROM:" + from, "TZOFFSETTO:" + to, "DTSTART:" + start, "RRULE:FREQ=YEARLY;BYMONTH=" + month + ";BYDAY=-1SU", "END:" + name]
const zone = ["BEGIN:VTIMEZONE", "TZID:Europe/Berlin", ...half("DAYLIGHT", "+0100", "+0200", "19810329T020000", 3), ...half("STANDARD", "+0200", "+0100", "19961027T030000", 10), "END:VTIMEZONE"]
for (const duration of ["P1D", "P1W", "PT24H"]) {
  const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", ...zone, "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z",
    "DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:" + duration, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n")
  const one = Object.values(nodeIcal.sync.parseICS(text)).find(part => part.type === "VEVENT")
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone"))
  const other = new ICAL.Event(calendar.getFirstSubcomponent("vevent"))
  console.log(duration, "node-ical", one.end.toISOString(), "ical.js", other.endDate.toJSDate().toISOString())
}
' | tee out
diff out - <<'X'
P1D node-ical 2026-03-29T11:00:00.000Z ical.js 2026-03-29T10:00:00.000Z
P1W node-ical 2026-04-04T11:00:00.000Z ical.js 2026-04-04T10:00:00.000Z
PT24H node-ical 2026-03-29T11:00:00.000Z ical.js 2026-03-29T10:00:00.000Z
X
echo 'as found'

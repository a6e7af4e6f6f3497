#!/usr/bin/env bash
# ical-generator and events of a whole day, east of Greenwich.
#
# ical-generator 10.2.0 from npm, Node 20 or newer.
#
# Valid input: an event for the whole of 28 March 2026, given as a Date at local midnight, as a plain Date says a day; the
# same with a zone; and one at nine.
#
#   server's zone       allDay            allDay with a zone   at nine in a zone
#   UTC                 20260328          20260328             TZID=Europe/Paris:20260328T090000
#   America/New_York    20260328          20260328             the same
#   Europe/Berlin       20260327: before  20260328             the same
#   Asia/Tokyo          20260327: before  20260328             the same
#
# Without a zone the day is the one of UTC, with a zone day and hour are the server's own. So a deadline is a day early
# where the server stands east, and right on most build machines; and nowhere is there a VTIMEZONE for the TZID, which
# RFC 5545, 3.2.19 and 3.6.5 demand. Days are given as texts, and tested on a server in Tokyo.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund ical-generator@10.2.0 >/dev/null
for zone in UTC America/New_York Europe/Berlin Asia/Tokyo; do
  TZ=$zone node -e '
import("ical-generator").then(({ default: ical }) => {
  const calendar = ical({ name: "checks" })
  for (const timezone of [undefined, "Europe/Paris"]) calendar.createEvent({ start: new Date(2026, 2, 28), allDay: true, timezone, summary: "check" })
  calendar.createEvent({ start: new Date(2026, 2, 28, 9), timezone: "Europe/Paris", summary: "meeting" })
  const lines = calendar.toString().split("\r\n")
  console.log(process.env.TZ, lines.filter(line => /^DTSTART/.test(line)).map(line => line.slice(8)).join(" "), lines.includes("BEGIN:VTIMEZONE"))
})'
done | tee out
diff out - <<'X'
UTC VALUE=DATE:20260328 VALUE=DATE:20260328 TZID=Europe/Paris:20260328T090000 false
America/New_York VALUE=DATE:20260328 VALUE=DATE:20260328 TZID=Europe/Paris:20260328T090000 false
Europe/Berlin VALUE=DATE:20260327 VALUE=DATE:20260328 TZID=Europe/Paris:20260328T090000 false
Asia/Tokyo VALUE=DATE:20260327 VALUE=DATE:20260328 TZID=Europe/Paris:20260328T090000 false
X
echo 'as found'

#!/usr/bin/env bash
# cron-schedule, @datasert/cronjs-matcher and what they leave out of a time table.
#
# cron-schedule 6.0.0 and @datasert/cronjs-matcher 1.4.0 from npm, Node 20 or newer; croner 11.0.0 beside them.
#
# Valid input: crontab(5): the day of the week is 0-7, 0 and 7 are Sunday, ranges are inclusive; and the well-known additions
# 1#1 (first Monday), 1L (last Monday) and 5/15 (each quarter from minute 5), which a program takes or refuses.
#
#   0 9 * * 5-7      expected: Fri Sat Sun       cronjs-matcher: Fri Sat; 7 alone is Sunday
#   0 9 * * 1#1      first Monday or exception   cron-schedule: every Monday
#   0 9 * * 1L       last Monday or exception    cron-schedule: every Monday
#   5/15 * * * *     minute 5, 20, 35, 50        cron-schedule: minute 5
#
# A text is read by parseInt up to the first sign that is no digit, so a monthly report goes out weekly, without a word. What
# a screen says of a schedule is the list of its next days, not its text.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund cron-schedule@6.0.0 @datasert/cronjs-matcher@1.4.0 croner@11.0.0 >/dev/null
cat > main.mjs <<'X'
import { parseCronExpression } from "cron-schedule"
import { getFutureMatches } from "@datasert/cronjs-matcher"
import { Cron } from "croner"
const from = new Date("2026-01-01T00:00:00Z")
const tell = days => { try { return days().map(day => new Date(day).toISOString().slice(5, 16)).join(" ") } catch (e) { return e.constructor.name } }
for (const text of ["0 9 * * 5-7", "0 9 * * 7", "0 9 * * 1#1", "0 9 * * 1L", "5/15 * * * *"]) {
  console.log(text, "| cron-schedule", tell(() => parseCronExpression(text).getNextDates(3, from)))
  console.log("  cronjs-matcher", tell(() => getFutureMatches(text, { startAt: from.toISOString(), matchCount: 3, timezone: "UTC" })), "| croner", tell(() => new Cron(text, { timezone: "UTC" }).nextRuns(3, from)))
}
X
TZ=UTC node main.mjs | tee out
diff out - <<'X'
0 9 * * 5-7 | cron-schedule 01-02T09:00 01-03T09:00 01-04T09:00
  cronjs-matcher 01-02T09:00 01-03T09:00 01-09T09:00 | croner 01-02T09:00 01-03T09:00 01-04T09:00
0 9 * * 7 | cron-schedule 01-04T09:00 01-11T09:00 01-18T09:00
  cronjs-matcher 01-04T09:00 01-11T09:00 01-18T09:00 | croner 01-04T09:00 01-11T09:00 01-18T09:00
0 9 * * 1#1 | cron-schedule 01-05T09:00 01-12T09:00 01-19T09:00
  cronjs-matcher 01-05T09:00 02-02T09:00 03-02T09:00 | croner 01-05T09:00 02-02T09:00 03-02T09:00
0 9 * * 1L | cron-schedule 01-05T09:00 01-12T09:00 01-19T09:00
  cronjs-matcher 01-26T09:00 02-23T09:00 03-30T09:00 | croner 01-26T09:00 02-23T09:00 03-30T09:00
5/15 * * * * | cron-schedule 01-01T00:05 01-01T01:05 01-01T02:05
  cronjs-matcher 01-01T00:05 01-01T00:20 01-01T00:35 | croner TypeError
X
echo 'as found'

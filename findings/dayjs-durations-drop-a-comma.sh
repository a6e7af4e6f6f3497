#!/usr/bin/env bash
# Day.js and durations of a learning record.
#
# dayjs 1.11.23 with its plugin duration, from npm, Node 20 or newer.
#
# Valid input: durations as result.duration may have them. xAPI 1.0.3, Part Two, 4.6 takes ISO 8601:2004, 4.4.3.2, whose
# decimal sign is a comma or a point; and a month is no number of days there.
#
#   read           expected ms   found        written               expected     found
#   PT8.34S        8340          8340         90 s                  PT1M30S      the same
#   PT8,34S        8340          0            31 days               P31D         P1MT14H
#   PT1H8,34S      3608340       3600000      59.9996 s             PT1M         PT60S
#   P1DT0,5H       88200000      86400000
#
# No exception: what stands before the part with the comma is kept, the part itself is not, so time on task shrinks by a
# part or to nothing. And 31 days come back as 30 days and 14 hours wherever a month counts 30. A store keeps the text.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund dayjs@1.11.23 >/dev/null
node -e '
const dayjs = require("dayjs")
dayjs.extend(require("dayjs/plugin/duration"))
for (const text of ["PT8.34S", "PT8,34S", "PT1H8,34S", "P1DT0,5H"]) console.log(text, dayjs.duration(text).asMilliseconds())
for (const ms of [90000, 31 * 86400000, 59999.6]) console.log(ms, dayjs.duration(ms).toISOString())
' | tee out
diff out - <<'X'
PT8.34S 8340
PT8,34S 0
PT1H8,34S 3600000
P1DT0,5H 86400000
90000 PT1M30S
2678400000 P1MT14H
59999.6 PT60S
X
echo 'as found'

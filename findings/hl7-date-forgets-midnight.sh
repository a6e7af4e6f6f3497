#!/usr/bin/env bash
# hl7-date and the precision of a time stamp.
#
# hl7-date 1.0.1 from npm, Node 20 or newer.
#
# Valid input: HL7 v2 time stamps (v2.5.1, 2.A.22, DTM: "The number of characters populated (excluding the time zone
# specification) specifies the precision"), read and written again, and moments that are known to the second.
#
#   in                 out
#   20260105093000     202601050930+0000    a second is now a minute
#   20260105000000     20260105             a dose at midnight is some time on that day
#   20260101000000     2026                 at New Year some time in that year
#   202601             2026                 a month is a year
#   20260105093001     20260105093001+0000
#
# stringify() takes trailing zeros for unknown parts, unless a precision is given with every call. One value in sixty loses its
# seconds, in a listing sorted as text it jumps to the front. The precision is kept beside the moment.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund hl7-date@1.0.1 >/dev/null
TZ=UTC node -e '
const { parse, stringify } = require("hl7-date")
for (const text of ["20260105093000", "20260105000000", "20260101000000", "202601", "20260105093001"])
  console.log(text, parse(text).toISOString(), stringify(parse(text)), stringify(parse(text), "second"))
' | tee out
diff out - <<'X'
20260105093000 2026-01-05T09:30:00.000Z 202601050930+0000 20260105093000+0000
20260105000000 2026-01-05T00:00:00.000Z 20260105 20260105000000+0000
20260101000000 2026-01-01T00:00:00.000Z 2026 20260101000000+0000
202601 2026-01-01T00:00:00.000Z 2026 20260101000000+0000
20260105093001 2026-01-05T09:30:01.000Z 20260105093001+0000 20260105093001+0000
X
echo 'as found'

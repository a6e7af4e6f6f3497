#!/usr/bin/env bash
# edtf-ts, hl7parser and the offset of a time.
#
# @edtf-ts/core 0.4.2 and hl7parser 1.0.1 from npm, Node 20 or newer; edtf 4.11.1 beside them.
#
# Valid input: EDTF level 0, date and time ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30"), which is ISO 8601-1's time
# with its shift from UTC; HL7 v2.5.1, 2.A.22: the shift of a time stamp is +/-ZZZZ.
#
#                                     the moment              found
#   2026-01-05T09:30:00+05:30         2026-01-05T04:00Z       2026-01-05T09:30Z
#   2026-01-05T23:30:00-05:00         2026-01-06T04:30Z       2026-01-05T23:30Z, a day before
#   09:30+05:30 against 05:00Z        an hour earlier         later
#   HL7 20260105093000+0530           2026-01-05T04:00Z       09:30 where the program runs
#
# min, max and compare() of edtf-ts take the local time for UTC, toDate() of hl7parser takes it for its own; the shift is
# a text that nothing reads. Visits of sites in other time zones come in a wrong order, and on a wrong day.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2 edtf@4.11.1 hl7parser@1.0.1 >/dev/null
cat > main.mjs <<'X'
import { compare, parse } from "@edtf-ts/core"
import edtf from "edtf"
import hl7parser from "hl7parser"
const iso = value => new Date(Number(value)).toISOString()
for (const text of ["2026-01-05T09:30:00Z", "2026-01-05T09:30:00+05:30", "2026-01-05T23:30:00-05:00"])
  console.log(text, "| edtf-ts", iso(parse(text).value.min), parse(text).value.timezone, "| edtf", iso(edtf(text).min), "| Date", new Date(text).toISOString())
console.log("order", Math.sign(compare(parse("2026-01-05T09:30:00+05:30").value, parse("2026-01-05T05:00:00Z").value)))
const message = hl7parser.create("MSH|^~\\&|LAB||||20260105093000+0530||ORU^R01|1|P|2.5.1\rPID|1||101-001")
console.log("hl7parser", message.get("MSH.7").toString(), iso(message.get("MSH.7").toDate()))
X
TZ=UTC node main.mjs | tee out
diff out - <<'X'
2026-01-05T09:30:00Z | edtf-ts 2026-01-05T09:30:00.000Z Z | edtf 2026-01-05T09:30:00.000Z | Date 2026-01-05T09:30:00.000Z
2026-01-05T09:30:00+05:30 | edtf-ts 2026-01-05T09:30:00.000Z +05:30 | edtf 2026-01-05T04:00:00.000Z | Date 2026-01-05T04:00:00.000Z
2026-01-05T23:30:00-05:00 | edtf-ts 2026-01-05T23:30:00.000Z -05:00 | edtf 2026-01-06T04:30:00.000Z | Date 2026-01-06T04:30:00.000Z
order 1
hl7parser 20260105093000+0530 2026-01-05T09:30:00.000Z
X
echo 'as found'

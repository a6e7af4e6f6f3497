#!/usr/bin/env bash
# @atomic-ehr/fhirpath, whole division and equal quantities.
#
# @atomic-ehr/fhirpath 0.1.4 from npm, Node 20 or newer; fhirpath 5.2.2 beside it.
#
# Valid input: expressions of FHIRPath (N1). div "performs truncated division" (6.6.5); quantities are equal when their values
# are, whatever the unit (6.1.1); toString() of a DateTime is YYYY-MM-DDThh:mm:ss.fff(+|-)hh:mm (5.5, toString).
#
#                                              expected     found
#   (-7) div 3                                 -2           -3
#   13.5 'g/dL' = 135 'g/L'                    true         false
#   100 'mg/dL' = 1 'g/L'                      true         false
#   4 'mg' = 0.004 'g'                         true         true
#   @2026-01-05T09:30:00.120Z.toString()       ...120Z      ...120
#   0.1 + 0.2 = 0.3                            true         false
#
# Values are doubles and compared bit by bit after conversion, so which units are equal is luck; whole weeks before a date are
# one too many. Rules for data are run with values on both sides of zero and in two units.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --legacy-peer-deps @atomic-ehr/fhirpath@0.1.4 fhirpath@5.2.2 >/dev/null
cat > main.mjs <<'X'
import { evaluate } from "@atomic-ehr/fhirpath"
import fhirpath from "fhirpath"
for (const expression of ["(-7) div 3", "7 div 3", "13.5 'g/dL' = 135 'g/L'", "100 'mg/dL' = 1 'g/L'", "4 'mg' = 0.004 'g'", "@2026-01-05T09:30:00.120Z.toString()", "0.1 + 0.2 = 0.3"])
  console.log(expression, "|", (await evaluate(expression, { input: {} })).map(found => found?.value ?? found).join(), "| other", fhirpath.evaluate({}, expression).join())
X
node main.mjs | tee out
diff out - <<'X'
(-7) div 3 | -3 | other -2
7 div 3 | 2 | other 2
13.5 'g/dL' = 135 'g/L' | false | other true
100 'mg/dL' = 1 'g/L' | false | other true
4 'mg' = 0.004 'g' | true | other true
@2026-01-05T09:30:00.120Z.toString() | 2026-01-05T09:30:00.120 | other 2026-01-05T09:30:00.120Z
0.1 + 0.2 = 0.3 | false | other true
X
echo 'as found'

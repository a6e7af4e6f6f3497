#!/usr/bin/env bash
# @vanillaes/csv and the types of values.
#
# @vanillaes/csv 3.0.8 from npm, Node 20 or newer.
#
# Valid input: a listing read with its option "typed" ("infer types").
#
#   in the file            expected           found
#   Nausea. Vomiting.      the text           NaN
#   v1.2                   the text           NaN
#   2026.01.05             the text           2026.01
#   2.5.1                  the text           2.5
#   1E-3                   0.001              1
#   1E5                    100000             1
#   nothing                the empty text     NaN
#
# What has a dot after its first sign goes through parseFloat, what is finite through parseInt: texts become NaN, which JSON
# writes as null, and numbers with an exponent keep their first digit. Types come from a list of columns, not from values.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @vanillaes/csv@3.0.8 >/dev/null
cat > main.mjs <<'X'
import { parse } from "@vanillaes/csv"
const values = ["Nausea. Vomiting.", "v1.2", "2026.01.05", "2.5.1", "1E-3", "1E5", "", "13.5", "7"]
const [row] = parse(values.join(",") + "\r\n", { typed: true })
values.forEach((value, i) => console.log(JSON.stringify(value), row[i]))
console.log(JSON.stringify(row))
X
node main.mjs | tee out
diff out - <<'X'
"Nausea. Vomiting." NaN
"v1.2" NaN
"2026.01.05" 2026.01
"2.5.1" 2.5
"1E-3" 1
"1E5" 1
"" NaN
"13.5" 13.5
"7" 7
[null,null,2026.01,2.5,1,1,null,13.5,7]
X
echo 'as found'

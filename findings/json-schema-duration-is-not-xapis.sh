#!/usr/bin/env bash
# JSON Schema's "duration" and the durations of learning records.
#
# ajv 8.20.0 with ajv-formats 3.0.1 from npm, Node 20 or newer.
#
# Valid input: durations of ISO 8601:2004, 4.4.3.2, which is what xAPI 1.0.3, Part Two, 4.6 names. The format "duration" of
# JSON Schema (2020-12 validation, 7.3.1) is another one: the grammar in RFC 3339, appendix A, that knows no fraction at all.
#
#   PT1M30S, P4W, P1Y2M        valid by both
#   PT8.34S, PT0.5H, P0.5D     valid for xAPI, refused by the schema, rightly by its own words
#
# xAPI asks for hundredths of a second, so a schema with this format (an inline schema of an xAPI profile, an OpenAPI file of
# a store) refuses nearly every duration that was measured, and takes those that were typed for an example. Durations of
# xAPI are described by a pattern.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund ajv@8.20.0 ajv-formats@3.0.1 >/dev/null
node -e '
const Ajv = require("ajv/dist/2020"), ajv = new Ajv()
require("ajv-formats")(ajv)
const valid = ajv.compile({ type: "string", format: "duration" })
for (const text of ["PT1M30S", "P4W", "P1Y2M", "PT8.34S", "PT0.5H", "P0.5D"]) console.log(text, valid(text))
' | tee out
diff out - <<'X'
PT1M30S true
P4W true
P1Y2M true
PT8.34S false
PT0.5H false
P0.5D false
X
echo 'as found'

#!/usr/bin/env bash
# canonical-json and keys that are numbers.
#
# canonical-json 0.4.0 from npm, Node 20 or newer; canonicalize 5.1.0 and json-canonicalize 3.0.1 beside it.
#
# Valid input: an object with the keys 9, 10 and "b". Its README: "compliant with RFC 8785", whose 3.2.3 sorts the names as
# arrays of UTF-16 code units, so "10" comes before "9". Values by visit, week or form number have such keys.
#
#   expected, and by the two others     {"10":"b","9":"a","b":0}
#   canonical-json                      {"9":"a","10":"b","b":0}
#
# The sorted names are put into an object again, and an object of JavaScript lists whole numbers first and by size. The hash
# of a record is then another than in every other program; with one digit only, nothing is noticed.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund canonical-json@0.4.0 canonicalize@5.1.0 json-canonicalize@3.0.1 >/dev/null
cat > main.mjs <<'X'
import { createHash } from "node:crypto"
import stringify from "canonical-json"
import canonicalize from "canonicalize"
import { canonicalize as other } from "json-canonicalize"
const record = { b: 0, 9: "a", 10: "b" }
for (const [name, write] of [["canonical-json", stringify], ["canonicalize", canonicalize], ["json-canonicalize", other]])
  console.log(name, write(record), createHash("sha256").update(write(record)).digest("hex").slice(0, 8), write({ b: 1, 2: 1, 1: 1 }))
X
node main.mjs | tee out
diff out - <<'X'
canonical-json {"9":"a","10":"b","b":0} b51ecfea {"1":1,"2":1,"b":1}
canonicalize {"10":"b","9":"a","b":0} 84a6435f {"1":1,"2":1,"b":1}
json-canonicalize {"10":"b","9":"a","b":0} 84a6435f {"1":1,"2":1,"b":1}
X
echo 'as found'

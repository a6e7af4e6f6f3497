#!/usr/bin/env bash
# Learning Locker's validator and statements that keep the specification.
#
# xapi-validation 2.1.4 and @learninglocker/xapi-validation 3.0.0 from npm, Node 20 or newer.
#
# Valid input: a statement with one of these beside actor, verb and object (xAPI 1.0.3, Part Two):
#
#   2.4.6.2  contextActivities.parent one activity, no list (older producers)   refused
#   2.4.11   contentType text/csv; charset="utf-8"; font/woff2 (RFC 9110, 8081) refused
#   2.4.2.3  mbox mailto:r&d@x.example (RFC 6068)                               refused
#   4.5      timestamp without a zone (only a SHOULD)                           refused
#   4.6      duration PT1.5H, PT0.5M                                            refused
#   not valid: duration P1DT, timestamp on the 30th of February                 taken
#
# The store built on it answers 400 for a whole batch with one such statement. A forwarder divides a refused batch until the
# culprit stands alone, keeps that one with the reason, and goes on with the others; what it makes itself stays within
# the forms that everybody takes (Z, PTnHnMn.nnS, plain media types).
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund xapi-validation@2.1.4 @learninglocker/xapi-validation@3.0.0 >/dev/null
node -e '
const plain = { actor: { mbox: "mailto:learner@x.example" }, verb: { id: "http://adlnet.gov/expapi/verbs/answered" }, object: { id: "https://x.example/q1" } }
const file = contentType => ({ attachments: [{ usageType: "https://x.example/use", display: { en: "a" }, contentType, length: 1, sha2: "0".repeat(64) }] })
const parts = {
  plain: {}, "one parent": { context: { contextActivities: { parent: { id: "https://x.example/unit" } } } },
  "text/csv": file("text/csv"), "quoted charset": file("text/csv; charset=\"utf-8\""), "font/woff2": file("font/woff2"),
  "r&d": { actor: { mbox: "mailto:r&d@x.example" } }, "no zone": { timestamp: "2026-03-02T08:30:00" },
  "PT1.5H": { result: { duration: "PT1.5H" } }, "PT0.5M": { result: { duration: "PT0.5M" } },
  "P1DT": { result: { duration: "P1DT" } }, "30 February": { timestamp: "2026-02-30T08:30:00Z" }
}
const [old, newer] = ["xapi-validation", "@learninglocker/xapi-validation"].map(name => require(name).default)
for (const [name, part] of Object.entries(parts))
  console.log(name + ":", ...[old, newer].map(validate => (validate({ ...plain, ...part }).length ? "refused" : "taken")))
' | tee out
diff out - <<'X'
plain: taken taken
one parent: refused refused
text/csv: taken taken
quoted charset: refused refused
font/woff2: refused refused
r&d: refused refused
no zone: refused refused
PT1.5H: refused refused
PT0.5M: refused refused
P1DT: taken taken
30 February: taken taken
X
echo 'as found'

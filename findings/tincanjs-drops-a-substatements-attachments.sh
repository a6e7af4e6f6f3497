#!/usr/bin/env bash
# tincanjs and a statement within a statement.
#
# tincanjs 0.50.0 from npm, Node 20 or newer.
#
# Valid input: a SubStatement with attachments. xAPI 1.0.3, Part Two, 2.4.4.3: it is validated as a statement, and only id,
# stored, version and authority must not be there. What is written of "planned to hand in", with the form that is to be
# filled in attached:
#
#   the statement's own attachments     written
#   the SubStatement's attachments      gone, without an error
#
# A client that reads a plan and sends it on sends it without its form, and the data of the file, if it goes along, belongs to
# nothing: a store refuses a part whose hash no statement names. SubStatements are copied as JSON, not as objects.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts tincanjs@0.50.0 >/dev/null 2>&1
node -e '
const TinCan = require("tincanjs")
TinCan.DEBUG = false
const attachments = [{ usageType: "https://x.example/form", display: { en: "Form" }, contentType: "text/plain", length: 3, sha2: "0".repeat(64), fileUrl: "https://x.example/form.txt" }]
const part = { actor: { mbox: "mailto:learner@x.example" }, verb: { id: "https://x.example/verbs/handed-in" }, object: { id: "https://x.example/form" } }
for (const statement of [{ ...part, attachments }, { ...part, object: { objectType: "SubStatement", ...part, attachments } }]) {
  const written = new TinCan.Statement(statement).asVersion("1.0.1")
  console.log("statement", written.attachments?.length ?? "none", written.object.objectType, written.object.attachments?.length ?? "none")
}
process.exit()
' | tee out
diff out - <<'X'
statement 1 Activity none
statement none SubStatement none
X
echo 'as found'

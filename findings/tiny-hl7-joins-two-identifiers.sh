#!/usr/bin/env bash
# tiny-hl7 and fields that repeat.
#
# tiny-hl7 1.0.7 from npm, Node 20 or newer.
#
# Valid input: PID-3 with two identifiers of one person (HL7 v2.5.1, 3.4.2.3: the field repeats; 2.5.4: ~ "separates multiple
# occurrences of a field"): 101-001 of the study and 007 of the site.
#
#                        expected              found
#   PID-3, first          101-001, STUDY        101-001, assigned by "STUDY~007"
#   PID-3, second         007, SITE             none; SITE is component 7
#   A~B                   two values            the text "A~B"
#
# Components are cut before repetitions, so the end of one identifier and the start of the next are one word; written again,
# the message looks right.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund tiny-hl7@1.0.7 >/dev/null
node -e '
const { parse, serialize } = require("tiny-hl7")
for (const field of ["101-001^^^STUDY~007^^^SITE", "A~B"]) {
  const read = parse("MSH|^~\\&|LAB|||||||1|P|2.5.1\rPID|1||" + field)
  console.log(JSON.stringify(read[1]), "|", serialize(read).split("\r")[1])
}
' | tee out
diff out - <<'X'
{"PID.1":"1","PID.2":"","PID.3.1":"101-001","PID.3.2":"","PID.3.3":"","PID.3.4":"STUDY~007","PID.3.5":"","PID.3.6":"","PID.3.7":"SITE"} | PID|1||101-001^^^STUDY~007^^^SITE
{"PID.1":"1","PID.2":"","PID.3":"A~B"} | PID|1||A~B
X
echo 'as found'

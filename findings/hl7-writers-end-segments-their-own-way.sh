#!/usr/bin/env bash
# ts-hl7, hl7-standard and the end of an HL7 v2 segment.
#
# ts-hl7 1.0.0 and hl7-standard 1.0.4 from npm, Node 20 or newer.
#
# Valid input: an ORU^R01 message. HL7 v2.5.1, 2.5.4: the segment terminator is <cr>, it "terminates a segment record", the
# last one too, and "this value cannot be changed by implementers".
#
#                  expected, as read       written again
#   ts-hl7         segments end with CR    LF between the segments, no CR at all, no end after the last
#   hl7-standard   segments end with CR    CR LF between them, one more | in each, no end after the last
#
# A program that splits at CR, as the standard has it, finds one segment in what ts-hl7 wrote, and LF before the names of
# segments in what hl7-standard wrote. Messages are cut and joined by one's own ten lines, and tested byte for byte.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund ts-hl7@1.0.0 hl7-standard@1.0.4 >/dev/null
cat > main.cjs <<'X'
const message = "MSH|^~\\&|LAB|007|EDC|CRO|20260105093000||ORU^R01^ORU_R01|1|P|2.5.1\rPID|1||101-001\rOBX|1|NM|HB||13.5|g/dL\r"
const tell = (name, text) => console.log(name, JSON.stringify(text.slice(-60)), "segments by the standard:", text.split("\r").filter(Boolean).length, JSON.stringify(text.split("\r").map(segment => segment.slice(0, 3))))
tell("as read", message)
tell("ts-hl7", new (require("ts-hl7").default)(message).toString())
const read = new (require("hl7-standard"))(message)
read.transform()
tell("hl7-standard", read.build())
X
node main.cjs | tee out
diff out - <<'X'
as read "R01^ORU_R01|1|P|2.5.1\rPID|1||101-001\rOBX|1|NM|HB||13.5|g/dL\r" segments by the standard: 3 ["MSH","PID","OBX",""]
ts-hl7 "^R01^ORU_R01|1|P|2.5.1\nPID|1||101-001\nOBX|1|NM|HB||13.5|g/dL" segments by the standard: 1 ["MSH"]
hl7-standard "ORU_R01|1|P|2.5.1|\r\nPID|1||101-001|\r\nOBX|1|NM|HB||13.5|g/dL|" segments by the standard: 3 ["MSH","\nPI","\nOB"]
X
echo 'as found'

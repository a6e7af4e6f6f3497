#!/usr/bin/env bash
# xport-js and the blanks at the end of a SAS transport file.
#
# xport-js 0.3.1 from npm, Node 20 or newer.
#
# Valid input: a SAS V5 transport file (SAS technical note TS-140), the format of data sets sent to authorities, with four
# rows of 24 bytes. The note pads the last record to 80 bytes with blanks; here that is room for two more rows.
#
#                             expected   found
#   records of the metadata   4          6
#   rows                      4          6: two more with an empty subject and the result 3.687825414344431e-40
#   rowFormat: "object"       objects    arrays with names on them: JSON.stringify writes each as []
#
# There are up to 79 bytes of padding, so the shorter a row, the more subjects without a name, each with a result that
# rounds to zero. Blank rows at the end are padding; counts are held against those that came with the file.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund xport-js@0.3.1 >/dev/null
node -e '
const blank = (text, length) => Buffer.from(text.padEnd(length), "latin1")
const header = (name, rest) => blank("HEADER RECORD*******" + name.padEnd(8) + "HEADER RECORD!!!!!!!" + rest, 80)
const records = parts => { const all = Buffer.concat(parts); return Buffer.concat([all, blank("", (80 - (all.length % 80)) % 80)]) }
const zeros = "0".repeat(30), when = "01JAN26:00:00:00", system = "9.4     X64     " + " ".repeat(24) + when
function ibm(value) {  // base 16, 56 bits
  let bytes = Buffer.alloc(8), exponent = 64, x = value
  while (x >= 1) { x /= 16; exponent++ }
  bytes.writeBigUInt64BE(BigInt(x * 2 ** 56)); bytes[0] = exponent
  return bytes
}
const variables = [["SUBJID", 2], ["VISIT", 1], ["RESULT", 1]].map(([name, type], n) => {
  const one = Buffer.alloc(140)
  one.writeInt16BE(type, 0); one.writeInt16BE(8, 4); one.writeInt16BE(n + 1, 6); one.writeInt32BE(8 * n, 84)
  blank(name, 48).copy(one, 8); blank("", 8).copy(one, 56); blank("", 8).copy(one, 72)
  return one
})
const rows = [["101-001", 1, 36.5], ["101-002", 1, 37.25], ["101-003", 1, 36.75], ["101-004", 1, 38]]
require("fs").writeFileSync("vs.xpt", Buffer.concat([
  header("LIBRARY", zeros), blank("SAS     SAS     SASLIB  " + system, 80), blank(when, 80),
  header("MEMBER", "0".repeat(16) + "01600000000140"), header("DSCRPTR", zeros),
  blank("SAS     VS      SASDATA " + system, 80), blank(when, 80),
  header("NAMESTR", "0000000003" + "0".repeat(20)), records(variables),
  header("OBS", zeros), records(rows.flatMap(([subject, visit, result]) => [blank(subject, 8), ibm(visit), ibm(result)]))]));
(async () => {
  const { default: Library } = require("xport-js")
  const file = () => new Library(process.cwd() + "/vs.xpt")
  console.log("records", (await file().getMetadata("dataset-json1.1")).records)
  for await (const row of file().read({ skipHeader: true })) console.log(JSON.stringify(row))
  console.log("as objects", JSON.stringify((await file().getData({ type: "object" }))[0]))
})()
' | tee out
diff out - <<'X'
records 6
["101-001",1,36.5]
["101-002",1,37.25]
["101-003",1,36.75]
["101-004",1,38]
["",3.687825414344431e-40,3.687825414344431e-40]
["",3.687825414344431e-40,3.687825414344431e-40]
as objects []
X
echo 'as found'

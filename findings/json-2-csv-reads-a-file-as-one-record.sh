#!/usr/bin/env bash
# json-2-csv and the line ends of a CSV file.
#
# json-2-csv 5.6.0 from npm, Node 20 or newer.
#
# Valid input: a file by RFC 4180: records end with CRLF (section 2, 1), the last one may too (2, 2), a value may be quoted (2,
# 5). The README lists "RFC 4180 Compliance".
#
#                                         expected            csv2json()
#   three records, CRLF, one quoted       3 records           1: the rest of the file is its last value
#   three records, CRLF, none quoted      3 records           3, with a key "NOTE\r" and values with "\r"
#   three records, LF, last line ended    c as last value     "c\n", the end of the file
#
# Without quotes the number of records is right, so that a test with plain values sees nothing. The end of line has to be
# known and named (delimiter.eol), and the last one cut off.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund json-2-csv@5.6.0 >/dev/null
node -e '
const { csv2json } = require("json-2-csv")
const file = (quoted, end) => ["SUBJID,NOTE", "101-001," + quoted, "101-002,b", "101-003,c", ""].join(end)
for (const [name, text, options] of [["CRLF, one quoted", file("\"a\"", "\r\n")], ["CRLF, none quoted", file("a", "\r\n")], ["LF", file("\"a\"", "\n")], ["CRLF, named", file("\"a\"", "\r\n"), { delimiter: { eol: "\r\n" } }]]) {
  const read = csv2json(text, options)
  console.log(name + ":", read.length, JSON.stringify(read[0]), "last", JSON.stringify(read.at(-1)))
}
' | tee out
diff out - <<'X'
CRLF, one quoted: 1 {"SUBJID":"101-001","NOTE\r":"\"a\"\r\n101-002,b\r\n101-003,c\r\n"} last {"SUBJID":"101-001","NOTE\r":"\"a\"\r\n101-002,b\r\n101-003,c\r\n"}
CRLF, none quoted: 3 {"SUBJID":"101-001","NOTE\r":"a\r"} last {"SUBJID":"101-003","NOTE\r":"c\r\n"}
LF: 3 {"SUBJID":"101-001","NOTE":"a"} last {"SUBJID":"101-003","NOTE":"c\n"}
CRLF, named: 4 {"SUBJID":"101-001","NOTE":"a"} last {"SUBJID":""}
X
echo 'as found'

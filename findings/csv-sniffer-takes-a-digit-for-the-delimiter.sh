#!/usr/bin/env bash
# csv-sniffer and quoted values.
#
# csv-sniffer 0.1.1 from npm, Node 20 or newer.
#
# Valid input: small files by RFC 4180 with a value quoted; the comma alone gives equal records.
#
#                                            delimiter    records
#   SITE,NAME    "007","Bern"  "012","Graz"    2            one value in each: 007,Bern
#   SUBJID,NOTE  101-001,"a, b"  101-002,c     none         one value in each, quotes and all
#   SUBJID,NOTE  101-001,"a<LF>b"  101-002,c   none         the quoted line end makes one more
#   SUBJID;RES   1;"1,5"  2;"2,5"              ;            right
#
# A file is refused or asked about when the sniffed delimiter is none of the three or four that one expects.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund csv-sniffer@0.1.1 >/dev/null
node -e '
const Sniffer = require("csv-sniffer")()
for (const text of ["SITE,NAME\n\"007\",\"Bern\"\n\"012\",\"Graz\"\n", "SUBJID,NOTE\n101-001,\"a, b\"\n101-002,c\n", "SUBJID,NOTE\n101-001,\"a\nb\"\n101-002,c\n", "SUBJID;RES\n1;\"1,5\"\n2;\"2,5\"\n"]) {
  const { delimiter, quoteChar, labels, records } = new Sniffer().sniff(text)
  console.log(JSON.stringify(text), "|", delimiter, quoteChar, JSON.stringify(labels), JSON.stringify(records))
}
' | tee out
diff out - <<'X'
"SITE,NAME\n\"007\",\"Bern\"\n\"012\",\"Graz\"\n" | 2 " ["SITE,NAME"] [["007,Bern"],["012,Graz"]]
"SUBJID,NOTE\n101-001,\"a, b\"\n101-002,c\n" | null null null [["SUBJID,NOTE"],["101-001,\"a, b\""],["101-002,c"]]
"SUBJID,NOTE\n101-001,\"a\nb\"\n101-002,c\n" | null null null [["SUBJID,NOTE"],["101-001,\"a"],["b\""],["101-002,c"]]
"SUBJID;RES\n1;\"1,5\"\n2;\"2,5\"\n" | ; " ["SUBJID","RES"] [["1","1,5"],["2","2,5"]]
X
echo 'as found'

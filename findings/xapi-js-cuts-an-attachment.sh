#!/usr/bin/env bash
# @xapi/xapi and what a record store gives back with attachments=true.
#
# @xapi/xapi 3.0.3 from npm, Node 20 or newer.
#
# Valid input: a multipart/mixed answer as xAPI 1.0.3, Part Three, 1.5.2 describes it, with a CSV file of three lines that
# end with CRLF, as RFC 4180 has them, and one of a single line with a blank before it and after it.
#
#   part            expected                                          found
#   three lines     "subject,visit\r\n101-001,V1\r\n101-002,V1\r\n"   "101-002,V1"
#   one line        "  9.5 "                                          "  9.5"
#
# The client trims each part and takes its last line for the body; the hash by which the specification tells parts
# apart is not looked at. So what was sent and stored rightly is read wrongly: evidence is fetched and checked against
# its sha2 without this client.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @xapi/xapi@3.0.3 >/dev/null
node -e '
const XAPI = require("@xapi/xapi")
const sha2 = text => require("crypto").createHash("sha256").update(text).digest("hex")
const part = text => ["--B", "Content-Type: text/csv", "Content-Transfer-Encoding: binary", "X-Experience-API-Hash: " + sha2(text), "", text].join("\r\n")
const files = ["subject,visit\r\n101-001,V1\r\n101-002,V1\r\n", "  9.5 "]
const data = ["--B", "Content-Type: application/json", "", "{\"statements\":[],\"more\":\"\"}", ...files.map(part), "--B--", ""].join("\r\n")
const store = async () => ({ data, status: 200, headers: { "content-type": "multipart/mixed; boundary=B" } })
new XAPI({ endpoint: "https://store.example/xapi/", adapter: store }).getStatements({ attachments: true }).then(({ data: [, ...found] }) => {
  found.forEach((text, n) => console.log(JSON.stringify(text), sha2(text) === sha2(files[n]) ? "as sent" : "not as sent"))
})
' | tee out
diff out - <<'X'
"101-002,V1" not as sent
"  9.5" not as sent
X
echo 'as found'

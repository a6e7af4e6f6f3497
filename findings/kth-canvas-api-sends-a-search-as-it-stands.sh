#!/usr/bin/env bash
# @kth/canvas-api and parameters with a sign that means something in an address.
#
# @kth/canvas-api 5.1.1 from npm, Node 20 or newer.
#
# Valid input: get(endpoint, parameters) with texts as people and courses have them. RFC 3986, 2.4: data is percent-encoded
# when it is put into a query. What the platform is asked for:
#
#   { search_term: "C# 101", enrollment_type: "teacher" }  search_term=C            the rest, the other parameter too, is gone
#   { search_term: "R&D", per_page: 100 }                  search_term=R and "D"
#   { search_term: "C++" }                                 search_term=C and two spaces
#   { created_since: "2026-01-01T00:00:00+01:00" }         a space before 01:00: no time any more
#   courses?include[]=term, { per_page: 5 }                two question marks: include[] is "term?per_page=5"
#
# No error tells: the list is longer, or another one, and a job that asked for teachers goes on with everybody. Texts are
# encoded before they are handed over, and an address with a query gets no parameters.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @kth/canvas-api@5.1.1 >/dev/null
node -e '
const { CanvasApi } = require("@kth/canvas-api")
const platform = require("http").createServer((request, answer) => {
  console.log(request.url, JSON.stringify([...new URL(request.url, "http://x").searchParams]))
  answer.end("[]")
}).listen(0, "127.0.0.1", async () => {
  const canvas = new CanvasApi(`http://127.0.0.1:${platform.address().port}/api/v1`, "token", { disableThrottling: true })
  await canvas.get("courses", { search_term: "C# 101", enrollment_type: "teacher" })
  await canvas.get("courses", { search_term: "R&D", per_page: 100 })
  await canvas.get("courses", { search_term: "C++" })
  await canvas.get("audit", { created_since: "2026-01-01T00:00:00+01:00" })
  await canvas.get("courses?include[]=term", { per_page: 5 })
  process.exit()
})
' | grep -v '^Canvas API module' | tee out
diff out - <<'X'
/api/v1/courses?search_term=C [["search_term","C"]]
/api/v1/courses?search_term=R&D&per_page=100 [["search_term","R"],["D",""],["per_page","100"]]
/api/v1/courses?search_term=C++ [["search_term","C  "]]
/api/v1/audit?created_since=2026-01-01T00:00:00+01:00 [["created_since","2026-01-01T00:00:00 01:00"]]
/api/v1/courses?include[]=term?per_page=5 [["include[]","term?per_page=5"]]
X
echo 'as found'

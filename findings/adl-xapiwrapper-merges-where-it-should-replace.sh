#!/usr/bin/env bash
# ADL's wrapper for Node and what a learner had left in the state resource.
#
# adl-xapiwrapper 0.2.3 from npm, Node 20 or newer.
#
# Valid input: sendState, three times for one state id. What comes at the store:
#
#   value                     request   content type
#   an object                 POST      application/json
#   an array                  PUT       application/json
#   a text                    PUT       application/octect-stream
#
# xAPI 1.0.3, Part Three, 2.2: PUT replaces a document, POST merges the posted object with the one that is there, top
# level by top level. So an object saved anew keeps what was taken out of it (an answer withdrawn, a step undone comes back
# when the learner resumes), but only if it is an object; and a text comes back under a content type that is none.
# A store can do nothing about it: content to be resumed sends PUT with If-Match, or writes every key each time.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund adl-xapiwrapper@0.2.3 >/dev/null
node --no-deprecation -e '
const http = require("http"), { XAPIWrapper } = require("adl-xapiwrapper")
const kept = {}  // a store in ten lines: PUT replaces, POST merges
const store = http.createServer((request, answer) => {
  let body = ""
  request.on("data", part => (body += part)).on("end", () => {
    if (request.headers["content-type"] === "application/json" && body[0] === "{")
      kept.state = request.method === "POST" ? { ...kept.state, ...JSON.parse(body) } : JSON.parse(body)
    console.log(request.method, request.headers["content-type"], body)
    answer.writeHead(204).end()
  })
}).listen(0, "127.0.0.1", async () => {
  const wrapper = new XAPIWrapper({ url: `http://127.0.0.1:${store.address().port}/xapi/`, auth: { user: "u", pass: "p" } })
  const send = value => new Promise(done => wrapper.sendState("https://x.example/unit", { mbox: "mailto:learner@x.example" }, "resume", null, value, null, "*", done))
  for (const value of [{ first: "A", second: "B" }, { first: "A" }, ["A"], "A"]) await send(value)
  console.log("kept", JSON.stringify(kept.state))
  process.exit()
})
' | tee out
diff out - <<'X'
POST application/json {"first":"A","second":"B"}
POST application/json {"first":"A"}
PUT application/json ["A"]
PUT application/octect-stream A
kept {"first":"A","second":"B"}
X
echo 'as found'

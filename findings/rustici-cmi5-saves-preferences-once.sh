#!/usr/bin/env bash
# @rusticisoftware/cmi5 and learner preferences that change twice.
#
# @rusticisoftware/cmi5 3.2.0 from npm, Node 20 or newer.
#
# Valid input: a store that keeps xAPI 1.0.3, Part Three, 3.1: it answers a GET of a document with an ETag, a PUT with 204
# (an ETag there is not asked for), and refuses "If-None-Match: *" with 412 once there is a document. A learner turns the
# sound off and then, without leaving, chooses a language:
#
#   first saveLearnerPrefs    If-None-Match: *   204
#   second saveLearnerPrefs   If-None-Match: *   412, an exception, and the language is not kept
#
# After a PUT the library takes the answer's ETag for the document's, and where none is given it believes that there is no
# document. A store that wants to serve this client sends the ETag with its 204 too, and names it in
# Access-Control-Expose-Headers, since a browser hides it otherwise.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @rusticisoftware/cmi5@3.2.0 >/dev/null
node -e '
globalThis.self = globalThis
const Cmi5 = require("@rusticisoftware/cmi5")
let kept = null
const etag = () => "\"" + require("crypto").createHash("sha1").update(kept).digest("hex") + "\""
const store = require("http").createServer(async (request, answer) => {
  let body = ""
  for await (const part of request) body += part
  if (request.method === "GET") {
    if (kept === null) answer.writeHead(404).end()
    else answer.writeHead(200, { ETag: etag() }).end(kept)
    return
  }
  const none = request.headers["if-none-match"], match = request.headers["if-match"]
  const status = (none === "*" && kept !== null) || (match && match !== etag()) ? 412 : 204
  if (status === 204) kept = body
  console.log(request.method, none ? "If-None-Match: " + none : match ? "If-Match" : "", status)
  answer.writeHead(status).end()
}).listen(0, "127.0.0.1", async () => {
  const unit = new Cmi5()
  unit.setEndpoint(`http://127.0.0.1:${store.address().port}/xapi/`)
  unit.setActor({ account: { homePage: "https://lms.example", name: "learner" } })
  unit._lmsLaunchData = { contextTemplate: {} }
  await unit.loadLearnerPrefs()
  unit.setAudioPreference("off")
  await unit.saveLearnerPrefs()
  unit.setLanguagePreference("de-CH")
  await unit.saveLearnerPrefs().catch(error => console.log(error.message))
  console.log(kept)
  process.exit()
})
' | tee out
diff out - <<'X'
PUT If-None-Match: * 204
PUT If-None-Match: * 412
Failed to save learner preferences: 412
{"audioPreference":"off"}
X
echo 'as found'

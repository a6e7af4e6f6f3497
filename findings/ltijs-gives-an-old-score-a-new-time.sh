#!/usr/bin/env bash
# ltijs and the time of a score.
#
# ltijs 5.9.9 from npm, Node 20 or newer.
#
# Valid input: a score with the timestamp of the moment when it was made, as LTI Assignment and Grade Services 2.0, 3.4
# (timestamp) asks for. The platform must not let a score replace a newer one: that timestamp is all it has to tell.
#
#   timestamp given            timestamp sent
#   2026-03-02T08:00:00.000Z   the moment of sending
#
# A score that waited in a queue, or is sent once more, so beats everything that came in between.
# Whoever keeps scores for later sends the time that belongs to them, and sees to it that the client leaves it alone.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts ltijs@5.9.9 >/dev/null
node -e '
const http = require("http")
const Grade = require("./node_modules/ltijs/dist/Provider/Services/Grade.js")
const registered = { platformActive: async () => true, platformAccessToken: async () => ({ token_type: "Bearer", access_token: "t" }) }
const platform = http.createServer((request, answer) => {
  let body = ""
  request.on("data", part => (body += part)).on("end", () => {
    const { scoreGiven, timestamp } = JSON.parse(body)
    console.log(request.url, scoreGiven, timestamp === "2026-03-02T08:00:00.000Z" ? "as given" : Date.now() - Date.parse(timestamp) < 60000 ? "now" : timestamp)
    answer.end("{}")
  })
}).listen(0, "127.0.0.1", async () => {
  const column = `http://127.0.0.1:${platform.address().port}/columns/7`
  const score = { userId: "learner", scoreGiven: 5, scoreMaximum: 10, activityProgress: "Completed", gradingProgress: "FullyGraded" }
  await new Grade(async () => registered).submitScore({ iss: "https://lms.example" }, column, { ...score, timestamp: "2026-03-02T08:00:00.000Z" })
  process.exit()
})
' | tee out
diff out - <<'X'
/columns/7/scores 5 now
X
echo 'as found'

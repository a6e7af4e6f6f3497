#!/usr/bin/env bash
# ltijs and a roster's address that has a query of its own.
#
# ltijs 5.9.9 from npm, Node 20 or newer.
#
# Valid input: a context_memberships_url with a query, as platforms give it; LTI Names and Role Provisioning Services 2.0
# lets a tool add role, limit and rlid to it. What the platform is asked for:
#
#   getMembers(launch)                        /members?course=7
#   getMembers(launch, { role: 'Learner' })   /members?role=Learner      (course=7 is gone)
#   getMembers(launch, { limit: 50 })         /members?limit=50          (course=7 is gone)
#
# The client below (got) takes searchParams instead of the query that stands in the address, not besides it. Depending on
# the platform that is an error, or another list of people. An address from a launch is added to, never put together.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts ltijs@5.9.9 >/dev/null
node -e '
const http = require("http")
const Roster = require("./node_modules/ltijs/dist/Provider/Services/NamesAndRoles.js")
const registered = { platformActive: async () => true, platformAccessToken: async () => ({ token_type: "Bearer", access_token: "t" }) }
const platform = http.createServer((request, answer) => {
  console.log(request.url)
  answer.end(JSON.stringify({ id: "x", context: { id: "7" }, members: [] }))
}).listen(0, "127.0.0.1", async () => {
  const context_memberships_url = `http://127.0.0.1:${platform.address().port}/members?course=7`
  const launch = { iss: "https://lms.example", platformContext: { namesRoles: { context_memberships_url }, resource: { id: "r" } } }
  const roster = new Roster(async () => registered)
  for (const options of [undefined, { role: "Learner" }, { limit: 50 }]) await roster.getMembers(launch, options)
  process.exit()
})
' | tee out
diff out - <<'X'
/members?course=7
/members?role=Learner
/members?limit=50
X
echo 'as found'

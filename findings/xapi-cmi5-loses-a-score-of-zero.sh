#!/usr/bin/env bash
# @xapi/cmi5 and scores of zero.
#
# @xapi/cmi5 1.4.0 from npm, Node 20 or newer.
#
# Valid input: a session in launchMode Normal, ended by moveOn({ score }); masteryScore is 0.8, 0 (a number from 0 to 1,
# both inclusive; cmi5, 13.1.4) or missing.
#
#   masteryScore   score   expected                            found
#   0.8            0.5     failed 0.5, completed, terminated   the same
#   0.8            0       failed 0, completed, terminated     completed, terminated: nobody failed
#   0              0.9     passed 0.9, completed, terminated   completed 0.9, terminated 0.9: nobody passed
#   missing        0.9     completed, terminated               completed 0.9, terminated 0.9
#
# cmi5, 9.3.5 demands "failed" of whoever attempted and failed, and 9.5.1 forbids a score on any other cmi5 defined statement
# than passed and failed, so that an LMS that checks cmi5 refuses those. The worst of all scores is the one that is missing
# from a dashboard built on passed and failed: attempts that were completed with neither are counted as well.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @xapi/cmi5@1.4.0 >/dev/null
node -e '
const Cmi5 = require("./node_modules/@xapi/cmi5/dist/Cmi5.umd.js")
const actor = { account: { homePage: "https://lms.example", name: "learner" } }
const at = { endpoint: "https://lms.example/xapi/", fetch: "https://lms.example/fetch", registration: "5b1e6a4e-6d5c-4a0e-9d5a-0b9f6c5f7a11", activityId: "https://lms.example/unit" };
(async () => {
  for (const [masteryScore, score] of [[0.8, 0.5], [0.8, 0], [0, 0.9], [undefined, 0.9]]) {
    const session = new Cmi5({ ...at, actor }), sent = []
    session._initializedDate = new Date(Date.now() - 60000)
    session._launchData = { launchMode: "Normal", contextTemplate: {}, masteryScore }
    session._xapi = { sendStatement: async ({ statement }) => sent.push([statement.verb.display["en-US"], statement.result.score?.scaled].join(" ").trim()) }
    await session.moveOn({ score })
    console.log(masteryScore, score, sent.join(", "))
  }
})()
' | tee out
diff out - <<'X'
0.8 0.5 failed 0.5, completed, terminated
0.8 0 completed, terminated
0 0.9 completed 0.9, terminated 0.9
undefined 0.9 completed 0.9, terminated 0.9
X
echo 'as found'

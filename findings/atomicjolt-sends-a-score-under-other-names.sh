#!/usr/bin/env bash
# @atomicjolt/lti-server and a score for the gradebook.
#
# @atomicjolt/lti-server 3.3.2 from npm, Node 20 or newer.
#
# Valid input: createScore("user-1", 8, 10, "Well done", Completed, FullyGraded) and sendScore to a line item's address as
# platforms give it. LTI Assignment and Grade Services 2.0, 3.4 (score publish service) on the left, what is sent on the right:
#
#   userId, scoreGiven, scoreMaximum            user_id, score_given, score_maximum
#   activityProgress "Completed"                activity_progress 4
#   gradingProgress "FullyGraded"               grading_progress 4
#   /lineitem?type_id=3 -> /lineitem/scores?type_id=3   /lineitem?type_id=3/scores
#   an answer without a body                    an exception, though the score has been taken
#
# Of the required properties only the timestamp is there, so a platform refuses the score or, if it is lenient, files one
# without points. The service says to add "/scores" to the path and keep the query. A score is proven by reading the result, not
# by the type that a compiler accepted.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @atomicjolt/lti-server@3.3.2 >/dev/null
cat > main.mjs <<'X'
import http from 'node:http'
import { ActivityProgress, GradingProgress, createScore, sendScore } from './node_modules/@atomicjolt/lti-server/dist/libs/scores.js'
const platform = http.createServer(async (request, answer) => {
  let body = ''
  for await (const part of request) body += part
  const { timestamp, ...sent } = JSON.parse(body)
  console.log(request.url, JSON.stringify(sent))
  answer.end()
}).listen(0, '127.0.0.1', async () => {
  const score = createScore('user-1', 8, 10, 'Well done', ActivityProgress.Completed, GradingProgress.FullyGraded)
  for (const item of ['/lineitems/5', '/lineitem?type_id=3'])
    await sendScore('token', `http://127.0.0.1:${platform.address().port}${item}`, score).then(console.log, error => console.log(error.name))
  process.exit()
})
X
node main.mjs 2>/dev/null | tee out
diff out - <<'X'
/lineitems/5/scores {"user_id":"user-1","score_given":8,"score_maximum":10,"comment":"Well done","activity_progress":4,"grading_progress":4}
SyntaxError
/lineitem?type_id=3/scores {"user_id":"user-1","score_given":8,"score_maximum":10,"comment":"Well done","activity_progress":4,"grading_progress":4}
SyntaxError
X
echo 'as found'

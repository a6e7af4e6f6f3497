#!/usr/bin/env bash
# H5P and content in which nothing can be scored.
#
# H5P's core as h5p-standalone 3.8.2 ships it, and jsdom 26.1.0, from npm, Node 20 or newer.
#
# Valid input: setScoredResult(0, 0, ...), as content types call it that have a "completed" and no points (a presentation,
# a set of pages). What goes out as result.score, and what xAPI 1.0.3, Part Two, 2.4.5.1 says:
#
#   2 of 3   {"min":0,"max":3,"raw":2,"scaled":0.6667}   right
#   0 of 0   {"min":0,"max":0,"raw":0}                   max must be greater than min: not a valid statement
#
# A store that keeps the specification refuses the whole statement, so that exactly the pages that people read to their end
# never arrive; one that is lenient counts a score of nothing out of nothing. Whoever takes H5P's records decides
# that knowingly, and never divides raw by max.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts h5p-standalone@3.8.2 jsdom@26.1.0 >/dev/null
node -e '
const { JSDOM } = require("jsdom")
const { window } = new JSDOM("<body></body>", { runScripts: "outside-only", url: "https://lms.example/" })
window.H5PIntegration = { contents: { "cid-1": { url: "https://lms.example/h5p/1", title: "Pages" } }, siteUrl: "https://lms.example", l10n: { H5P: {} },
  user: { name: "Learner", mail: "learner@lms.example" } }
window.eval(require("fs").readFileSync("node_modules/h5p-standalone/dist/frame.bundle.js", "utf8"))
const content = new window.H5P.EventDispatcher()
Object.assign(content, { contentId: 1, libraryInfo: { versionedNameNoSpaces: "H5P.Pages-1.0" } })
for (const [score, max] of [[2, 3], [0, 0]]) {
  const event = content.createXAPIEventTemplate("completed")
  event.setScoredResult(score, max, content, true)
  console.log(event.data.statement.verb.display["en-US"], JSON.stringify(event.data.statement.result.score))
}
process.exit()
' | tee out
diff out - <<'X'
completed {"min":0,"max":3,"raw":2,"scaled":0.6667}
completed {"min":0,"max":0,"raw":0}
X
echo 'as found'

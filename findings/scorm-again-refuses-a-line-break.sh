#!/usr/bin/env bash
# scorm-again and what learners write in more than one line.
#
# scorm-again 3.4.3 from npm, Node 20 or newer.
#
# Valid input: SetValue in SCORM 2004 with texts of localized_string_type, which are characterstrings of ISO/IEC 10646
# (RTE 4.2.2 comments, 4.2.9 interactions), and a pattern of Table 4.2.9.1a. One line is taken, two are error 406, "Data
# Model Element Type Mismatch":
#
#   cmi.comments_from_learner.0.comment                           406 with a line break
#   cmi.interactions.0.description                                406 with a line break
#   cmi.interactions.0.learner_response, long-fill-in             406 with a line break
#   cmi.interactions.0.correct_responses.0.pattern, long-fill-in  406 with {case_matters=false}, which the table has
#   cmi.suspend_data, cmi.location                                taken
#
# The long answers and the comments, the very fields that people fill by hand, are lost unless the content asks for the
# last error, which hardly any does. Whoever puts this run-time in front of a store watches for 406 and keeps the value.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts scorm-again@3.4.3 >/dev/null
node -e '
globalThis.window = globalThis
require("vm").runInThisContext(require("fs").readFileSync("node_modules/scorm-again/dist/scorm2004.js", "utf8"))
const api = new Scorm2004API({ logLevel: 5, autocommit: false })
api.Initialize("")
api.SetValue("cmi.interactions.0.id", "q1")
api.SetValue("cmi.interactions.0.type", "long-fill-in")
const set = (name, value) => (api.SetValue(name, value) === "true" ? "taken" : api.GetLastError())
for (const name of ["cmi.comments_from_learner.0.comment", "cmi.interactions.0.description", "cmi.interactions.0.learner_response", "cmi.suspend_data", "cmi.location"])
  console.log(name, set(name, "one line"), set(name, "two\nlines"), set(name, "{lang=en}two\nlines"))
const pattern = "cmi.interactions.0.correct_responses.0.pattern"
console.log(pattern, set(pattern, "text"), set(pattern, "{case_matters=false}text"))
process.exit()
' | tee out
diff out - <<'X'
cmi.comments_from_learner.0.comment taken 406 406
cmi.interactions.0.description taken 406 406
cmi.interactions.0.learner_response taken 406 406
cmi.suspend_data taken taken taken
cmi.location taken taken taken
cmi.interactions.0.correct_responses.0.pattern taken 406
X
echo 'as found'

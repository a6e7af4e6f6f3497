#!/usr/bin/env bash
# @gamestdio/scorm and the two switches of its configuration.
#
# @gamestdio/scorm 0.1.3 from npm, Node 20 or newer.
#
# Valid input: configure({ handleCompletionStatus, handleExitMode }), which says whether the wrapper itself sets the status
# of a new launch to "incomplete" and, at its end, cmi.core.exit; without configure() both are on. What a SCORM 1.2 LMS
# is told between LMSInitialize and LMSFinish:
#
#   no configure for them   lesson_status incomplete, exit suspend
#   both false              the same: both are on
#   only version given      nothing: both are off
#
# Given means on, true or false, and left out means off. Content that switches it off to keep a status of its own finds
# "incomplete"; content that only names its version loses "suspend", so that its next launch is none with cmi.core.entry
# "resume" (SCORM 1.2 RTE, cmi.core.entry). Whoever uses it sets both elements by hand.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @gamestdio/scorm@0.1.3 >/dev/null
cat > launch.js <<'X'
const values = { "cmi.core.lesson_status": "not attempted" }, told = []
const API = { LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true", LMSGetLastError: () => "0",
  LMSGetErrorString: () => "", LMSGetDiagnostic: () => "", LMSGetValue: name => values[name] ?? "",
  LMSSetValue: (name, value) => (told.push(name.replace("cmi.core.", "") + " " + value), (values[name] = value), "true") }
globalThis.window = { API }
console.log = () => {}
const { scorm } = require("@gamestdio/scorm")
const configuration = JSON.parse(process.argv[2])
if (configuration) scorm.configure({ version: "1.2", ...configuration })
else { scorm.version = "1.2"; scorm.isDebugActive = false }
scorm.initialize()
scorm.terminate()
process.stdout.write(process.argv[2] + ": " + (told.join(", ") || "nothing") + "\n")
X
for configuration in null '{"handleCompletionStatus":false,"handleExitMode":false}' '{}'; do node launch.js "$configuration"; done | tee out
diff out - <<'X'
null: lesson_status incomplete, exit suspend
{"handleCompletionStatus":false,"handleExitMode":false}: lesson_status incomplete, exit suspend
{}: nothing
X
echo 'as found'

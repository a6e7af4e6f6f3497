#!/usr/bin/env bash
# @lumieducation/h5p-server and the states of contents within a content.
#
# @lumieducation/h5p-server 10.0.4 from npm, Node 20 or newer.
#
# Valid input: states as H5P's core saves them: dataType, subContentId ("0" for the whole, the UUID of a part that has one)
# and userState. The player of H5P's core looks for contentUserData[subContentId][dataType]. What the server hands it:
#
#   saved                                found at
#   the whole, "0"                       0.state                    right
#   only a part, "9b2c..."               0.state                    the part's state is given to the whole
#   the whole, with two data types       0.state and 1.marks        the second is looked for at 0.marks
#
# The states are numbered in the order in which they lie. A course presentation in which somebody answered one question and
# left opens with that question's state as its own. Whoever keeps states leaves preload off, so that the player asks one by
# one for what it needs.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @lumieducation/h5p-server@10.0.4 >/dev/null 2>&1
node -e '
const { default: Manager } = require("@lumieducation/h5p-server/build/src/ContentUserDataManager.js")
const part = "9b2c1a1e-1b7e-4a53-9d0e-3a0f6f0c2d11"
const state = (subContentId, dataType, userState) => ({ contentId: "1", userId: "learner", preload: true, subContentId, dataType, userState })
async function show(...states) {
  const manager = new Manager({ getContentUserDataByContentIdAndUser: async () => states }, { checkForUserData: async () => true })
  console.log(JSON.stringify(await manager.generateContentUserDataIntegration("1", { id: "learner" })))
}
show(state("0", "state", "whole")).then(() => show(state(part, "state", "part"))).then(() => show(state("0", "state", "whole"), state("0", "marks", "marks")))
' | tee out
diff out - <<'X'
[{"state":"whole"}]
[{"state":"part"}]
[{"state":"whole"},{"marks":"marks"}]
X
echo 'as found'

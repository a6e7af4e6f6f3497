#!/usr/bin/env bash
# @lumieducation/h5p-server and the deletion of one learner's states.
#
# @lumieducation/h5p-server 10.0.4 from npm, Node 20 or newer.
#
# Valid input: ContentUserDataManager.deleteAllContentUserDataByUser(forUserId, actingUser). Its own text: "forUserId the user
# for which the contentUserData object should be deleted, actingUser the user who is currently active". An administrator
# asks for a learner's states to be deleted:
#
#   asked for permission       for the learner's states
#   deleted from the storage   the administrator's states; the learner's are all still there
#
# No error tells. A request to be forgotten that is carried out this way is not. Whoever uses it calls the
# storage's method with the learner, and counts what is left.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @lumieducation/h5p-server@10.0.4 >/dev/null 2>&1
node -e '
const { default: Manager } = require("@lumieducation/h5p-server/build/src/ContentUserDataManager.js")
const states = ["learner", "administrator"].map(userId => ({ contentId: "1", dataType: "state", subContentId: "0", userId, userState: "{}" }))
const storage = { deleteAllContentUserDataByUser: async user => { for (let i = states.length; i--; ) if (states[i].userId === user.id) states.splice(i, 1) } }
const permissions = { checkForUserData: async (actor, permission, contentId, affected) => (console.log(actor.id, "may delete the states of", affected), true) }
new Manager(storage, permissions).deleteAllContentUserDataByUser("learner", { id: "administrator" })
  .then(() => console.log("left:", states.map(state => state.userId).join(", ")))
' | tee out
diff out - <<'X'
administrator may delete the states of learner
left: learner
X
echo 'as found'

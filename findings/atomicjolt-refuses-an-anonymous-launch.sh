#!/usr/bin/env bash
# @atomicjolt/lti-server and a launch without a person.
#
# @atomicjolt/lti-server 3.3.2 and @atomicjolt/lti-types 1.2.7 from npm, Node 20 or newer.
#
# Valid input: the claims of a resource link launch. LTI Core 1.3, 5.3.6 (anonymous launch case): a platform that launches
# without saying who it is leaves "sub" out, and so the other claims of a user's identity. What validateIdTokenContents
# says:
#
#   with sub       no error
#   without sub    LTI token is missing required field sub
#
# Open courses, previews of a page and public catalogues are launched this way; to a visitor the tool looks broken. Whoever
# wants such launches takes that one message out of the list.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @atomicjolt/lti-server@3.3.2 @atomicjolt/lti-types@1.2.7 >/dev/null 2>&1
cat > main.mjs <<'X'
import { validateIdTokenContents } from './node_modules/@atomicjolt/lti-server/dist/libs/lti_validation.js'
const claim = 'https://purl.imsglobal.org/spec/lti/claim/', target = 'https://tool.example/launch'
const anonymous = { iss: 'https://lms.example', aud: 'client', iat: 1767225600, exp: 1767225900, nonce: 'n', [claim + 'deployment_id']: '1', [claim + 'version']: '1.3.0',
  [claim + 'message_type']: 'LtiResourceLinkRequest', [claim + 'roles']: [], [claim + 'target_link_uri']: target, [claim + 'resource_link']: { id: '7' } }
for (const token of [{ ...anonymous, sub: 'user' }, anonymous]) console.log(JSON.stringify(validateIdTokenContents(token, target, true)))
X
node main.mjs | tee out
diff out - <<'X'
[]
["LTI token is missing required field sub"]
X
echo 'as found'

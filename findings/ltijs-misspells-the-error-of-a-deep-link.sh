#!/usr/bin/env bash
# ltijs and the error message of a deep linking answer.
#
# ltijs 5.9.9 from npm, Node 20 or newer.
#
# Valid input: an answer without content items, with a message for the person and one for the log (LTI Deep Linking 2.0,
# 4.5: msg, log, errormsg, errorlog). The claim's name is sent with a space at its end, so no platform knows it:
#
#   message, log, errLog   .../claim/msg, .../claim/log, .../claim/errorlog
#   errMessage             ".../claim/errormsg "
#
# The dialogue closes and nobody reads why nothing was chosen. A platform double should refuse claims that it does not
# know below .../lti-dl/claim/, or nobody ever notices; who must tell a person something tells it on a page as well.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts ltijs@5.9.9 >/dev/null
node -e '
const { privateKey } = require("crypto").generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } })
const DeepLinking = require("./node_modules/ltijs/dist/Provider/Services/DeepLinking.js")
const registered = { platformActive: async () => true, platformClientId: async () => "tool", platformKid: async () => "k", platformPrivateKey: async () => privateKey }
const launch = { iss: "https://lms.example", deploymentId: "1", platformContext: { deepLinkingSettings: { accept_types: ["ltiResourceLink"] } } }
const words = { message: "a", errMessage: "b", log: "c", errLog: "d" }
new DeepLinking(async () => registered).createDeepLinkingMessage(launch, [], words).then(answer => {
  const claims = JSON.parse(Buffer.from(answer.split(".")[1], "base64url"))
  for (const [name, value] of Object.entries(claims)) if (/^[a-d]$/.test(value)) console.log(JSON.stringify(name), value)
})
' | tee out
diff out - <<'X'
"https://purl.imsglobal.org/spec/lti-dl/claim/msg" a
"https://purl.imsglobal.org/spec/lti-dl/claim/errormsg " b
"https://purl.imsglobal.org/spec/lti-dl/claim/log" c
"https://purl.imsglobal.org/spec/lti-dl/claim/errorlog" d
X
echo 'as found'

#!/usr/bin/env bash
# ims-lti and LTI 1.1 launches in which one parameter's name begins with another's.
#
# ims-lti 3.0.2 from npm, Node 20 or newer.
#
# Valid input: launches signed by RFC 5849, 3.4.1.3.2, which sorts the parameters by name, and by value where names are equal.
# The custom parameters beside what every launch has, and what valid_request says:
#
#   custom_unit, custom_level      taken
#   custom_unit, custom_unit_id    taken
#   custom_unit1, custom_unit2     taken
#   custom_unit, custom_unit2      Invalid Signature
#
# It sorts the finished texts "name=value". "=" comes after the digits, so custom_unit2 lands before custom_unit and another
# text is signed. The same holds for names that go on with "-" or "." in an address's query. A link that worked for a year
# is refused on the day when somebody adds a second number. Whoever signs or checks sorts pairs, never lines.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts ims-lti@3.0.2 >/dev/null
node -e '
const { Provider } = require("ims-lti"), { createHmac } = require("crypto")
const encode = text => encodeURIComponent(text).replace(/[!\x27()*]/g, c => "%" + c.charCodeAt(0).toString(16).toUpperCase())
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
function signature(address, parameters) {
  const pairs = Object.entries(parameters).map(pair => pair.map(encode)).sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
  const base = ["POST", encode(address), encode(pairs.map(pair => pair.join("=")).join("&"))].join("&")
  return createHmac("sha1", "secret&").update(base).digest("base64")
}
for (const names of [["custom_unit", "custom_level"], ["custom_unit", "custom_unit_id"], ["custom_unit1", "custom_unit2"], ["custom_unit", "custom_unit2"]]) {
  const body = { lti_message_type: "basic-lti-launch-request", lti_version: "LTI-1p0", resource_link_id: "7", user_id: "u", roles: "Learner",
    oauth_consumer_key: "key", oauth_nonce: names.join(), oauth_timestamp: String(Math.round(Date.now() / 1000)), oauth_signature_method: "HMAC-SHA1", oauth_version: "1.0" }
  for (const name of names) body[name] = "x"
  body.oauth_signature = signature("https://tool.example/launch", body)
  const request = { url: "/launch", method: "POST", protocol: "https", headers: { host: "tool.example" }, body }
  new Provider("key", "secret").valid_request(request, (error, valid) => console.log(names.join(" "), valid ? "taken" : error.message))
}
process.exit()
' | tee out
diff out - <<'X'
custom_unit custom_level taken
custom_unit custom_unit_id taken
custom_unit1 custom_unit2 taken
custom_unit custom_unit2 Invalid Signature
X
echo 'as found'

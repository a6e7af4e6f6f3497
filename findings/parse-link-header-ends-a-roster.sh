#!/usr/bin/env bash
# parse-link-header and links that are a little longer, or written a little otherwise.
#
# parse-link-header 2.0.0 from npm (ltijs 5.9.9 reads rosters and columns with it), Node 20 or newer.
#
# Valid input: the Link header by which a roster names its next page (LTI Names and Role Provisioning Services 2.0).
# RFC 8288, 3 knows no longest header, compares names of parameters without regard to case, and allows white space
# around "=".
#
#   <https://lms.example/members?page=2>; rel="next"        found
#   the same with a cursor, 2001 characters in all          null
#   <https://lms.example/members?page=2>; REL="next"        not found
#   <https://lms.example/members?page=2>; rel = "next"      not found
#
# No exception and no word: the list simply ends after its first page, and everybody else has left the course. Nobody who
# is missing from a list that ended so early may be taken for gone; cursors of platforms are long because they hold state.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund parse-link-header@2.0.0 >/dev/null
node -e '
const parse = require("parse-link-header")
const long = characters => { const link = c => `<https://lms.example/members?after=${c}>; rel="next"`; return link("x".repeat(characters - link("").length)) }
const address = "<https://lms.example/members?page=2>; "
for (const [name, link] of [["short", address + "rel=\"next\""], ["2000", long(2000)], ["2001", long(2001)], ["upper case", address + "REL=\"next\""], ["white space", address + "rel = \"next\""]]) {
  const links = parse(link)
  console.log(name, links === null ? null : links.next ? "found" : "not found")
}
' | tee out
diff out - <<'X'
short found
2000 found
2001 null
upper case not found
white space not found
X
echo 'as found'

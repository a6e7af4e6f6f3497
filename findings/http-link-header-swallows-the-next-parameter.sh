#!/usr/bin/env bash
# http-link-header and parameters without a value.
#
# http-link-header 1.1.4 from npm, Node 20 or newer.
#
# Valid input: Link headers by RFC 8288, section 3: link-param = token BWS [ "=" BWS ( token / quoted-string ) ], so the value
# may be missing ("crossorigin" for a preload has none); RFC 9110, 5.6.1.2: empty elements of a list are to be ignored.
#
#   header                                   found by rel("next")
#   <...>; rel="next"                        the link
#   <...>; rel="next"; crossorigin           the link
#   <...>; crossorigin; rel="next"           none: there is one parameter, called "crossorigin; rel"
#   <...>; rel="first",, <...>; rel="next"   exception
#
# The order of two parameters decides whether a list has a second page. A reader of pages keeps the header of the last one and
# says so when it could not read it.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund http-link-header@1.1.4 >/dev/null
node -e '
const Link = require("http-link-header")
for (const parameters of [`; rel="next"`, `; rel="next"; crossorigin`, `; crossorigin; rel="next"`, `; rel="first",, </b>; rel="next"`]) {
  try {
    const link = Link.parse("</a?page=2>" + parameters)
    console.log(parameters, "|", link.rel("next").length, "|", JSON.stringify(link.refs))
  } catch (e) { console.log(parameters, "|", e.message) }
}
' | tee out
diff out - <<'X'
; rel="next" | 1 | [{"uri":"/a?page=2","rel":"next"}]
; rel="next"; crossorigin | 1 | [{"uri":"/a?page=2","rel":"next","crossorigin":""}]
; crossorigin; rel="next" | 0 | [{"uri":"/a?page=2","crossorigin; rel":"next"}]
; rel="first",, </b>; rel="next" | Unexpected character "," at offset 25
X
echo 'as found'

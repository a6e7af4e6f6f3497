#!/usr/bin/env bash
# openbadges-bakery and SVG images of some size.
#
# openbadges-bakery 1.0.5 from npm, Node 20 or newer.
#
# Valid input: SVG images (SVG 1.1, 5.1: an svg element may stand inside another). Open Badges, Badge Baking, SVGs: "There
# MUST be only one <openbadges:assertion> tag in an SVG".
#
#   an image that has an svg element inside   the assertion is written twice, once into each
#   a licence before the svg element          Unknown/unhandled image type
#   the same image without the licence        baked
#
# Drawing programs nest svg elements for symbols, and put their comment and a document type before the first one; whether a
# file is an SVG is decided by its first 256 bytes. A badge is checked after it was baked: one assertion, and one only.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts openbadges-bakery@1.0.5 >/dev/null 2>&1
node -e '
const { bake } = require("openbadges-bakery")
const assertion = { uid: "1", badge: "https://x.example/badge", verify: { type: "hosted", url: "https://x.example/assertion" } }
const image = (before, inside) => Buffer.from(`<?xml version="1.0"?>\n${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">${inside}<path d="M0 0${" h1".repeat(99)}"/></svg>\n`)
const images = { plain: image("", ""), nested: image("", "<svg width=\"9\" height=\"9\"><circle r=\"4\"/></svg>"), licence: image(`<!-- ${"A line of a licence. ".repeat(15)}-->\n`, "") }
for (const [name, data] of Object.entries(images))
  bake({ image: data, assertion }, (error, baked) => console.log(name, error ? error.message : String(baked).split("<openbadges:assertion ").length - 1))
' 2>/dev/null | sort | tee out
diff out - <<'X'
licence Unknown/unhandled image type
nested 2
plain 1
X
echo 'as found'

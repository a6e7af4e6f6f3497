#!/usr/bin/env bash
# anki-apkg-export and which card is which.
#
# anki-apkg-export 4.0.3 from npm, Node 20 or newer.
#
# Valid input: cards with two sides, and the same deck exported twice, as after a correction. In an Anki collection a note's
# guid tells a note that is known from a new one when a deck is imported, and csum, for the search of duplicates, is the
# first eight hexadecimal digits of the SHA-1 of the first field.
#
#   "1" / "11" and "11" / "1"       one card: the second takes the place of the first
#   the same card, exported again   another guid: whoever imports both has every card twice, without its history
#   csum                            of both sides together, so that no duplicate is ever found
#
# The guid is the hash of the deck's id, which is the time, and of the two sides without anything between them. Cards that
# are to be corrected later are written with a guid of one's own.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts anki-apkg-export@4.0.3 >/dev/null 2>&1
node -e '
const Export = require("anki-apkg-export").default
const sha1 = text => parseInt(require("crypto").createHash("sha1").update(text).digest("hex").slice(0, 8), 16)
function deck(...cards) {
  const exported = new Export("Numbers")
  for (const card of cards) exported.addCard(...card)
  return exported.db.exec("select flds, guid, csum from notes")[0].values.map(([fields, guid, csum]) => ({ fields: fields.split("\u001f").join(" / "), guid, csum }))
}
console.log(deck(["1", "11"], ["11", "1"]).map(note => note.fields).join("; "))
const first = deck(["one", "uno"])[0]
setTimeout(() => {
  const again = deck(["one", "uno"])[0]
  console.log("guid", first.guid === again.guid ? "kept" : "new", "csum of", first.csum === sha1("one") ? "the first field" : first.csum === sha1("one\u001funo") ? "both fields" : "?")
}, 20)
' 2>/dev/null | tee out
diff out - <<'X'
11 / 1
guid new csum of both fields
X
echo 'as found'

#!/usr/bin/env bash
# gs1js and application identifiers of three and four digits.
#
# gs1js 0.0.2 from npm, Node 20 or newer; gs1-barcode-parser-mod 1.2.1 beside it.
#
# Valid input: element strings of packs for trials (GS1 General Specifications, 3.2, identifiers in numeric order): 710 is the
# German number of a medicine, 7003 an expiry with hour, 240 additional identification, 8017 a provider.
#
#   element          expected                    found
#   710 1234567      710, 1234567                71, 01234567
#   7003 2712311430  7003, 2712311430            70, 032712311430
#   240 REF-1        240, REF-1                  24, 0REF-1
#   8017 ...         8017, 18 digits             80, 17 and the 18 digits
#
# No exception: the number of a medicine is another number, and 7003 is told from 7001 by nobody. 01, 17, 10 and 21, which
# examples are made of, are right.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund gs1js@0.0.2 gs1-barcode-parser-mod@1.2.1 >/dev/null
cat > main.cjs <<'X'
const { GS1Reader } = require("gs1js"), other = require("gs1-barcode-parser-mod")
for (const element of ["17271231", "7101234567", "70032712311430", "240REF-1", "8017401234567890123456"]) {
  const code = "0104012345678901" + element + (element.startsWith("17") ? "" : "\u001d") + "10AB12"
  const found = new GS1Reader(code).getApplicationIdentifiers().slice(1, -1).map(one => one.identifier + " " + one.value)
  console.log(element, "|", found.join(), "| other", (other.parseBarcode ?? other)(code).parsedCodeItems.slice(1, -1).map(one => one.ai + " " + one.raw).join())
}
X
node main.cjs | tee out
diff out - <<'X'
17271231 | 17 271231 | other 17 271231
7101234567 | 71 01234567 | other 710 1234567
70032712311430 | 70 032712311430 | other 7003 2712311430
240REF-1 | 24 0REF-1 | other 240 REF-1
8017401234567890123456 | 80 17401234567890123456 | other 8017 401234567890123456
X
echo 'as found'

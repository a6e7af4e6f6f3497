#!/usr/bin/env bash
# xlsx-stream-reader and texts of more than one format.
#
# xlsx-stream-reader 1.1.1 from npm, Node 20 or newer; exceljs 4.4.0 writes the file, xlsx 0.18.5 reads it beside.
#
# Valid input: cells in which a word is bold, so that the text is kept in runs (ISO/IEC 29500-1, 18.4.4 and 18.4.12), and a text
# that begins with blanks; xml:space="preserve" says that the blanks count (W3C XML 1.0, 2.10).
#
#   in the cell            found
#   not related            notrelated
#   Grade 3 AE             Grade3 AE
#   ..x (two blanks)       x
#   12 h                   12h
#
# Each run is trimmed and then joined. Only cells with a format inside are touched, which nobody has in a test file. Free text
# from a workbook is compared with a second reader before it is searched for words.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund xlsx-stream-reader@1.1.1 exceljs@4.4.0 xlsx@0.18.5 >/dev/null
cat > main.cjs <<'X'
const fs = require("fs"), { Workbook } = require("exceljs"), Reader = require("xlsx-stream-reader")
const book = new Workbook(), sheet = book.addWorksheet("AE")
const bold = (first, text) => ({ richText: [{ text: first, font: { bold: true } }, { text }] })
;[bold("not ", "related"), bold("Grade ", "3 AE"), bold("12", " h"), "  x", "not related"].forEach((value, i) => (sheet.getCell("A" + (i + 1)).value = value))
book.xlsx.writeFile("ae.xlsx").then(() => {
  const cells = require("xlsx").readFile("ae.xlsx").Sheets.AE, reader = new Reader()
  reader.on("worksheet", one => {
    one.on("row", row => console.log(JSON.stringify(row.values[1]), "| other", JSON.stringify(cells["A" + row.attributes.r].v)))
    one.process()
  })
  fs.createReadStream("ae.xlsx").pipe(reader)
})
X
node main.cjs | tee out
diff out - <<'X'
"notrelated" | other "not related"
"Grade3 AE" | other "Grade 3 AE"
"12h" | other "12 h"
"x" | other "  x"
"not related" | other "not related"
X
echo 'as found'

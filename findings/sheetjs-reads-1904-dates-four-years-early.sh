#!/usr/bin/env bash
# xlsx (SheetJS) and workbooks that count from 1904.
#
# xlsx 0.18.5 from npm, the newest there, Node 20 or newer; exceljs 4.4.0 beside it.
#
# Valid input: a workbook with <workbookPr date1904="1"/> (ISO/IEC 29500-1, 18.2.28: dates count from 1904-01-01), as Excel
# for the Mac made them for many years, with the day 44565, which is 2026-01-05.
#
#                                    expected        found
#   w, the text of the cell          2026-01-05      2026-01-05
#   v with cellDates                 2026-01-05      2022-01-04
#   sheet_to_json()                  2026-01-05      2022-01-04
#
# Text and value of one cell are four years and a day apart, and what leaves as data is the wrong one. A file that was
# written by exceljs with date1904 shows it; nothing in the rows does.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null
cat > main.cjs <<'X'
const Excel = require("exceljs"), sheetjs = require("xlsx")
const written = new Excel.Workbook()
written.properties.date1904 = true
const cell = written.addWorksheet("DM").getCell("A1")
cell.value = new Date("2026-01-05T00:00:00Z")
cell.numFmt = "yyyy-mm-dd"
written.xlsx.writeBuffer().then(async bytes => {
  const read = sheetjs.read(bytes, { cellDates: true }), again = new Excel.Workbook()
  await again.xlsx.load(bytes)
  console.log("date1904", read.Workbook.WBProps.date1904, "serial", sheetjs.read(bytes).Sheets.DM.A1.v)
  console.log("w", read.Sheets.DM.A1.w, "| v", read.Sheets.DM.A1.v.toISOString().slice(0, 10), "| sheet_to_json", sheetjs.utils.sheet_to_json(read.Sheets.DM, { header: 1 })[0][0].toISOString().slice(0, 10))
  console.log("exceljs", again.worksheets[0].getCell("A1").value.toISOString().slice(0, 10))
})
X
TZ=UTC node main.cjs | tee out
diff out - <<'X'
date1904 true serial 44565
w 2026-01-05 | v 2022-01-04 | sheet_to_json 2022-01-04
exceljs 2026-01-05
X
echo 'as found'

#!/usr/bin/env bash
# exceljs and cells that hold a date as text of ISO 8601.
#
# exceljs 4.4.0 from npm, Node 20 or newer; xlsx 0.18.5 beside it.
#
# Valid input: a workbook with cells of type "d" (ISO/IEC 29500-1, 18.18.11, ST_CellType: "Cell contains a date in the ISO
# 8601 format"), with and without a date format.
#
#                                    expected           found
#   <c t="d" s=date>2026-01-05        2026-01-05         1905-07-18
#   <c t="d" s=date>2027-12-31        2027-12-31         1905-07-19
#   <c t="d">2026-01-05               2026-01-05         2026, a number
#
# The text is read as a number up to the first hyphen and this, the year, as a count of days since 1900. Every date of a year
# is the same day in July 1905, and the month and day are gone.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 jszip@3.10.1 >/dev/null
cat > main.cjs <<'X'
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const kept = "http://schemas.openxmlformats.org/package/2006/", sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
const book = new (require("jszip"))()
const part = (name, text) => book.file(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
part("[Content_Types].xml", `<Types xmlns="${kept}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheet}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}styles+xml"/></Types>`)
part("_rels/.rels", `<Relationships xmlns="${kept}relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
part("xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="DM" sheetId="1" r:id="rId1"/></sheets></workbook>`)
part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="${kept}relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`)
part("xl/styles.xml", `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`)
part("xl/worksheets/sheet1.xml", `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1" t="d"><v>2026-01-05</v></c></row><row r="2"><c r="A2" s="1" t="d"><v>2027-12-31</v></c></row><row r="3"><c r="A3" t="d"><v>2026-01-05</v></c></row></sheetData></worksheet>`)
book.generateAsync({ type: "nodebuffer" }).then(async bytes => {
  const exceljs = new (require("exceljs").Workbook)()
  await exceljs.xlsx.load(bytes)
  const other = require("xlsx").read(bytes, { cellDates: true }).Sheets.DM
  for (const cell of ["A1", "A2", "A3"]) console.log(cell, JSON.stringify(exceljs.worksheets[0].getCell(cell).value), "| other", JSON.stringify(other[cell].v))
})
X
TZ=UTC node main.cjs | tee out
diff out - <<'X'
A1 "1905-07-18T00:00:00.000Z" | other "2026-01-05T00:00:00.000Z"
A2 "1905-07-19T00:00:00.000Z" | other "2027-12-31T00:00:00.000Z"
A3 2026 | other "2026-01-05T00:00:00.000Z"
X
echo 'as found'

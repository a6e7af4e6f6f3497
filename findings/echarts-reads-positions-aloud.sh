#!/usr/bin/env bash
# ECharts and the description that it makes for people who cannot see the picture.
#
# echarts 6.0.0 and jsdom 26.1.0 from npm, Node 20 or newer.
#
# Valid input: aria.enabled is true; bars over three sites, one of them without a value, and a line over weeks.
#
#   shown                          read aloud
#   Site 101: 12                   "the data for Site 101 is 0, 12"    (its position on the axis comes first)
#   Site 102: no value             "the data for Site 102 is 1, NaN"
#   week of 2 March: 4             "1772409600000, 4"
#   bars that lie: CRA 5           "the data for CRA is 5, 0"
#   thirteen weeks                 the first ten
#   rendered by a server (ssr)     nothing: the svg has neither label nor title, though aria is on
#
# Switching it on makes a page that passes a checker and tells people numbers that are not in the data. A chart's label is
# written by whoever knows what it says, next to the table of the same values.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund echarts@6.0.0 jsdom@26.1.0 >/dev/null
node -e '
const { JSDOM } = require("jsdom"), { window } = new JSDOM("")
window.HTMLCanvasElement.prototype.getContext = () => null
Object.assign(globalThis, { window, document: window.document })
if (!globalThis.navigator) globalThis.navigator = window.navigator
const echarts = require("echarts")
const options = {
  sites: { xAxis: { type: "category", data: ["Site 101", "Site 102", "Site 103"] }, yAxis: {}, series: [{ type: "bar", data: [12, null, 3] }] },
  weeks: { xAxis: { type: "time" }, yAxis: {}, series: [{ type: "line", data: [["2026-03-02T00:00:00Z", 4], ["2026-03-09T00:00:00Z", 7]] }] },
  lying: { xAxis: {}, yAxis: { type: "category", data: ["CRA", "PV"] }, series: [{ type: "bar", data: [5, 6] }] },
  many: { xAxis: { type: "category", data: [..."abcdefghijklm"] }, yAxis: {}, series: [{ type: "bar", data: Array(13).fill(1) }] }
}
for (const [name, option] of Object.entries(options)) {
  const place = document.createElement("div")
  const chart = echarts.init(place, null, { renderer: "svg", width: 400, height: 300 })
  chart.setOption({ aria: { enabled: true }, animation: false, ...option })
  console.log(name, place.getAttribute("aria-label").replace(/^.*?(The data|The first)/, "$1").trim())
  chart.dispose()
}
const server = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 })
server.setOption({ aria: { enabled: true }, ...options.sites })
console.log("server", /aria-|<title|<desc/.test(server.renderToSVGString()))
process.exit()
' | tee out
diff out - <<'X'
sites The data is as follows: the data for Site 101 is 0, 12, the data for Site 102 is 1, NaN, the data for Site 103 is 2, 3.
weeks The data is as follows: 1772409600000, 4, 1773014400000, 7.
lying The data is as follows: the data for CRA is 5, 0, the data for PV is 6, 1.
many The first 10 items are: the data for a is 0, 1, the data for b is 1, 1, the data for c is 2, 1, the data for d is 3, 1, the data for e is 4, 1, the data for f is 5, 1, the data for g is 6, 1, the data for h is 7, 1, the data for i is 8, 1, the data for j is 9, 1.
server false
X
echo 'as found'

#!/usr/bin/env bash
# @citolab/qti-components and a question that was not answered.
#
# @citolab/qti-components 7.27.4 and jsdom 26.1.0 from npm, Node 20 or newer.
#
# Valid input: items of QTI 3.0 whose rule sets SCORE to 1 (or to what a mapping gives), and a learner who leaves RESPONSE
# empty, so that it is NULL. ASI Information Model: lt and not are NULL when a part of them is, which is not true in
# qti-response-if; mapResponse of NULL is 0.0.
#
#   lt, RESPONSE and 5             SCORE 1, as if 0 had been answered
#   not, RESPONSE                  SCORE 1
#   mapResponse, default -1        SCORE -1, as if wrongly answered
#   isNull, RESPONSE               SCORE 1, rightly
#
# "Less than 5" gives a point to everybody who skipped the question. Rules ask for isNull first; what a player marks is
# compared, for the empty answer too, with what the item says.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @citolab/qti-components@7.27.4 jsdom@26.1.0 >/dev/null 2>&1
cat > main.mjs <<'X'
import { JSDOM } from 'jsdom'
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true, url: 'https://x.example/' })
globalThis.window = window
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name]
for (const name of ['Event', 'CustomEvent']) globalThis[name] = window[name]
for (const part of ['elements', 'processing', 'item']) await import('@citolab/qti-components/qti-' + part)
const variable = '<qti-variable identifier="RESPONSE"></qti-variable>'
const score = value => `<qti-set-outcome-value identifier="SCORE">${value}</qti-set-outcome-value>`
const when = condition => `<qti-response-condition><qti-response-if>${condition}${score('<qti-base-value base-type="float">1</qti-base-value>')}</qti-response-if></qti-response-condition>`
for (const [name, type, rule, mapping = ''] of [
  ['lt', 'float', when(`<qti-lt>${variable}<qti-base-value base-type="float">5</qti-base-value></qti-lt>`)],
  ['not', 'boolean', when(`<qti-not>${variable}</qti-not>`)],
  ['mapResponse', 'identifier', score('<qti-map-response identifier="RESPONSE"></qti-map-response>'), '<qti-mapping default-value="-1"><qti-map-entry map-key="A" mapped-value="1"></qti-map-entry></qti-mapping>'],
  ['isNull', 'float', when(`<qti-is-null>${variable}</qti-is-null>`)]]) {
  document.body.innerHTML = `<qti-assessment-item identifier="item" title="Item" adaptive="false" time-dependent="false">
    <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="${type}">${mapping}</qti-response-declaration>
    <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>
    <qti-item-body><p>Question</p></qti-item-body><qti-response-processing>${rule}</qti-response-processing></qti-assessment-item>`
  await new Promise(done => setTimeout(done, 300))
  const item = document.body.firstElementChild
  item.processResponse()
  await new Promise(done => setTimeout(done, 300))
  const of = identifier => item.variables.find(each => each.identifier === identifier).value
  console.log('=', name, 'RESPONSE', of('RESPONSE'), 'SCORE', Number(of('SCORE')))
}
process.exit()
X
node main.mjs 2>/dev/null | grep '^=' | tee out
diff out - <<'X'
= lt RESPONSE null SCORE 1
= not RESPONSE null SCORE 1
= mapResponse RESPONSE null SCORE -1
= isNull RESPONSE null SCORE 1
X
echo 'as found'

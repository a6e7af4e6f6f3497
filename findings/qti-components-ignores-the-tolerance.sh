#!/usr/bin/env bash
# @citolab/qti-components and marking with a tolerance.
#
# @citolab/qti-components 7.27.4 and jsdom 26.1.0 from npm, Node 20 or newer.
#
# Valid input: expressions of QTI 3.0 (ASI Information Model: equal, equalRounded, patternMatch) in the XML binding, whose
# attributes are tolerance-mode and rounding-mode; a pattern is a regular expression of XML Schema, which matches whole texts.
#
#   equal, tolerance-mode absolute, 0.1: 3.14 and 3.1                false: compared exactly
#   equal, tolerance-mode relative, 5 %: 100 and 98                  false
#   equalRounded, decimalPlaces, 1: 12.34 and 14.99                  true: both have "1e+1" as their first figure
#   equalRounded, decimalPlaces, 1: 3.14 and 3.11                    true, and rightly so
#   patternMatch [0-9]{4}: 20261                                     true: a part is enough
#
# The two attributes are looked for under other names, so that every answer is compared exactly, or by one significant figure.
# An answer within the tolerance is wrong, one that is off by a fifth is right, and nothing is logged. Items with
# a tolerance are tried with an answer at each edge before a class sees them.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @citolab/qti-components@7.27.4 jsdom@26.1.0 >/dev/null 2>&1
cat > main.mjs <<'X'
import { JSDOM } from 'jsdom'
const { window } = new JSDOM('<body></body>')
globalThis.window = window
for (const name of ['document', 'HTMLElement', 'customElements', 'Element', 'Node', 'Event', 'CustomEvent', 'MutationObserver', 'DOMParser', 'ShadowRoot', 'CSSStyleSheet', 'Document', 'DocumentFragment'])
  globalThis[name] = window[name]
await import('@citolab/qti-components/qti-processing')
const value = (type, text) => `<qti-base-value base-type="${type}">${text}</qti-base-value>`
for (const expression of [
  `<qti-equal tolerance-mode="absolute" tolerance="0.1 0.1">${value('float', 3.14)}${value('float', 3.1)}</qti-equal>`,
  `<qti-equal tolerance-mode="relative" tolerance="5 5">${value('float', 100)}${value('float', 98)}</qti-equal>`,
  `<qti-equal-rounded rounding-mode="decimalPlaces" figures="1">${value('float', 12.34)}${value('float', 14.99)}</qti-equal-rounded>`,
  `<qti-equal-rounded rounding-mode="decimalPlaces" figures="1">${value('float', 3.14)}${value('float', 3.11)}</qti-equal-rounded>`,
  `<qti-pattern-match pattern="[0-9]{4}">${value('string', 20261)}</qti-pattern-match>`]) {
  document.body.innerHTML = expression
  const element = document.body.firstElementChild
  console.log('=', element.localName, element.getAttribute('tolerance-mode') ?? element.getAttribute('rounding-mode') ?? '', element.calculate())
}
process.exit()
X
node main.mjs 2>/dev/null | grep '^=' | tee out
diff out - <<'X'
= qti-equal absolute false
= qti-equal relative false
= qti-equal-rounded decimalPlaces true
= qti-equal-rounded decimalPlaces true
= qti-pattern-match  true
X
echo 'as found'

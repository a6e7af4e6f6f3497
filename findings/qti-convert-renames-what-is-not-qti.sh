#!/usr/bin/env bash
# @citolab/qti-convert and what stands in an item besides QTI.
#
# @citolab/qti-convert 0.3.52 from npm, Node 20 or newer.
#
# Valid input: items of QTI 2.2. By its information model the class customInteraction holds elements of any namespace, and
# the class object holds flow content for whoever cannot play it. In QTI 3 the same elements are expected, untouched:
#
#   <svg xmlns="...svg" viewBox="0 0 9 9">        <svg view-box="0 0 9 9">, in QTI's namespace: nothing is drawn
#   <w:board xmlns:w="urn:w" startLevel="2"/>     <board start-level="2"/>: the script that plays it finds nothing
#   <object type="video/mp4"><p>Transcript</p>    the transcript twice, once in the namespace of QTI 2.2: invalid
#   <math xmlns="...MathML" altText="x">          as it was
#
# A converted package is looked at item by item; whatever bears a namespace of its own is put back from the source.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @citolab/qti-convert@0.3.52 >/dev/null 2>&1
cat > main.mjs <<'X'
import { convertQti2toQti3 } from '@citolab/qti-convert/qti-convert-node'
const own = content => `<customInteraction responseIdentifier="RESPONSE">${content}</customInteraction>`
for (const content of [own('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'), own('<w:board xmlns:w="urn:w" startLevel="2"/>'),
  '<p><object type="video/mp4" data="a.mp4" width="9" height="9"><p>Transcript</p></object></p>', '<p><math xmlns="http://www.w3.org/1998/Math/MathML" altText="x"><mi>x</mi></math></p>']) {
  const item = await convertQti2toQti3(`<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="t" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/><itemBody>${content}</itemBody></assessmentItem>`)
  console.log(item.match(/<qti-item-body>(.*)<\/qti-item-body>/s)[1])
}
X
node main.mjs | tee out
diff out - <<'X'
<qti-custom-interaction response-identifier="RESPONSE"><svg view-box="0 0 9 9"><path d="M0 0h9"/></svg></qti-custom-interaction>
<qti-custom-interaction response-identifier="RESPONSE"><board start-level="2"/></qti-custom-interaction>
<p><video src="a.mp4" width="9" height="9"><p xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2">Transcript</p><p>Transcript</p><source type="video/mp4" src="a.mp4"/></video></p>
<p><math xmlns="http://www.w3.org/1998/Math/MathML" altText="x"><mi>x</mi></math></p>
X
echo 'as found'

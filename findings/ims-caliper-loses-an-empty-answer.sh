#!/usr/bin/env bash
# ims-caliper and gaps that a learner left empty.
#
# ims-caliper 1.1.0 from npm, Node 20 or newer.
#
# Valid input: events of Caliper 1.1, whose FillinBlankResponse has "values", an ordered list of strings. What is sent:
#
#   values ["red", "", "blue"]        ["red",null,"blue"]            null is no string
#   values [" "]                      [null]
#   extensions { "note": "" }         {}
#   sendTime made by createEnvelope   2026-03-02T08:30:00.000+0000   the specification: YYYY-MM-DDTHH:mm:ss.SSSZ, in UTC
#
# Its serializer takes every blank text for "not set", in lists too, where nothing can be left out. An endpoint that checks
# refuses the whole envelope, with the other events in it; one that does not counts an unanswered gap as unknown. The offset
# without a colon is refused by parsers of RFC 3339. The events are made here, the JSON is written by oneself.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts ims-caliper@1.1.0 >/dev/null 2>&1
node -e '
const C = require("ims-caliper")
const make = (kind, values) => C.EntityFactory().create(C[kind], values)
C.Sensor.initialize("https://x.example/sensor")
for (const values of [["red", "", "blue"], [" "]]) {
  const generated = make("FillinBlankResponse", { id: "https://x.example/response", values, extensions: { note: "" } })
  const event = C.EventFactory().create(C.AssessmentItemEvent, { id: "urn:uuid:27734504-068d-4596-861c-2315be33a2a2", action: "Completed", generated,
    actor: make("Person", { id: "https://x.example/learner" }), object: make("AssessmentItem", { id: "https://x.example/item" }), eventTime: "2026-03-02T08:30:00.000Z" })
  const sent = JSON.parse(C.ClientUtils.stringify(C.Sensor.createEnvelope({ data: [event] })))
  console.log(JSON.stringify(sent.data[0].generated), sent.sendTime.slice(23))
}
' | tee out
diff out - <<'X'
{"id":"https://x.example/response","type":"FillinBlankResponse","extensions":{},"values":["red",null,"blue"]} +0000
{"id":"https://x.example/response","type":"FillinBlankResponse","extensions":{},"values":[null]} +0000
X
echo 'as found'

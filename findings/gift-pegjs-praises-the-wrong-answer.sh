#!/usr/bin/env bash
# gift-pegjs and what a learner is told after a true-false question.
#
# gift-pegjs 1.0.2 from npm, Node 20 or newer.
#
# Valid input: GIFT as Moodle documents it. Of a true-false question's two texts "the first is shown if the student gives the
# wrong answer, the second if the student gives the right answer"; comments may stand wherever one wishes, at the start of a
# line with two slashes.
#
#   {FALSE#Not so.#Right!}   trueFeedback "Not so.", falseFeedback "Right!"   right
#   {TRUE#Not so.#Right!}    trueFeedback "Not so.", falseFeedback "Right!"   whoever answers "true" reads "Not so."
#   a comment between two answers                                             refused
#
# The two fields are only the first and the second text; their names are right for half of the questions. Whoever shows them
# turns them around where isTrue holds.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts gift-pegjs@1.0.2 >/dev/null
node -e '
const { parse } = require("gift-pegjs")
for (const answer of ["FALSE", "TRUE"]) {
  const [question] = parse(`The sun rises in the east.{${answer}#Not so.#Right!}`)
  console.log(answer, question.isTrue, question.trueFeedback.text, question.falseFeedback.text)
}
for (const comment of ["", "// an easy one\n"]) {
  try { console.log(parse(`Two and two?{\n${comment}=four\n~five\n}`)[0].choices.length, "answers") } catch { console.log("refused") }
}
' | tee out
diff out - <<'X'
FALSE false Not so. Right!
TRUE true Not so. Right!
2 answers
refused
X
echo 'as found'

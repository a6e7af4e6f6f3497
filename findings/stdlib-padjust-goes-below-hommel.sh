#!/usr/bin/env bash
# @stdlib/stats-padjust and Hommel's adjustment for several comparisons.
#
# @stdlib/stats-padjust 0.2.1 from npm, Node 20 or newer.
#
# Valid input: p values and the method "hommel". Hommel (1988) is the closed test with Simes' test in every set of
# hypotheses: the adjusted p is the largest of min(k p(j) / j) over the sets that hold the hypothesis. That is counted out
# here, set by set; Holm's adjusted p (package, same call) is never below it in a right answer.
#
#   p                        Hommel                   package
#   0.01  0.02  0.03         0.03  0.03  0.03         0.02  0.03  0.03
#   0.012 0.03  0.004 0.2    0.036 0.06  0.016 0.2    0.036 0.06  0.012 0.2
#   0.04  0.04  0.04  0.05   0.05  0.05  0.05  0.05   0.05  0.05  0.05  0.05
#   0.018 0.04  0.045        0.045 0.045 0.045        0.036 0.045 0.045
#
# The smallest p comes out too small, so a comparison is called significant at a level that the method does not allow.
# Holm and Benjamini-Hochberg of the same package are right.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @stdlib/stats-padjust@0.2.1 >/dev/null
node -e '
const adjust = require("@stdlib/stats-padjust")
function hommel(p) {  // the closed test, every set of hypotheses
  const worst = p.map(() => 0)
  for (let set = 1; set < 1 << p.length; set++) {
    const inside = p.filter((_, i) => (set >> i) & 1).sort((a, b) => a - b)
    const simes = Math.min(...inside.map((value, j) => (inside.length * value) / (j + 1)))
    p.forEach((_, i) => { if ((set >> i) & 1) worst[i] = Math.max(worst[i], simes) })
  }
  return worst
}
const tell = list => list.map(value => +value.toFixed(6)).join(" ")
for (const p of [[0.01, 0.02, 0.03], [0.012, 0.03, 0.004, 0.2], [0.04, 0.04, 0.04, 0.05], [0.018, 0.04, 0.045]])
  console.log(tell(p), "| closed", tell(hommel(p)), "| hommel", tell(adjust(p, "hommel")), "| holm", tell(adjust(p, "holm")))
' | tee out
diff out - <<'X'
0.01 0.02 0.03 | closed 0.03 0.03 0.03 | hommel 0.02 0.03 0.03 | holm 0.03 0.04 0.04
0.012 0.03 0.004 0.2 | closed 0.036 0.06 0.016 0.2 | hommel 0.036 0.06 0.012 0.2 | holm 0.036 0.06 0.016 0.2
0.04 0.04 0.04 0.05 | closed 0.05 0.05 0.05 0.05 | hommel 0.05 0.05 0.05 0.05 | holm 0.16 0.16 0.16 0.16
0.018 0.04 0.045 | closed 0.045 0.045 0.045 | hommel 0.036 0.045 0.045 | holm 0.054 0.08 0.08
X
echo 'as found'

#!/usr/bin/env bash
# statistics.js, large z values and Kendall's tau-c.
#
# statistics.js 1.0.0 from npm, Node 20 or newer.
#
# Valid input: any z, and pairs that all rise together. The normal tail only falls with z; a rank correlation lies between
# -1 and 1 (tau-c is 2(C - D) / (n^2 (m - 1) / m), 1 for n different pairs that agree).
#
#                                   expected          found
#   normalCumulativeValue(-4)       0.00003           0.00003
#   normalCumulativeValue(-5)       0.0000003         0.00041
#   normalCumulativeValue(-8)       0.0000000000000006  0.44776
#   Kendall, 10 agreeing pairs, p   under 0.0001      0.00006
#   Kendall, 20 agreeing pairs, p   under 0.0001      0.0887
#   tau-c of those                  1 and 1           1.8 and 1.9
#
# A series is cut off after a fixed number of terms, so from about z = 4.5 the surer a result is the larger its p, and
# twenty pairs in perfect order are "not significant". All tests that go by z use it.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund statistics.js@1.0.0 >/dev/null
node -e '
const Statistics = require("statistics.js")
const of = rows => new Statistics(rows, { a: "metric", b: "metric" }, { suppressWarnings: true })
for (const z of [-1.96, -4, -5, -6, -8]) console.log("z", z, of([{ a: 1, b: 1 }]).normalCumulativeValue(z))
for (const n of [10, 20]) {
  const rows = []; for (let i = 1; i <= n; i++) rows.push({ a: i, b: 10 * i })
  const { a, c } = of(rows).kendallsTau("a", "b")
  console.log(n, "agreeing pairs: tau-a", a.tauA, "z", a.z.toFixed(2), "p", +a.pTwoTailed.toFixed(5), "tau-c", c.tauC)
}
' | tee out
diff out - <<'X'
z -1.96 0.025
z -4 0.00003
z -5 0.00041
z -6 0.0277
z -8 0.44776
10 agreeing pairs: tau-a 1 z 4.02 p 0.00006 tau-c 1.8
20 agreeing pairs: tau-a 1 z 6.16 p 0.0887 tau-c 1.9
X
echo 'as found'

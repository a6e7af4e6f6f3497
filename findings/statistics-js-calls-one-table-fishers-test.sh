#!/usr/bin/env bash
# statistics.js and Fisher's exact test.
#
# statistics.js 1.0.0 from npm, Node 20 or newer.
#
# Valid input: two nominal columns with two values each. Fisher's p is the probability of the table that was seen and of all
# tables with the same margins that are as improbable or more so; the package gives that of the one table alone.
#
#   passed of trained and untrained    Fisher, two-sided    one-sided    fishersExactTest()
#   45 of 60 and 18 of 40              0.003123             0.002328     0.001763
#   10 of 20 and 10 of 20              1                    0.624        0.248
#   255 of 510 and 255 of 510          1                    0.525        0.0499
#   300 of 600 and 300 of 600          1                    0.523        NaN
#
# Two groups with exactly the same share are "significantly different" when they are large, until the factorials overflow.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund statistics.js@1.0.0 >/dev/null
node -e '
const Statistics = require("statistics.js")
const logs = [0]; for (let i = 1; i < 2000; i++) logs.push(logs[i - 1] + Math.log(i))
const choose = (n, k) => logs[n] - logs[k] - logs[n - k]
function fisher(a, m, c, n) {
  const one = x => Math.exp(choose(m, x) + choose(n, a + c - x) - choose(m + n, a + c))
  let two = 0, greater = 0
  for (let x = Math.max(0, a + c - n); x <= Math.min(m, a + c); x++) {
    if (one(x) <= one(a) * (1 + 1e-7)) two += one(x)
    if (x >= a) greater += one(x)
  }
  return [two, greater]
}
for (const [a, m, c, n] of [[45, 60, 18, 40], [10, 20, 10, 20], [255, 510, 255, 510], [300, 600, 300, 600]]) {
  const rows = []
  for (const [group, passed, all] of [["trained", a, m], ["untrained", c, n]])
    for (let i = 0; i < all; i++) rows.push({ group, result: i < passed ? "passed" : "failed" })
  const found = new Statistics(rows, { group: "nominal", result: "nominal" }, { suppressWarnings: true }).fishersExactTest("group", "result")
  console.log(a, "of", m, "and", c, "of", n, "| right", fisher(a, m, c, n).map(p => +p.toPrecision(4)).join(" "), "| found", +found.toPrecision(4))
}
' | tee out
diff out - <<'X'
45 of 60 and 18 of 40 | right 0.003123 0.002328 | found 0.001763
10 of 20 and 10 of 20 | right 1 0.6238 | found 0.2476
255 of 510 and 255 of 510 | right 1 0.525 | found 0.04993
300 of 600 and 300 of 600 | right 1 0.523 | found NaN
X
echo 'as found'

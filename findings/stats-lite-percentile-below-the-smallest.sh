#!/usr/bin/env bash
# stats-lite and percentiles of few values.
#
# stats-lite 2.2.0 from npm, Node 20 or newer.
#
# Valid input: five times in minutes, 15 20 35 40 50, and percentiles from the documented range 0 to 1. Whatever definition
# one takes (Hyndman and Fan 1996 list nine), a percentile of a sample lies between its smallest and its largest value.
#
#   percentile      at the other end    found
#   0.05  (15)      0.95 is 50          13.75, which nobody took
#   0     (15)      1 is 50             12.5
#   0     of 1 10   1 is 10             -3.5 minutes
#
# Below half a step from the low end the line through the first two values is drawn on past them; at the high end it is
# not. The 5th percentile of a small group is a time that is too good, and can be negative.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund stats-lite@2.2.0 >/dev/null
node -e '
const { percentile } = require("stats-lite")
for (const values of [[15, 20, 35, 40, 50], [1, 10]])
  console.log(values.join(" "), [0, 0.05, 0.1, 0.5, 0.9, 0.95, 1].map(p => p + ": " + +percentile(values, p).toFixed(4)).join(", "))
' | tee out
diff out - <<'X'
15 20 35 40 50 0: 12.5, 0.05: 13.75, 0.1: 15, 0.5: 35, 0.9: 50, 0.95: 50, 1: 50
1 10 0: -3.5, 0.05: -2.6, 0.1: -1.7, 0.5: 5.5, 0.9: 10, 0.95: 10, 1: 10
X
echo 'as found'

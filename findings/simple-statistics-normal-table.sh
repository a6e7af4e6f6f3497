#!/usr/bin/env bash
# simple-statistics and the normal distribution.
#
# simple-statistics 7.12.1 from npm, Node 20 or newer.
#
# Valid input: z values and probabilities of the standard normal distribution.
#
#                                        expected    found
#   cumulativeStdNormalProbability(1.005)  0.842552    0.8413, that of z = 1.00
#   cumulativeStdNormalProbability(5)      0.9999997   0.999
#   probit(0.975)                          1.959964    1.957162
#   probit(0.772727)                       0.747859    0.747817
#   probit(1e-6), probit(0)                -4.7534, none   -4.7405, -3.7061: zero lies above a millionth
#
# The first is a printed table (two digits of z, four of p, and its end stands for all beyond), the second an approximation.
# So no p value is ever below 0.001, a 95 % interval is a little too narrow, and a detection index d-prime built on
# probit goes down where the hit rate goes up near its end. Figures with more than two digits come from elsewhere, and
# rates of 0 and 1 are corrected (log-linear) before anybody asks for a quantile.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund simple-statistics@7.12.1 >/dev/null
node -e '
const { cumulativeStdNormalProbability: below, probit } = require("simple-statistics")
for (const z of [1.005, 1.959964, 3.09, 5, 8]) console.log("below", z, below(z))
for (const p of [0.975, 0.772727, 1e-6, 0, 1]) console.log("probit", p, probit(p).toFixed(6))
' | tee out
diff out - <<'X'
below 1.005 0.8413
below 1.959964 0.975
below 3.09 0.999
below 5 0.999
below 8 0.999
probit 0.975 1.957162
probit 0.772727 0.747817
probit 0.000001 -4.740483
probit 0 -3.706079
probit 1 3.706079
X
echo 'as found'

#!/usr/bin/env bash
# TinCanJS and durations.
#
# tincanjs 0.50.0 from npm, Node 18 or newer.
#
# Valid input: ISO 8601 durations, as xAPI has them in result.duration. Milliseconds expected and found:
#
#   PT1H30M   5400000   0
#   PT1H5S    3605000   3601000
#   PT90S     90000     90000
#
# It is a client to serve, not an oracle: what a store says about time is checked without it.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund tincanjs@0.50.0 >/dev/null
node -e '
const { Utils } = require("tincanjs")
for (const duration of ["PT1H30M", "PT1H5S", "PT90S"]) console.log(duration, Utils.convertISO8601DurationToMilliseconds(duration))
' | tee out
diff out - <<'X'
PT1H30M 0
PT1H5S 3601000
PT90S 90000
X
echo 'as found'

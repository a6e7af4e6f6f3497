#!/usr/bin/env bash
# ucum-lhc and units that are no plain multiples.
#
# @lhncbc/ucum-lhc 7.1.10 from npm, Node 20 or newer; @atomic-ehr/ucum 0.2.5 beside it.
#
# Valid input: codes of UCUM's own tables with their definitions there: %[slope] (treadmills) is 100tan(1 deg), [degRe] is
# degre(1 K), [p'diop] (prisms) is 100tan(1 rad), [diop] (lenses) is 1 /m, [pH] is pH(1 mol/l).
#
#                            by definition        found
#   100 %[slope] to deg      45                   0.7854, which is radians
#   10 %[slope] to deg       5.7106               0.0997
#   20 [degRe] to Cel        25                   93.2875
#   100 [p'diop] to deg      45                   "Cannot read properties of undefined"
#   2 [diop] to /m           2                    refused, though 2 [diop] to m is 0.5
#   7 [pH] to mol/L          0.0000001            refused
#
# validateUnitString() calls all of them valid, and the wrong numbers come with the status "succeeded". The units that a
# study uses are tested one by one, with a value whose answer is known, the special units first.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund @lhncbc/ucum-lhc@7.1.10 @atomic-ehr/ucum@0.2.5 >/dev/null
cat > main.mjs <<'X'
import lhc from "@lhncbc/ucum-lhc"
import { ucum } from "@atomic-ehr/ucum"
const utils = lhc.UcumLhcUtils.getInstance()
for (const [value, from, to] of [[100, "%[slope]", "deg"], [10, "%[slope]", "deg"], [2, "[diop]", "/m"], [2, "[diop]", "m"], [100, "[p'diop]", "deg"], [20, "[degRe]", "Cel"], [7, "[pH]", "mol/L"], [37, "Cel", "[degF]"]]) {
  const found = utils.convertUnitTo(from, value, to)
  let other
  try { other = +ucum.convert(value, from, to).toPrecision(6) } catch (e) { other = "refused" }
  console.log(value, from, "to", to, "|", utils.validateUnitString(from).status, found.status === "succeeded" ? +found.toVal.toPrecision(6) : found.msg.join(" ").slice(0, 38), "| other", other)
}
X
node main.mjs | tee out
diff out - <<'X'
100 %[slope] to deg | valid 0.785398 | other 45
10 %[slope] to deg | valid 0.0996687 | other 5.71059
2 [diop] to /m | valid Sorry.  [diop] cannot be converted to  | other 2
2 [diop] to m | valid 0.5 | other refused
100 [p'diop] to deg | valid Cannot read properties of undefined (r | other 45
20 [degRe] to Cel | valid 93.2875 | other 25
7 [pH] to mol/L | valid Sorry.  [pH] cannot be converted to mo | other 1e-7
37 Cel to [degF] | valid 98.6 | other 98.6
X
echo 'as found'

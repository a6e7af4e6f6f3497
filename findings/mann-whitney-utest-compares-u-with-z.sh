#!/usr/bin/env bash
# mann-whitney-utest and what it calls significant.
#
# mann-whitney-utest 1.0.5 and @tainakanchu/mann-whitney-utest 1.1.0 (its translation) from npm, Node 20 or newer.
#
# Valid input: two groups without ties. Exact two-sided p is from the number of arrangements with a U as small or smaller.
#
#   groups                                   U    z      exact p    significant() says
#   1 and 1 person                           0    1.00   1          true
#   2 and 2 people, all of one below         0    1.55   0.333      true
#   10 and 10 people, well apart             8    3.17   0.000725   false
#
# significant() asks whether U is smaller than z: the two have nothing to do with each other, and the larger the groups the
# surer the answer is no. criticalValue() returns that z, not a critical value of U. Comparisons of trained with untrained
# people are tested against published examples, one with many people and one with few, before anybody reads them.
set -euo pipefail
for program in node npm; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund mann-whitney-utest@1.0.5 @tainakanchu/mann-whitney-utest@1.1.0 >/dev/null
node -e '
function exact(u, m, n) {  // how many of all orders of m and n people have a U as small as this
  const ways = (m, n, k) => (k < 0 ? 0 : m === 0 || n === 0 ? Number(k === 0) : ways(m - 1, n, k - n) + ways(m, n - 1, k))
  let small = 0, all = 0
  for (let k = 0; k <= m * n; k++) { const w = ways(m, n, k); all += w; if (k <= u) small += w }
  return Math.min(1, 2 * small / all)
}
const groups = [[[2], [1]], [[3, 4], [1, 2]], [[8, 9, 11, 12, 13, 14, 15, 16, 17, 18], [1, 2, 3, 4, 5, 6, 7, 10, 10.5, 12.5]]]
for (const name of ["mann-whitney-utest", "@tainakanchu/mann-whitney-utest"]) {
  const { test, criticalValue, significant } = require(name)
  for (const pair of groups) {
    const u = test(pair)
    console.log(name, Math.min(...u), criticalValue(u, pair).toFixed(2), exact(Math.min(...u), pair[0].length, pair[1].length).toPrecision(3), significant(u, pair))
  }
}
' | tee out
diff out - <<'X'
mann-whitney-utest 0 1.00 1.00 true
mann-whitney-utest 0 1.55 0.333 true
mann-whitney-utest 8 3.17 0.000725 false
@tainakanchu/mann-whitney-utest 0 1.00 1.00 true
@tainakanchu/mann-whitney-utest 0 1.55 0.333 true
@tainakanchu/mann-whitney-utest 8 3.17 0.000725 false
X
echo 'as found'

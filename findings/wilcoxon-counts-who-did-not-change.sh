#!/usr/bin/env bash
# Wilcoxon's signed rank test in three libraries, with people who did not change and people who changed equally.
#
# org.apache.commons:commons-math3 3.6.1, org.apache.commons:commons-statistics-inference 1.2, org.hipparchus:
# hipparchus-stat 4.0.2, JDK 17 or newer (needs java and mvn).
#
# Valid input: minutes of six people before and after: differences 2, 3, 0, 4, 3, 1. Nobody got slower, one stayed the same.
#
#                                        sum of ranks   two-sided p
#   commons-math3, exact                 21             0.03125
#   commons-statistics, defaults         20             0.044605
#   hipparchus, exact                    15             0.0625
#   all 32 signs of the five that differ 15             0.0625
#
# commons-math3 ranks the unchanged person and then counts that rank as an improvement, so that a tie makes the evidence
# stronger. commons-statistics ranks zeros and leaves them out (Pratt), and with ties it takes the normal approximation
# without a word. Only one of the three says what a statistician would compute by hand: an analysis names its test, its
# treatment of zeros and its method, and is checked against data that has both zeros and ties.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-statistics-inference</artifactId><version>1.2</version></dependency>
<dependency><groupId>org.hipparchus</groupId><artifactId>hipparchus-stat</artifactId><version>4.0.2</version></dependency>
</dependencies></project>
X
cat > Main.java <<'X'
public class Main {
  public static void main(String[] a) {
    double[] before = {5, 7, 3, 9, 6, 8}, after = {3, 4, 3, 5, 3, 7};
    var math = new org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest();
    tell("commons-math3", math.wilcoxonSignedRank(before, after), math.wilcoxonSignedRankTest(before, after, true));
    var statistics = org.apache.commons.statistics.inference.WilcoxonSignedRankTest.withDefaults().test(before, after);
    tell("commons-statistics", statistics.getStatistic(), statistics.getPValue());
    var hipparchus = new org.hipparchus.stat.inference.WilcoxonSignedRankTest();
    tell("hipparchus", hipparchus.wilcoxonSignedRank(before, after), hipparchus.wilcoxonSignedRankTest(before, after, true));

    double[] ranks = {2, 3.5, 5, 3.5, 1}; // of 2, 3, 4, 3, 1: the zero left out, equal ones share their ranks
    int asFar = 0;
    for (int signs = 0; signs < 32; signs++) {
      double positive = 0;
      for (int i = 0; i < 5; i++) if ((signs >> i & 1) == 1) positive += ranks[i];
      if (Math.abs(positive - 7.5) >= 7.5) asFar++;
    }
    tell("by hand", 15, asFar / 32.0);
  }

  static void tell(String who, double sum, double p) {
    System.out.println(who + " " + sum + " " + Math.round(p * 1e6) / 1e6);
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
commons-math3 21.0 0.03125
commons-statistics 20.0 0.044605
hipparchus 15.0 0.0625
by hand 15.0 0.0625
X
echo 'as found'

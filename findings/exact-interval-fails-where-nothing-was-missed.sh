#!/usr/bin/env bash
# The exact (Clopper-Pearson) interval of a proportion, where nothing or everything was counted.
#
# org.apache.commons:commons-math3 3.6.1, org.hipparchus:hipparchus-stat 4.0.2, JDK 17 or newer (needs java and mvn).
#
# Valid input: x of n with x = 0 and x = n. The interval exists there and is the one that is asked for most: 0 of 30
# critical errors missed leaves at most 1 - 0.025^(1/30) = 11.6 %.
#
#            expected              commons-math3    hipparchus
#   0 of 30  0 to 0.1157           exception        exception
#   8 of 10  0.4439 to 0.9748      the same         the same, called with 0.8
#   30 of 30 0.8843 to 1           exception        exception
#   1 of 10, called as (10, 1)     0.0025 to 0.4450 exception: its second number is a share, and 1 is all of them
#
# A page that computes its intervals for every group falls over with the first group that made no mistake. The two ends
# have closed forms; they are written down and tested apart. Wilson's interval works at the ends in both.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>
<dependency><groupId>org.hipparchus</groupId><artifactId>hipparchus-stat</artifactId><version>4.0.2</version></dependency>
</dependencies></project>
X
cat > Main.java <<'X'
import java.util.function.Supplier;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.hipparchus.stat.interval.BinomialProportion;

public class Main {
  public static void main(String[] a) {
    for (int[] counted : new int[][] {{0, 30}, {8, 10}, {30, 30}}) {
      int x = counted[0], n = counted[1];
      System.out.println(x + " of " + n + ": " + math(x, n) + " | " + hipparchus(n, (double) x / n));
    }
    System.out.println("1 of 10: " + math(1, 10) + " | " + hipparchus(10, 1));
    System.out.printf(java.util.Locale.ROOT, "closed form: %.4f%n", 1 - Math.pow(0.025, 1 / 30.0));
  }

  static String math(int x, int n) {
    return told(() -> {
      var interval = new ClopperPearsonInterval().createInterval(n, x, 0.95);
      return new double[] {interval.getLowerBound(), interval.getUpperBound()};
    });
  }

  static String hipparchus(int n, double share) {
    return told(() -> {
      var interval = BinomialProportion.getClopperPearsonInterval(n, share, 0.95);
      return new double[] {interval.getLowerBound(), interval.getUpperBound()};
    });
  }

  static String told(Supplier<double[]> interval) {
    try {
      return String.format(java.util.Locale.ROOT, "%.4f to %.4f", interval.get()[0], interval.get()[1]);
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
0 of 30: NotStrictlyPositiveException | MathIllegalArgumentException
8 of 10: 0.4439 to 0.9748 | 0.4439 to 0.9748
30 of 30: NotStrictlyPositiveException | MathIllegalArgumentException
1 of 10: 0.0025 to 0.4450 | MathIllegalArgumentException
closed form: 0.1157
X
echo 'as found'

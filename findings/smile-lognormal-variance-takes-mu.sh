#!/usr/bin/env bash
# Smile and the spread of a log-normal distribution.
#
# com.github.haifengl:smile-base 3.1.1, JDK 17 or newer (needs java and mvn). Its 4.3.0, which needs JDK 21, gives the same.
#
# Valid input: LogNormalDistribution(mu, sigma), which times of tasks are described by. Its variance is
# (exp(sigma^2) - 1) exp(2 mu + sigma^2); the object's own quantiles, at 200,000 equal steps, have it too.
#
#                           mean()    variance() expected    found          sd() expected    found
#   mu 3.4, sigma 0.4       32.5      183                    110,440,830    13.5             10,509
#   mu 0, sigma 1           1.6       4.67                   0              2.16             0
#
# Where the formula first has sigma, mu is taken: tasks of 32 minutes have a standard deviation of a week, ratios around 1
# have none, and a sample size worked out from either is of no use. Mean, quantiles and density are right.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies>
<dependency><groupId>com.github.haifengl</groupId><artifactId>smile-base</artifactId><version>3.1.1</version>
<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.13</version></dependency>
</dependencies></project>
X
cat > Main.java <<'X'
import java.util.Locale;
import smile.stat.distribution.LogNormalDistribution;

public class Main {
  public static void main(String[] a) {
    for (double[] p : new double[][] {{0, 1}, {3.4, 0.4}}) {
      var times = new LogNormalDistribution(p[0], p[1]);
      double right = Math.expm1(p[1] * p[1]) * Math.exp(2 * p[0] + p[1] * p[1]), sum = 0, squares = 0;
      int n = 200_000;  // values at equal steps of probability
      for (int i = 0; i < n; i++) {
        double value = times.quantile((i + 0.5) / n);
        sum += value;
        squares += value * value;
      }
      System.out.printf(Locale.ROOT, "mu %.1f sigma %.1f: formula %.1f, of its own quantiles %.0f; mean() %.1f variance() %.1f sd() %.1f%n",
          p[0], p[1], right, squares / n - sum / n * sum / n, times.mean(), times.variance(), times.sd());
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
mu 0.0 sigma 1.0: formula 4.7, of its own quantiles 5; mean() 1.6 variance() 0.0 sd() 0.0
mu 3.4 sigma 0.4: formula 182.8, of its own quantiles 183; mean() 32.5 variance() 110440829.9 sd() 10509.1
X
echo 'as found'

#!/usr/bin/env bash
# Smile and the median of an even number of values.
#
# com.github.haifengl:smile-base 3.1.1, JDK 17 or newer (needs java and mvn). Its 4.3.0, which needs JDK 21, gives the same.
#
# Valid input: two and four times. The median of an even number of values is the mean of the two in the middle, as R, Excel and
# NumPy have it; whatever definition one takes, it does not change sides when all signs do.
#
#                            expected    found
#   median(2, 10)            6           10
#   median(-2, -10)          -6          -2
#   median(1, 2, 3, 4)       2.5         3
#   q3(1, 2, 3, 4)           3 to 3.75   4, the largest
#   mad(0, 10)               5           10
#
# The value at n/2 is taken. Of two people the slower one is the typical one, and the smaller a group the larger the error. A
# median that is shown has its rule for even numbers in a test.
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
import java.util.Arrays;
import smile.math.MathEx;

public class Main {
  public static void main(String[] a) {
    for (double[] values : new double[][] {{2, 10}, {-2, -10}, {1, 2, 3, 4}, {1, 2, 3}, {0, 10}})
      System.out.println(Arrays.toString(values) + " median " + MathEx.median(values.clone()) + " q1 " + MathEx.q1(values.clone())
          + " q3 " + MathEx.q3(values.clone()) + " mad " + MathEx.mad(values.clone()));
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
[2.0, 10.0] median 10.0 q1 2.0 q3 10.0 mad 8.0
[-2.0, -10.0] median -2.0 q1 -10.0 q3 -2.0 mad 8.0
[1.0, 2.0, 3.0, 4.0] median 3.0 q1 2.0 q3 4.0 mad 1.0
[1.0, 2.0, 3.0] median 2.0 q1 1.0 q3 3.0 mad 1.0
[0.0, 10.0] median 10.0 q1 0.0 q3 10.0 mad 10.0
X
echo 'as found'

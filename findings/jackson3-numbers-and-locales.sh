#!/usr/bin/env bash
# Jackson 3: numbers and language tags that come back otherwise.
#
# tools.jackson.core:jackson-databind 3.1.7, JDK 21 or newer (needs java and mvn).
#
# Valid input: JSON numbers as RFC 8259 allows them, read into a tree and written again with the defaults; a map whose
# keys are java.util.Locale.
#
#   in               out
#   0.1000           0.1
#   1e2              100.0
#   1E400            "Infinity", a text
#   Locale.US as key en_US, not the language tag en-US
#
# Whoever has to give back what came (a record store) keeps the text; language maps are keyed by String.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>tools.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>3.1.7</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.util.*;
import tools.jackson.databind.json.JsonMapper;

public class Main {
  public static void main(String[] a) {
    JsonMapper json = new JsonMapper();
    for (String number : new String[] {"0.1000", "1e2", "1E400"})
      System.out.println(number + " " + json.writeValueAsString(json.readTree(number)));
    System.out.println(json.writeValueAsString(Map.of(Locale.US, "x")));
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
0.1000 0.1
1e2 100.0
1E400 "Infinity"
{"en_US":"x"}
X
echo 'as found'

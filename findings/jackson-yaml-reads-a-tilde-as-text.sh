#!/usr/bin/env bash
# Jackson's YAML and values that are no text in YAML 1.2.
#
# tools.jackson.dataformat:jackson-dataformat-yaml 3.1.7, JDK 17 or newer (needs java and mvn).
#
# Valid input: plain scalars, which YAML 1.2.2, 10.3.2 (core schema) resolves to null, true and numbers.
#
#   written        core schema   found
#   ~, Null        null          the texts "~" and "Null"
#   True           true          the text "True"
#   .5, +1, 0x1F   numbers       texts
#   1.10           1.1           1.1, unless the target is a String: then "1.10"
#
# So whoever writes "note: ~" in a course file for "nothing here" gets a page with a tilde, and ".5" is no number although
# "0.5" is. Only a schema that says what each value must be notices, and only where a text is not allowed. A format in
# YAML says in its own words how nothing is written, and refuses a tilde where a text may stand.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>tools.jackson.dataformat</groupId><artifactId>jackson-dataformat-yaml</artifactId><version>3.1.7</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

public class Main {
  record Text(String v) {}

  public static void main(String[] a) {
    YAMLMapper yaml = new YAMLMapper();
    for (String value : new String[] {"~", "Null", "null", "True", "true", ".5", "0.5", "+1", "0x1F", "1.10"}) {
      JsonNode node = yaml.readTree("v: " + value + "\n").get("v");
      System.out.println(value + " " + node.getNodeType() + " " + node);
    }
    System.out.println("1.10 as String " + yaml.readValue("v: 1.10\n", Text.class).v());
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
~ STRING "~"
Null STRING "Null"
null NULL null
True STRING "True"
true BOOLEAN true
.5 STRING ".5"
0.5 NUMBER 0.5
+1 STRING "+1"
0x1F STRING "0x1F"
1.10 NUMBER 1.1
1.10 as String 1.10
X
echo 'as found'

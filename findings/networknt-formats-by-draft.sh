#!/usr/bin/env bash
# networknt's JSON Schema validator and "format", by draft.
#
# com.networknt:json-schema-validator 3.0.9, JDK 21 or newer (needs java and mvn).
#
# Valid input: {"type":"string","format":"date"} and the text "2026-02-30", with the registry's defaults.
#
#   dialect            errors
#   draft 4, 6, 7      1
#   2019-09, 2020-12   0, unless formatAssertionsEnabled(true) is set
#
# That is what the newer drafts say (format is an annotation there), and who moves a schema from draft 7 to 2020-12
# loses every check of a date, address or e-mail without a word.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.networknt</groupId><artifactId>json-schema-validator</artifactId><version>3.0.9</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.networknt.schema.*;

public class Main {
  public static void main(String[] a) {
    for (SpecificationVersion draft : SpecificationVersion.values()) {
      Schema schema = SchemaRegistry.withDefaultDialect(draft).getSchema("{\"type\":\"string\",\"format\":\"date\"}");
      String given = "\"2026-02-30\"";
      int usual = schema.validate(given, InputFormat.JSON).size();
      int asked = schema.validate(given, InputFormat.JSON,
          context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))).size();
      System.out.println(draft + " " + usual + " " + asked);
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
DRAFT_4 1 1
DRAFT_6 1 1
DRAFT_7 1 1
DRAFT_2019_09 0 1
DRAFT_2020_12 0 1
X
echo 'as found'

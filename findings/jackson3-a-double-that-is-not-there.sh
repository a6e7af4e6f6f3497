#!/usr/bin/env bash
# Jackson 3: asDouble() of a number that no double holds is an exception, where Jackson 2 gave Infinity.
#
# tools.jackson.core:jackson-databind 3.1.7 beside com.fasterxml.jackson.core:jackson-databind 2.22.3, JDK 21 or newer
# (needs java and mvn).
#
# Valid input: {"n":NUMBER} with numbers as RFC 8259 allows them, read with the defaults of each; a whole number of 401
# digits, and 1e400 read by a mapper that keeps decimals (USE_BIG_DECIMAL_FOR_FLOATS). asDouble() is the lenient way to ask.
#
#   number                       Jackson 2    Jackson 3
#   1e400, default               Infinity     Infinity
#   1e400, as BigDecimal         Infinity     JsonNodeException
#   1 and 400 noughts            Infinity     JsonNodeException
#   -1 and 400 noughts           -Infinity    JsonNodeException
#   the last three, asDouble(0)  (-)Infinity  0.0
#
# isNumber() is true of all of them. Who reads numbers of others asks with a default, or decimalValue() and compares.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'Y'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies>
<dependency><groupId>tools.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>3.1.7</version></dependency>
<dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.22.3</version></dependency>
</dependencies></project>
Y
cat > Main.java <<'Y'
import java.util.function.Supplier;

public class Main {
  static final String WHOLE = "1" + "0".repeat(400);

  static String told(Supplier<Object> value) {
    try {
      return String.valueOf(value.get());
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  static void row(
      String number, com.fasterxml.jackson.databind.JsonNode two, tools.jackson.databind.JsonNode three) {
    System.out.println(
        number + " | " + told(two::asDouble) + " | " + told(three::asDouble)
            + " | " + told(() -> two.asDouble(0)) + " | " + told(() -> three.asDouble(0))
            + " | " + two.isNumber() + " " + three.isNumber());
  }

  public static void main(String[] a) throws Exception {
    var two = new com.fasterxml.jackson.databind.ObjectMapper();
    var three = new tools.jackson.databind.json.JsonMapper();
    var exact = com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;
    var twoExact = com.fasterxml.jackson.databind.json.JsonMapper.builder().enable(exact).build();
    var threeExact =
        tools.jackson.databind.json.JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    row("1e400", two.readTree("{\"n\":1e400}").get("n"), three.readTree("{\"n\":1e400}").get("n"));
    row("exact", twoExact.readTree("{\"n\":1e400}").get("n"), threeExact.readTree("{\"n\":1e400}").get("n"));
    row("whole", two.readTree("{\"n\":" + WHOLE + "}").get("n"), three.readTree("{\"n\":" + WHOLE + "}").get("n"));
    row("minus", two.readTree("{\"n\":-" + WHOLE + "}").get("n"), three.readTree("{\"n\":-" + WHOLE + "}").get("n"));
  }
}
Y
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'Y'
1e400 | Infinity | Infinity | Infinity | Infinity | true true
exact | Infinity | JsonNodeException | Infinity | 0.0 | true true
whole | Infinity | JsonNodeException | Infinity | 0.0 | true true
minus | -Infinity | JsonNodeException | -Infinity | 0.0 | true true
Y
echo 'as found'

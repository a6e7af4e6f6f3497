#!/usr/bin/env bash
# Spring's MediaType and a quoted parameter.
#
# org.springframework:spring-web 7.0.10, JDK 21 or newer (needs java and mvn).
#
# Valid input: multipart/mixed; boundary="a:b" (RFC 2045: a boundary with a colon must be quoted).
#
#   getParameter("boundary")   "a:b" with its quotes
#
# Whoever looks for the delimiter in the body has to unquote it first.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.springframework</groupId><artifactId>spring-web</artifactId><version>7.0.10</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
public class Main {
  public static void main(String[] a) {
    System.out.println(org.springframework.http.MediaType.parseMediaType("multipart/mixed; boundary=\"a:b\"").getParameter("boundary"));
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
"a:b"
X
echo 'as found'

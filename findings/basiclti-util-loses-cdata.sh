#!/usr/bin/env bash
# basiclti-util and an outcome request that is written with CDATA.
#
# org.imsglobal:basiclti-util 1.2.0, JDK 17 or newer (needs java and mvn).
#
# Valid input: replaceResult requests of LTI 1.1 (Implementation Guide, 6.1.1) with a sourcedId and a text of result data; XML
# 1.0, 2.7 lets a CDATA section stand wherever character data may. What getBodyMap gives:
#
#   <sourcedId>7:learner</sourcedId>              7:learner
#   <sourcedId><![CDATA[7:learner]]></sourcedId>  no sourcedId, though the request is "valid"
#   <text>Well <![CDATA[<b>done</b>]]>!</text>    "Well "
#   <text>Well<!-- 1 --> done</text>              "Well"
#
# Only the first text node of an element is read. A score without its sourcedId is nobody's score, and the consumer answers
# with a failure for a request that says all it must. Whoever sends outcomes to such a consumer escapes with entities.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.imsglobal</groupId><artifactId>basiclti-util</artifactId><version>1.2.0</version></dependency>
<dependency><groupId>javax.servlet</groupId><artifactId>javax.servlet-api</artifactId><version>3.1.0</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import org.imsglobal.pox.IMSPOXRequest;

public class Main {
  public static void main(String[] a) {
    for (String[] each : new String[][] {{"7:learner", "Well done"}, {"<![CDATA[7:learner]]>", "Well <![CDATA[<b>done</b>]]>!"}, {"7:&#108;earner", "Well<!-- 1 --> done"}}) {
      var request = new IMSPOXRequest("<?xml version=\"1.0\" encoding=\"UTF-8\"?><imsx_POXEnvelopeRequest xmlns=\"http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0\">"
          + "<imsx_POXHeader><imsx_POXRequestHeaderInfo><imsx_version>V1.0</imsx_version><imsx_messageIdentifier>1</imsx_messageIdentifier></imsx_POXRequestHeaderInfo></imsx_POXHeader>"
          + "<imsx_POXBody><replaceResultRequest><resultRecord><sourcedGUID><sourcedId>" + each[0] + "</sourcedId></sourcedGUID><result><resultScore><language>en</language><textString>0.9</textString></resultScore>"
          + "<resultData><text>" + each[1] + "</text></resultData></result></resultRecord></replaceResultRequest></imsx_POXBody></imsx_POXEnvelopeRequest>");
      var map = request.getBodyMap();
      System.out.println(request.valid + " [" + map.get("/resultRecord/sourcedGUID/sourcedId") + "] [" + map.get("/resultRecord/result/resultData/text") + "]");
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java 2>/dev/null | tee out
diff out - <<'X'
true [7:learner] [Well done]
true [null] [Well ]
true [7:learner] [Well]
X
echo 'as found'

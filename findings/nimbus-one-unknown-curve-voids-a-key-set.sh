#!/usr/bin/env bash
# Nimbus JOSE + JWT and a key set with one key on a curve that it does not know.
#
# com.nimbusds:nimbus-jose-jwt 10.9.1, JDK 21 or newer (needs java and mvn).
#
# Valid input: a JWK set with an RSA key for signatures and one more key. RFC 7517, section 5: implementations should
# ignore keys whose kty, required members or values they do not understand or support. What is left of the set?
#
#   the other key                         JWKSet.parse
#   kty that nobody knows                 the RSA key; the other is skipped
#   kty EC, crv brainpoolP256r1           ParseException, no key at all
#
# One key of that kind on a shared host ends every sign-in by its key set. Read the keys one by one, and skip what
# cannot be read; NimbusJwtDecoder.withJwkSetUri goes through JWKSet.parse.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.nimbusds</groupId><artifactId>nimbus-jose-jwt</artifactId><version>10.9.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.nimbusds.jose.jwk.*;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

public class Main {
  public static void main(String[] a) throws Exception {
    String rsa = new RSAKeyGenerator(2048).keyID("signs").generate().toPublicJWK().toJSONString();
    String unknown = "{\"kty\":\"AKP-NEW\",\"kid\":\"other\"}";
    // A point of the curve in RFC 5639, its generator.
    String brainpool = "{\"kty\":\"EC\",\"kid\":\"other\",\"crv\":\"brainpoolP256r1\","
        + "\"x\":\"i9KuuctFPiy_ngTCnoG5IxCFh0W9QnVjuq1DVrgyRIY\",\"y\":\"VH-DUs3DGKDvhXDXqt6PWjJcF-_2T_V_2bdm0q6bypc\"}";
    for (String other : new String[] {unknown, brainpool}) {
      try {
        System.out.println(JWKSet.parse("{\"keys\":[" + rsa + "," + other + "]}").getKeys().stream().map(JWK::getKeyID).toList());
      } catch (java.text.ParseException e) {
        System.out.println("ParseException");
      }
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
[signs]
ParseException
X
echo 'as found'

#!/usr/bin/env bash
# Angus Mail and a part of a multipart body that holds a line feed followed by the delimiter's text.
#
# org.eclipse.angus:angus-mail 2.0.4, JDK 21 or newer (needs java and mvn).
#
# Valid input: RFC 2046 says that a delimiter begins with CRLF, and that it must not appear in a part. This part is
# binary and holds LF "--B" CRLF, without the CR: not a delimiter. The lines around it end with CRLF throughout.
#
#   bytes of the part   expected 15, found 5, and no exception
#
# What is checked by its hash (attachments of statements) is to be read by a reader that only takes CRLF.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.eclipse.angus</groupId><artifactId>angus-mail</artifactId><version>2.0.4</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

public class Main {
  public static void main(String[] a) throws Exception {
    String data = "first\n--B\r\nrest";
    String body = "--B\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n" + data + "\r\n--B--\r\n";
    MimeMultipart parts = new MimeMultipart(
        new ByteArrayDataSource(body.getBytes("ISO-8859-1"), "multipart/mixed; boundary=B"));
    System.out.println("parts " + parts.getCount());
    System.out.println("bytes " + parts.getBodyPart(0).getInputStream().readAllBytes().length + " of " + data.length());
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
parts 1
bytes 5 of 15
X
echo 'as found'

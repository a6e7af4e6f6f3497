#!/usr/bin/env bash
# opencsv between its writer and its reader.
#
# com.opencsv:opencsv 5.12.0, JDK 17 or newer (needs java and mvn).
#
# Valid input: values with a backslash, which RFC 4180 gives no meaning (section 2, 5 to 7), written by CSVWriter and read by
# CSVReader, both as they come.
#
#   value              written              read
#   10\12              "10\12"              1012
#   C:\new             "C:\new"             C:new
#   ends in \          "ends in \"          CsvMalformedLineException
#   say \"yes\"        "say \""yes\"""      say ""yes"", quotes doubled
#
# The writer escapes nothing with it, the reader takes it for an escape and drops it: a share's path, a pair of numbers or a
# pattern comes back as another text. RFC4180Parser is the reader that fits.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.opencsv</groupId><artifactId>opencsv</artifactId><version>5.12.0</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.opencsv.*;
import java.io.*;

public class Main {
  public static void main(String[] a) throws Exception {
    for (String value : new String[] {"10\\12", "C:\\new", "ends in \\", "say \\\"yes\\\""}) {
      var text = new StringWriter();
      try (var writer = new CSVWriter(text)) { writer.writeNext(new String[] {value}); }
      String written = text.toString();
      System.out.println(value + " | " + written.strip() + " | " + read(new CSVReader(new StringReader(written))) + " | RFC4180Parser "
          + read(new CSVReaderBuilder(new StringReader(written)).withCSVParser(new RFC4180Parser()).build()));
    }
  }

  static String read(CSVReader reader) {
    try {
      return reader.readNext()[0];
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
10\12 | "10\12" | 1012 | RFC4180Parser 10\12
C:\new | "C:\new" | C:new | RFC4180Parser C:\new
ends in \ | "ends in \" | CsvMalformedLineException | RFC4180Parser ends in \
say \"yes\" | "say \""yes\""" | say ""yes"" | RFC4180Parser say \"yes\"
X
echo 'as found'

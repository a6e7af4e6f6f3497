#!/usr/bin/env bash
# univocity-parsers and the first value of a record.
#
# com.univocity:univocity-parsers 2.9.1, JDK 17 or newer (needs java and mvn).
#
# Valid input: records by RFC 4180, which knows no comments (section 2) and counts blanks as part of a value (2, 4), read and
# written with the settings that the parser comes with.
#
#                              expected               found
#   #1,Bern  then 2,Graz       two records            one: 2, Graz
#   , 12 h ,                   blanks kept            12 h
#   5" needle, written         "5"" needle"           5" needle, which other readers refuse (2, 5)
#
# Sites, samples and tickets that are called #1, #2 are no records: no exception, a count that is too small. Csv.parseRfc4180()
# has no comments; with the defaults the count of records is held against the count of lines.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.univocity</groupId><artifactId>univocity-parsers</artifactId><version>2.9.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.univocity.parsers.csv.*;
import java.io.*;
import java.util.Arrays;

public class Main {
  public static void main(String[] a) {
    for (String file : new String[] {"#1,Bern\r\n2,Graz\r\n", "\" 12 h \", 12 h ,x\r\n"})
      for (var settings : new CsvParserSettings[] {new CsvParserSettings(), Csv.parseRfc4180()})
        System.out.println(file.replace("\r\n", "/") + " " + Arrays.deepToString(new CsvParser(settings).parseAll(new StringReader(file)).toArray()));
    var text = new StringWriter();
    var writer = new CsvWriter(text, new CsvWriterSettings());
    writer.writeRow("5\" needle", " 12 h ");
    writer.close();
    System.out.println("written: [" + text.toString().strip() + "]");
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
#1,Bern/2,Graz/ [[2, Graz]]
#1,Bern/2,Graz/ [[#1, Bern], [2, Graz]]
" 12 h ", 12 h ,x/ [[ 12 h , 12 h, x]]
" 12 h ", 12 h ,x/ [[ 12 h ,  12 h , x]]
written: [5" needle,12 h]
X
echo 'as found'

#!/usr/bin/env bash
# Tablesaw and a clinical export.
#
# tech.tablesaw:tablesaw-core 0.44.1, JDK 17 or newer (needs java and mvn).
#
# Valid input: a CSV file (RFC 4180) as a listing of subjects looks. Types are guessed, column by column:
#
#   SITEID   007, 008               a number: 7, 8
#   COUNTRY  NA (Namibia), ZA       NA is missing
#   SEX      F, F                   a boolean: false, false; written again as "false"
#   SEX      F, M                   text, so the same column is of another type in the next delivery
#   RANDNO   1E5, 0012              a number: 100000, 12
#   VISDT    03/04/2026             the 4th of March
#
# A study with women only loses its sex column, sites and randomisation numbers lose their identity, and no row warns.
# Identifiers and codes are read as text: types are named for every column, never guessed, and "NA" is data.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>tech.tablesaw</groupId><artifactId>tablesaw-core</artifactId><version>0.44.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.io.StringReader;
import java.io.StringWriter;
import tech.tablesaw.api.Table;

public class Main {
  public static void main(String[] a) {
    for (String second : new String[] {"F", "M"}) {
      String listing = "SITEID,COUNTRY,SEX,RANDNO,VISDT\n007,NA,F,1E5,03/04/2026\n008,ZA," + second + ",0012,03/05/2026\n";
      Table table = Table.read().csv(new StringReader(listing));
      table.columns().forEach(column -> System.out.print(column.name() + " " + column.type() + " "));
      StringWriter again = new StringWriter();
      table.write().csv(again);
      System.out.println("\n" + again.toString().strip());
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java 2>/dev/null | sed 's/ *$//' | tee out
diff out - <<'X'
SITEID INTEGER COUNTRY STRING SEX BOOLEAN RANDNO DOUBLE VISDT LOCAL_DATE
SITEID,COUNTRY,SEX,RANDNO,VISDT
7,,false,100000.0,2026-03-04
8,ZA,false,12.0,2026-03-05
SITEID INTEGER COUNTRY STRING SEX STRING RANDNO DOUBLE VISDT LOCAL_DATE
SITEID,COUNTRY,SEX,RANDNO,VISDT
7,,F,100000.0,2026-03-04
8,ZA,M,12.0,2026-03-05
X
echo 'as found'

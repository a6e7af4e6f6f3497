#!/usr/bin/env bash
# DuckDB between a listing, its figures and the files that leave.
#
# org.duckdb:duckdb_jdbc 2.0.0.1, JDK 17 or newer (needs java and mvn).
#
# Valid input: a CSV listing in which all subjects are women; a sum of bigint; a share of nothing (0/0) written as JSON.
#
#   in                                   out
#   column SEX: F, F                     BOOLEAN false, false
#   column SEX: F, M                     VARCHAR F, M
#   sum(bigint) 9007199254740993         HUGEINT in SQL, DOUBLE 9007199254740992 in Parquet
#   0/0 as share, format json            {"share":NaN}, which is no JSON (RFC 8259, 6)
#
# The type of a column follows the data of the night, a total of identifiers or microseconds is off by one, and one empty
# group makes a file that no JSON reader takes. Types are named when reading, totals cast to BIGINT or DECIMAL, and
# divisions written with nullif(n, 0).
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.duckdb</groupId><artifactId>duckdb_jdbc</artifactId><version>2.0.0.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.nio.file.*;
import java.sql.*;

public class Main {
  public static void main(String[] a) throws Exception {
    Files.writeString(Path.of("women.csv"), "SUBJID,SEX\r\n101-001,F\r\n101-002,F\r\n");
    Files.writeString(Path.of("both.csv"), "SUBJID,SEX\r\n101-001,F\r\n101-002,M\r\n");
    try (Connection c = DriverManager.getConnection("jdbc:duckdb:"); Statement s = c.createStatement()) {
      tell(s, "select typeof(SEX), SEX from 'women.csv'");
      tell(s, "select typeof(SEX), SEX from 'both.csv'");
      s.execute("create table used (n bigint)");
      s.execute("insert into used values (9007199254740992), (1)");
      tell(s, "select typeof(sum(n)), sum(n) from used");
      s.execute("copy (select sum(n) as total from used) to 'total.parquet' (format parquet)");
      tell(s, "select typeof(total), total::bigint from 'total.parquet'");
      s.execute("copy (select 0/0 as share) to 'share.json' (format json)");
      System.out.println(Files.readString(Path.of("share.json")).strip());
    }
  }

  static void tell(Statement s, String query) throws SQLException {
    try (ResultSet row = s.executeQuery(query)) {
      while (row.next()) System.out.print(row.getString(1) + " " + row.getString(2) + " ");
      System.out.println();
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | sed 's/ *$//' | tee out
diff out - <<'X'
BOOLEAN false BOOLEAN false
VARCHAR F VARCHAR M
HUGEINT 9007199254740993
DOUBLE 9007199254740992
{"share":NaN}
X
echo 'as found'

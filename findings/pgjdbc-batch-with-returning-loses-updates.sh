#!/usr/bin/env bash
# The PostgreSQL JDBC driver and a batch whose text has RETURNING.
#
# org.postgresql:postgresql 42.7.14, PostgreSQL 15 or newer with initdb and pg_ctl, JDK 21 or newer (also needs mvn;
# as root it needs setpriv).
#
# Valid input: one prepared statement "update counter set n = n + 1 where id = ? returning n", five times in a batch
# for the same row, once with and once without RETURNING, in autocommit.
#
#   text                n afterwards   executeBatch says
#   without RETURNING   5              no exception
#   with RETURNING      3              no exception
#
# No RETURNING in the text of a batch.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); bin=${bin:-$(dirname "$(readlink -f "$(command -v postgres)")")}
[ -x "$bin/initdb" ] || { echo "needs PostgreSQL's initdb"; exit 2; }
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"; cd "$work"
as=(); if [ "$(id -u)" = 0 ]; then chown 65534:65534 data; as=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
trap '"${as[@]}" "$bin/pg_ctl" -D data -m immediate stop >/dev/null 2>&1; rm -rf "$work"' EXIT
port=$((20000 + RANDOM % 10000))
"${as[@]}" "$bin/initdb" -D data -U finder -A trust >/dev/null
"${as[@]}" "$bin/pg_ctl" -D data -l data/log -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.sql.*;

public class Main {
  public static void main(String[] a) throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + a[0] + "/postgres", "finder", "")) {
      Statement s = c.createStatement();
      s.execute("create table counter (id int primary key, n int)");
      for (String returning : new String[] {"", " returning n"}) {
        s.execute("truncate counter");
        s.execute("insert into counter values (1, 0)");
        String told = "no exception";
        try (PreparedStatement p = c.prepareStatement("update counter set n = n + 1 where id = ?" + returning)) {
          for (int i = 0; i < 5; i++) {
            p.setInt(1, 1);
            p.addBatch();
          }
          p.executeBatch();
        } catch (BatchUpdateException e) {
          told = "BatchUpdateException";
        }
        try (ResultSet row = s.executeQuery("select n from counter")) {
          row.next();
          System.out.println("'" + returning.strip() + "' " + row.getInt(1) + " " + told);
        }
      }
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java "$port" | tee out
diff out - <<'X'
'' 5 no exception
'returning n' 3 no exception
X
echo 'as found'

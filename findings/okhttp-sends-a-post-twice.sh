#!/usr/bin/env bash
# OkHttp and a POST whose connection closes before an answer.
#
# com.squareup.okhttp3:okhttp-jvm 5.5.1, JDK 21 or newer (needs java, javac's source launcher, and mvn).
#
# Valid input: a client with its defaults posts twice. The server answers the first; of the second it reads head and
# body whole, on the same kept-alive connection, does its work, and the connection ends before the answer, as it
# does when a proxy restarts. What does the server see, and what is the caller told?
#
#   retryOnConnectionFailure   requests that arrived   the caller is told
#   default (true)             3                       200 and 200: the second was sent again, and nobody is told
#   false                      2                       200, then an IOException
#
# What must not be done twice (a score, a new column, a registration) needs retryOnConnectionFailure(false), and
# somebody who remembers that it is in doubt.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp-jvm</artifactId><version>5.5.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import java.io.*;
import java.net.*;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.*;

public class Main {
  public static void main(String[] a) throws Exception {
    for (boolean retry : new boolean[] {true, false}) {
      AtomicInteger arrived = new AtomicInteger();
      try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> serve(server, arrived));
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        OkHttpClient client = retry ? builder.build() : builder.retryOnConnectionFailure(false).build();
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < 2; i++) {
          Request post = new Request.Builder().url("http://127.0.0.1:" + server.getLocalPort())
              .post(RequestBody.create("{}", MediaType.get("application/json"))).build();
          try (Response response = client.newCall(post).execute()) {
            told.append(' ').append(response.code());
          } catch (IOException e) {
            told.append(" IOException");
          }
        }
        System.out.println("retry=" + retry + " arrived=" + arrived + " told" + told);
      }
    }
    System.exit(0);
  }

  static void serve(ServerSocket server, AtomicInteger arrived) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> {
          try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), "ISO-8859-1"));
            while (true) {
              int length = 0;
              String line = in.readLine();
              if (line == null) return;
              for (; !line.isEmpty(); line = in.readLine())
                if (line.toLowerCase().startsWith("content-length:")) length = Integer.parseInt(line.substring(15).trim());
              in.skip(length);
              if (arrived.incrementAndGet() == 2) return;
              socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            }
          } catch (IOException e) {
          }
        });
      }
    } catch (IOException e) {
    }
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java | tee out
diff out - <<'X'
retry=true arrived=3 told 200 200
retry=false arrived=2 told 200 IOException
X
echo 'as found'

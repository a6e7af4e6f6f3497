#!/usr/bin/env bash
# jxapi and the groups of a statement.
#
# gov.adlnet:jxapi 2.0.1, JDK 17 or newer (needs java and mvn).
#
# Valid input: a statement whose context has a team and another statement, and an actor that is an identified group (xAPI
# 1.0.3, Part Two, 2.4.2.2: "member" is optional there). What StatementClient.postStatement sends, and what the text says:
#
#   context.team       {"member":[...]} without objectType   2.4.6: a Group; without objectType it is an Agent (2.4.2.1)
#   context.statement  {"id":...} without objectType         2.4.4.3: objectType MUST be "StatementRef"
#   actor: a group with an account and no members            NullPointerException, nothing is sent
#
# A store that checks refuses the statement, and with it the whole batch. In Java objects the team is a Group all the time,
# so that nothing shows before a store says 400. A statement is checked as it is sent, not as it was built.
set -euo pipefail
for program in java mvn; do command -v "$program" >/dev/null || { echo "needs $program"; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'X'
<project><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
<dependencies><dependency><groupId>gov.adlnet</groupId><artifactId>jxapi</artifactId><version>2.0.1</version></dependency></dependencies></project>
X
cat > Main.java <<'X'
import com.sun.net.httpserver.HttpServer;
import gov.adlnet.xapi.client.StatementClient;
import gov.adlnet.xapi.model.Account;
import gov.adlnet.xapi.model.Activity;
import gov.adlnet.xapi.model.Agent;
import gov.adlnet.xapi.model.Context;
import gov.adlnet.xapi.model.Group;
import gov.adlnet.xapi.model.Statement;
import gov.adlnet.xapi.model.StatementReference;
import gov.adlnet.xapi.model.Verbs;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

public class Main {
  public static void main(String[] a) throws Exception {
    var store = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    store.createContext("/", exchange -> {
      System.out.println(new String(exchange.getRequestBody().readAllBytes()).replaceAll("^.*\"context\":", ""));
      byte[] answer = "[\"fd41c918-b88b-4b20-a0a5-a4c32391aaa0\"]".getBytes();
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    store.start();
    var client = new StatementClient("http://127.0.0.1:" + store.getAddress().getPort() + "/xapi", "user", "password");
    var unit = new Activity("https://x.example/unit");
    var statement = new Statement(new Agent(null, "mailto:learner@x.example"), Verbs.answered(), unit);
    var context = new Context();
    context.setTeam(new Group(new ArrayList<>(List.of(new Agent(null, "mailto:other@x.example")))));
    context.setStatement(new StatementReference("fd41c918-b88b-4b20-a0a5-a4c32391aaa1"));
    statement.setContext(context);
    client.postStatement(statement);
    var group = new Group(null);
    group.setAccount(new Account("class-7", "https://x.example"));
    try {
      client.postStatement(new Statement(group, Verbs.answered(), unit));
    } catch (NullPointerException e) {
      System.out.println("NullPointerException");
    }
    System.exit(0);
  }
}
X
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'lib/*' Main.java 2>/dev/null | tee out
diff out - <<'X'
{"team":{"member":[{"mbox":"mailto:other@x.example"}]},"statement":{"id":"fd41c918-b88b-4b20-a0a5-a4c32391aaa1"}}}
NullPointerException
X
echo 'as found'

package org.traininglayer.bench;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A school with a learning platform, its gradebook and its record store. Of the gradebook's columns
 * one takes every score, one refuses them, and one is out of order; the record store can be.
 */
final class School implements AutoCloseable {

  private static final String NAME = "https://school.example";
  private static final int PORT = 28_411;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/";
  private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/";

  /** Where its services are while a dump is made. */
  static final String ADDRESS = "http://127.0.0.1:" + PORT;

  private final LearningPlatform platform;
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final List<String> scores = new CopyOnWriteArrayList<>();
  private volatile boolean storeIsDown;

  School() throws IOException, JOSEException {
    platform = new LearningPlatform(PORT, NAME);
    platform.serve(
        "/token",
        exchange ->
            answer(
                exchange,
                200,
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
    platform.serve("/columns", this::column);
    platform.serve(
        "/members",
        exchange ->
            answer(
                exchange,
                200,
                """
                {"id":"%s/members","context":{"id":"course-1"},"members":[
                 {"user_id":"learner-midway","roles":["Learner"],"status":"Active","name":"Mira Midway"},
                 {"user_id":"learner-finished","roles":["Learner"],"status":"Active","name":"Finn Ished"},
                 {"user_id":"learner-absent","roles":["Learner"],"status":"Active","name":"Abel Sent"}]}
                """
                    .formatted(ADDRESS)));
    platform.serve("/xapi/statements", this::statements);
  }

  private void column(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String column = path.replaceFirst("^/columns/?", "").replaceFirst("/.*", "");
    if (column.isEmpty() || path.endsWith("/results")) {
      answer(exchange, 200, "[]");
    } else if (!path.endsWith("/scores")) {
      answer(
          exchange,
          200,
          """
          {"id":"%s/columns/%s","label":"When the risk score is wrong","scoreMaximum":100}
          """
              .formatted(ADDRESS, column));
    } else if (column.equals("taken")) {
      scores.add(JSON.readTree(body).path("userId").asString());
      answer(exchange, 200, "");
    } else if (column.equals("refused")) {
      answer(exchange, 422, "{\"error\":\"this person is not enrolled\"}");
    } else {
      answer(exchange, 503, "");
    }
  }

  private void statements(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (storeIsDown) {
      answer(exchange, 503, "");
      return;
    }
    for (JsonNode statement : JSON.readTree(body)) {
      statements.add(statement.path("id").asString());
    }
    answer(exchange, 200, "[]");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Its record store answers no more. */
  void storeGoesDown() {
    storeIsDown = true;
  }

  /** Registers it beside the demo LMS. */
  Path register(Path folder) throws IOException {
    String demo =
        """
          - name: Demo LMS
            issuer: ${traininglayer.demo.base-url}/demo
            client-id: training-layer-demo
            authorization-endpoint: ${traininglayer.demo.base-url}/demo/lti/auth
            token-endpoint: ${traininglayer.demo.base-url}/demo/lti/token
            jwks-uri: ${traininglayer.demo.base-url}/demo/lti/jwks.json
            product-family: training-layer-demo
            deployments: ["1"]
        """;
    return Files.writeString(platform.register(folder), demo, StandardOpenOption.APPEND);
  }

  String address() {
    return ADDRESS;
  }

  /** Launches somebody whose grade belongs in this column; there may be none. */
  String launch(Browser browser, String person, String column, boolean teacher) throws IOException {
    Consumer<Map<String, Object>> change =
        claims -> {
          claims.put(
              AGS + "claim/endpoint",
              column.isEmpty()
                  ? Map.of("scope", List.of(AGS + "scope/score"), "lineitems", ADDRESS + "/columns")
                  : Map.of(
                      "scope",
                      List.of(AGS + "scope/score", AGS + "scope/result.readonly"),
                      "lineitems",
                      ADDRESS + "/columns",
                      "lineitem",
                      ADDRESS + "/columns/" + column));
          claims.put(
              NRPS + "claim/namesroleservice",
              Map.of(
                  "context_memberships_url",
                  ADDRESS + "/members",
                  "service_versions",
                  List.of("2.0")));
          if (!column.isEmpty()) {
            claims.put(
                "https://purl.imsglobal.org/spec/lti/claim/resource_link",
                Map.of("id", "link-" + column, "title", "When the risk score is wrong"));
          }
          if (teacher) {
            claims.put(
                "https://purl.imsglobal.org/spec/lti/claim/roles",
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
          }
        };
    return platform.launch(browser, ReleasedDump.TOOL, person, change).path();
  }

  /** What arrived: statements by id, and whose scores. */
  Map<String, Object> taken() {
    return Map.of("taken-statements", List.copyOf(statements), "taken-scores", List.copyOf(scores));
  }

  @Override
  public void close() {
    platform.close();
  }
}

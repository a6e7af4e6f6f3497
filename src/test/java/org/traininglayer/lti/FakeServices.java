package org.traininglayer.lti;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.traininglayer.testing.TestPlatform;

/** The services of a test platform: tokens, a roster in pages, columns; with habits of Moodle. */
final class FakeServices {

  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

  final TestPlatform platform;
  final AtomicInteger tokens = new AtomicInteger();
  final List<String> rosterRequests = Collections.synchronizedList(new ArrayList<>());
  final List<String> accepts = Collections.synchronizedList(new ArrayList<>());
  final Map<Integer, Page> pages = new ConcurrentHashMap<>();
  final List<String> made = Collections.synchronizedList(new ArrayList<>());
  final List<String> lineItemQueries = Collections.synchronizedList(new ArrayList<>());
  volatile int makeStatus = 201;
  volatile String refusedScope = "no such scope";
  volatile long slowness;
  private volatile @Nullable Page noToken;

  FakeServices(TestPlatform platform) {
    this.platform = platform;
    platform.serve("/token", this::token);
    platform.serve("/members", this::members);
    platform.serve("/lineitems", this::lineItems);
  }

  /** One page of the roster. */
  record Page(int status, String body, @Nullable String link) {}

  void page(int number, String members, @Nullable String link) {
    pages.put(number, new Page(200, "{\"id\":\"x\",\"members\":[" + members + "]}", link));
  }

  static String learner(String id) {
    return "{\"user_id\":\"" + id + "\",\"roles\":[\"Learner\"],\"status\":\"Active\"}";
  }

  /** Claims of a launch into a course with both services. */
  void claims(Map<String, Object> claims, String course) {
    claims.put(TestPlatform.LTI + "context", Map.of("id", course, "title", "Course " + course));
    claims.put(
        NRPS,
        Map.of(
            "context_memberships_url", platform.address("/members?type=2"),
            "service_versions", List.of("2.0")));
    claims.put(
        AGS,
        Map.of(
            "scope",
            List.of(
                Launch.GradeService.SCORE_SCOPE,
                Launch.GradeService.LINE_ITEM_SCOPE,
                Launch.GradeService.RESULT_SCOPE),
            "lineitems",
            platform.address("/lineitems?type_id=2")));
  }

  /** From now on no token is given. */
  void refuseTokens(int status, String body) {
    noToken = new Page(status, body, null);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    tokens.incrementAndGet();
    Page refusal = noToken;
    if (refusal != null) {
      answer(exchange, refusal.status(), refusal.body());
    } else if (form.contains(refusedScope)) {
      answer(exchange, 400, "{\"error\":\"invalid_scope\"}");
    } else {
      answer(
          exchange, 200, "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    }
  }

  private void members(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    int number = query.contains("page=") ? Integer.parseInt(query.replaceAll(".*page=", "")) : 1;
    Page page = pages.getOrDefault(number, new Page(404, "", null));
    rosterRequests.add(query);
    accepts.add(String.join("|", exchange.getRequestHeaders().get("Accept")));
    pause();
    if (page.link() != null) {
      exchange.getResponseHeaders().add("LINK", page.link());
    }
    answer(exchange, page.status(), page.body());
  }

  private void lineItems(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    pause();
    if (exchange.getRequestMethod().equals("POST")) {
      if (makeStatus == 201) {
        int number = made.size() + 1;
        String item =
            "{\"id\":\""
                + platform.address("/lineitems/" + number + "/lineitem?type_id=2")
                + "\","
                + body.substring(1);
        made.add(item);
        answer(exchange, 201, item);
      } else {
        answer(exchange, makeStatus, "[]");
      }
      return;
    }
    lineItemQueries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
    accepts.add(String.join("|", exchange.getRequestHeaders().get("Accept")));
    answer(exchange, 200, "[" + String.join(",", made) + "]");
  }

  private void pause() {
    try {
      Thread.sleep(slowness);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

package org.traininglayer.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.player.LaunchedPeople;
import org.traininglayer.testing.TrainingLayerTest;

/** What every address has in common: headers, error pages, and what nobody has claimed. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class WebDefaultsTest {

  @LocalServerPort int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html");
  }

  /** Sends bytes as they are; answers everything that comes back. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_unknown_address_gets_a_plain_page_and_no_login() throws Exception {
    HttpResponse<String> answer = get("/wp-admin/setup.php");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("There is nothing at this address", "Code 404", "Back to the start")
        .doesNotContain("password");
  }

  @Test
  void a_framed_console_says_that_it_opens_in_a_tab_of_its_own_and_shows_nothing_of_itself()
      throws Exception {
    for (String path : new String[] {"/admin", "/admin/sign-in", "/dashboard"}) {
      HttpResponse<String> answer =
          client.send(
              request(path).header("Sec-Fetch-Dest", "iframe").GET().build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body())
          .contains("not shown inside another one", "target=\"_blank\"")
          .doesNotContain("<form", "password");
      assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .doesNotContain("frame-ancestors");
    }
    assertThat(get("/framed-console").statusCode()).isEqualTo(404);
    assertThat(get("/admin/sign-in").headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void every_answer_carries_the_security_headers() throws Exception {
    for (String path : new String[] {"/nowhere", "/css/app.css", "/actuator/health", "/play/x"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .startsWith("default-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void an_unreadable_form_is_the_callers_mistake(String method) throws Exception {
    for (String path : new String[] {"/lti/login/x/cookie", "/play/x/y", "/course/x/open"}) {
      HttpRequest broken =
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(method, BodyPublishers.ofString("v=%zz&n=1"))
              .build();
      assertThat(client.send(broken, BodyHandlers.ofString()).statusCode())
          .as(path)
          .isBetween(400, 499);
    }
  }

  @Test
  void only_launched_pages_may_be_framed() {
    assertThat(SecurityHeaders.policy("/play/x")).contains("frame-ancestors 'self' https:");
    assertThat(SecurityHeaders.policy("/lti/launch")).contains("frame-ancestors 'self' https:");
    assertThat(SecurityHeaders.policy("/course/x")).contains("frame-ancestors 'self' https:");
    assertThat(SecurityHeaders.policy("/select/x"))
        .contains("frame-ancestors 'self' https:", "form-action 'self' https:");
    assertThat(SecurityHeaders.policy("/admin")).contains("frame-ancestors 'none'");
    assertThat(SecurityHeaders.policy("/playground")).contains("frame-ancestors 'none'");
    assertThat(SecurityHeaders.policy("/")).contains("frame-ancestors 'none'");
  }

  @Test
  void static_files_are_open_and_kept_for_a_while() throws Exception {
    for (String path : List.of("/css/app.css", "/assets/000000000000/css/app.css")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=600");
    }
  }

  @Test
  void pages_name_files_by_their_version_which_browsers_keep_for_a_year() throws Exception {
    Matcher named =
        Pattern.compile("href=\"(/assets/[0-9a-f]{12})/css/app[.]css\"").matcher(get("/").body());
    assertThat(named.find()).isTrue();
    for (String file : List.of("/css/app.css", "/js/outbox.js", "/js/status.js", "/lti/login.js")) {
      HttpResponse<String> answer = get(named.group(1) + file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.body()).as(file).isEqualTo(get(file).body());
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .as(file)
          .contains("max-age=31536000", "immutable");
    }
    assertThat(get(named.group(1) + "/../application.yaml").statusCode()).isNotEqualTo(200);
    assertThat(get("/assets/x/nothing.css").statusCode()).isEqualTo(404);
  }

  @Test
  void what_browsers_can_unpack_comes_packed() throws Exception {
    HttpRequest packed = request("/css/app.css").header("Accept-Encoding", "gzip").build();
    HttpResponse<byte[]> answer = client.send(packed, BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary"))
        .asString()
        .containsIgnoringCase("accept-encoding");
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(get("/css/app.css").body());
    }
  }

  @Test
  void health_is_open_and_metrics_are_for_this_machine() throws Exception {
    for (String path :
        new String[] {
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness",
          "/actuator/prometheus",
          "/actuator/sbom"
        }) {
      HttpRequest open = request(path).setHeader("Accept", "*/*").build();
      assertThat(client.send(open, BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(200);
    }
    for (String path :
        new String[] {"/actuator/prometheus", "/actuator/sbom", "/actuator/sbom/application"}) {
      HttpResponse<String> forwarded =
          client.send(
              request(path).header("X-Forwarded-For", "203.0.113.7").build(),
              BodyHandlers.ofString());
      assertThat(forwarded.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void a_wrong_method_is_refused_with_a_page() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/play/x").POST(BodyPublishers.ofString("a=b")).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("This address does not work that way");
  }

  @Test
  void malformed_requests_never_show_what_failed_inside() throws Exception {
    String[] requests = {
      "GET /play/x?claim=%C3%28 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /play/x/y?claim=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /play/%ff%fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /play/x;jsessionid=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /play//x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /a/../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET /nowhere HTTP/1.1\r\nHost: a\r\nAccept: nonsense\r\nConnection: close\r\n\r\n",
      "GET /?q=" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "BREW /pot HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "POST /play/x/y HTTP/1.1\r\n"
          + "Host: a\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: 9\r\n"
          + "Connection: close\r\n\r\n"
          + "v=%zz&a=%",
      "POST /play/x/y HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\n"
          + "Content-Length: 3\r\nConnection: close\r\n\r\nabc",
      "\u0000\u0001\u0002\r\n\r\n",
    };
    for (String request : requests) {
      String answer = raw(request);
      String name =
          request.lines().findFirst().orElse("").substring(0, 12 < request.length() ? 12 : 0);
      assertThat(answer).as(name).startsWith("HTTP/1.1 4");
      assertThat(answer).as(name).doesNotContain("Exception").doesNotContain("\tat ");
    }
  }
}

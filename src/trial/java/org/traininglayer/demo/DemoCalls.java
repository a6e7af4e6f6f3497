package org.traininglayer.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Writes down what tools ask of the services: address, headers, what their token allows, and the
 * answer's status. The newest few hundred are kept; no token is among them.
 */
@Component
@Profile("demo")
class DemoCalls extends OncePerRequestFilter {

  private static final Pattern SERVICES =
      Pattern.compile(
          "/demo/(lti/(courses/.*|token|openid-.*|contentitem_return)"
              + "|canvas/(api/lti/(courses/.*|security/openid-configuration|registrations.*)"
              + "|login/oauth2/token|courses/.*/deep_linking_response))");

  private static final int KEPT = 500;
  private static final int MAX_BODY = 4000;

  private final JdbcClient jdbc;
  private final DemoAccess access;
  private final DemoTools tools;

  DemoCalls(JdbcClient jdbc, DemoAccess access, DemoTools tools) {
    this.jdbc = jdbc;
    this.access = access;
    this.tools = tools;
  }

  /** A request of a tool, as it was seen. */
  record Call(
      OffsetDateTime at,
      String site,
      String clientId,
      String method,
      String path,
      String query,
      String accept,
      String contentType,
      String scopes,
      int status,
      String body) {}

  List<Call> recent() {
    return jdbc.sql(
            """
            select at, site, coalesce(client_id, '') as client_id, method, path, query, accept,
              content_type, scopes, status, body
            from demo_call order by id desc limit 100
            """)
        .query(Call.class)
        .list();
  }

  /** Canvas: the address that a tool submitted last as this person's work. */
  Optional<String> submission(int item, String person) {
    return jdbc
        .sql(
            """
            select body from demo_call
            where site = 'canvas' and method = 'POST' and status = 200 and path like :path
            order by id desc
            """)
        .param("path", "%/line_items/" + item + "/scores")
        .query(String.class)
        .list()
        .stream()
        .map(body -> ServiceAnswers.read(body.getBytes(StandardCharsets.UTF_8)))
        .flatMap(Optional::stream)
        .filter(score -> score.path("userId").asString("").equals(person))
        .map(score -> score.path(CanvasScoreRules.EXTENSION).path("submission_data").asString(""))
        .filter(address -> !address.isEmpty())
        .findFirst();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SERVICES.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingRequestWrapper wrapped = new ContentCachingRequestWrapper(request, MAX_BODY);
    var grant = access.of(request.getHeader("Authorization"));
    String client =
        grant.flatMap(one -> tools.find(one.tool())).map(DemoTool::clientId).orElse(null);
    String scopes = grant.map(one -> String.join(" ", one.scopes())).orElse("");
    chain.doFilter(wrapped, response);
    boolean secret = request.getRequestURI().endsWith("token");
    jdbc.sql(
            """
            insert into demo_call (site, client_id, method, path, query, accept, content_type,
              scopes, status, body)
            values (:site, :client, :method, :path, :query, :accept, :type, :scopes, :status, :body)
            """)
        .param("site", request.getRequestURI().startsWith("/demo/canvas") ? "canvas" : "moodle")
        .param("client", client)
        .param("method", request.getMethod())
        .param("path", clean(request.getRequestURI()))
        .param("query", clean(request.getQueryString()))
        .param("accept", clean(request.getHeader("Accept")))
        .param("type", clean(request.getContentType()))
        .param("scopes", scopes)
        .param("status", response.getStatus())
        .param(
            "body",
            secret
                ? ""
                : clean(new String(wrapped.getContentAsByteArray(), StandardCharsets.UTF_8)))
        .update();
    jdbc.sql("delete from demo_call where id < (select max(id) from demo_call) - :kept")
        .param("kept", KEPT)
        .update();
  }

  private static String clean(@org.jspecify.annotations.Nullable String text) {
    String known = Objects.requireNonNullElse(text, "").replace("\0", "");
    return known
        .substring(0, Math.min(known.length(), MAX_BODY))
        .replaceAll("(registration_token|data|JWT)=[^&]+", "$1=…");
  }
}

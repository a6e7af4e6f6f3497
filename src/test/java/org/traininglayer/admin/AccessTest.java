package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Every address of the console and the dashboards: who may, with which token, and how it looks. */
@TrainingLayerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final Pattern INLINE =
      Pattern.compile(
          "<[a-z][^>]*\\s(on[a-z]+|style)\\s*=|<style|<script(?![^>]*\\ssrc=)|javascript:",
          Pattern.CASE_INSENSITIVE);

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Autowired ConsoleUsers users;
  @LocalServerPort int port;

  private final Map<ConsoleRole, ConsoleVisitor> visitors = new EnumMap<>(ConsoleRole.class);

  /** One address with one method; variables filled in. */
  record Route(HttpMethod method, String path) {}

  @BeforeEach
  void signIn() {
    if (!visitors.isEmpty()) {
      return;
    }
    for (ConsoleRole role : ConsoleRole.values()) {
      visitors.put(role, ConsoleVisitor.signedIn(port, users, role));
    }
  }

  private List<Route> routes() {
    List<Route> routes =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(mapping ->
                mapping.getPatternValues().stream()
                    .filter(path -> path.matches("/(admin|dashboard)(/.*)?"))
                    .flatMap(path -> {
                      assertThat(mapping.getMethodsCondition().getMethods())
                          .as("%s says its method", path)
                          .isNotEmpty();
                      return mapping.getMethodsCondition().getMethods().stream()
                          .map(RequestMethod::asHttpMethod)
                          .map(method -> new Route(method, filled(path)));
                    }))
            .toList();
    assertThat(routes).hasSizeGreaterThan(20);
    return routes;
  }

  private static String filled(String path) {
    return path.replaceAll("\\{[^}]+}", "0198c0de-0000-7000-8000-000000000000");
  }

  @Test
  void every_route_has_a_decided_role() {
    assertThat(routes())
        .filteredOn(route -> ConsoleAccess.line(route.method(), route.path()).isEmpty())
        .as("routes without a line in ConsoleAccess")
        .isEmpty();
  }

  @Test
  void every_page_opens_for_its_roles_and_for_no_other() {
    for (Route route : routes()) {
      if (!route.method().equals(HttpMethod.GET)) {
        continue;
      }
      Set<ConsoleRole> may = ConsoleAccess.line(route.method(), route.path()).orElseThrow().roles();
      Page anonymous = ConsoleVisitor.anonymous(port).get(route.path());
      if (may.isEmpty()) {
        assertThat(anonymous.status()).as("%s", route).isEqualTo(200);
        continue;
      }
      assertThat(anonymous.location()).as("%s", route).startsWith("/admin/sign-in");
      for (ConsoleRole role : ConsoleRole.values()) {
        int status = visitor(role).get(route.path()).status();
        if (may.contains(role)) {
          assertThat(status).as("%s for %s", route, role).isNotEqualTo(403).isLessThan(500);
        } else {
          assertThat(status).as("%s for %s", route, role).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void no_form_is_taken_from_a_role_that_may_not_send_it() {
    for (Route route : routes()) {
      if (!route.method().equals(HttpMethod.POST)) {
        continue;
      }
      Set<ConsoleRole> may = ConsoleAccess.line(route.method(), route.path()).orElseThrow().roles();
      for (ConsoleRole role : ConsoleRole.values()) {
        if (!may.isEmpty() && !may.contains(role)) {
          assertThat(visitor(role).post(route.path(), Map.of()).status())
              .as("%s for %s", route, role)
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void no_form_is_taken_without_its_token_or_with_a_wrong_one() {
    ConsoleVisitor administrator = visitor(ConsoleRole.SITE_ADMINISTRATOR);
    List<Route> posts =
        Stream.concat(
                routes().stream().filter(route -> !route.method().equals(HttpMethod.GET)),
                Stream.of("/admin/sign-in", "/admin/sign-out")
                    .map(path -> new Route(HttpMethod.POST, path)))
            .toList();
    for (Route route : posts) {
      for (Map<String, String> form :
          List.of(Map.<String, String>of(), Map.of("_csrf", "guessed"))) {
        Page refused = administrator.postBare(route.path(), form);
        if (route.path().equals("/admin/sign-in")) {
          // A sign-in without our cookie says what is missing, and looks at no password.
          assertThat(refused.location()).isEqualTo("/admin/sign-in?no-cookie");
        } else {
          assertThat(refused.status()).as("%s with %s", route, form).isEqualTo(403);
        }
      }
    }
    assertThat(administrator.isIn()).isTrue();
  }

  @Test
  void what_no_form_would_send_is_a_plain_refusal() {
    ConsoleVisitor administrator = visitor(ConsoleRole.SITE_ADMINISTRATOR);
    for (Route route : routes()) {
      if (route.method().equals(HttpMethod.POST)
          && !route.path().contains("sign-out")
          && !route.path().contains("remove")
          && !route.path().contains("rebuild")) {
        assertThat(administrator.post(route.path(), Map.of()).status())
            .as("%s with nothing in it", route)
            .isLessThan(500);
        assertThat(
                administrator
                    .post(route.path().replace("0198c0de", "no-uuid"), Map.of("role", "\0"))
                    .status())
            .as("%s with rubbish in it", route)
            .isLessThan(500);
      }
    }
  }

  @Test
  void pages_carry_their_headers_and_nothing_inline() {
    ConsoleVisitor administrator = visitor(ConsoleRole.SITE_ADMINISTRATOR);
    for (Route route : routes()) {
      if (!route.method().equals(HttpMethod.GET)) {
        continue;
      }
      Page page = administrator.get(route.path());
      assertThat(INLINE.matcher(page.body()).results().map(found -> found.group()))
          .as("inline in %s", route)
          .isEmpty();
      assertThat(page.headers().get("content-security-policy"))
          .as("%s", route)
          .singleElement()
          .satisfies(policy ->
              assertThat(policy).contains("frame-ancestors 'none'").doesNotContain("unsafe"));
      assertThat(page.headers().get("cross-origin-opener-policy")).containsExactly("same-origin");
      assertThat(page.headers().get("cache-control")).allMatch(value -> value.contains("no-store"));
      assertThat(page.headers().get("strict-transport-security"))
          .containsExactly("max-age=31536000");
    }
  }

  @Test
  void no_template_holds_anything_inline() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      List<Path> templates = files.filter(file -> file.toString().endsWith(".html")).toList();
      assertThat(templates).hasSizeGreaterThan(20);
      for (Path template : templates) {
        assertThat(INLINE.matcher(withoutThymeleaf(template)).results().map(hit -> hit.group()))
            .as("%s", template)
            .isEmpty();
      }
    }
  }

  private static String withoutThymeleaf(Path template) throws IOException {
    return Files.readString(template).replaceAll("(?s)<!--.*?-->", "").replace("th:src=", "src=");
  }

  @Test
  void the_menu_holds_what_one_may_open() {
    assertThat(menu(ConsoleRole.ANALYST))
        .containsExactlyInAnyOrder(
            "/admin", "/admin/adoption", "/dashboard", "/admin/exports", "/admin/reports");
    assertThat(menu(ConsoleRole.AUDITOR))
        .containsExactlyInAnyOrder(
            "/admin",
            "/admin/verdict",
            "/admin/acknowledgements",
            "/admin/training-records",
            "/admin/reports",
            "/admin/audit");
    assertThat(menu(ConsoleRole.OWNER))
        .containsExactlyInAnyOrder(
            "/admin",
            "/admin/adoption",
            "/dashboard",
            "/admin/worklist",
            "/admin/warnings",
            "/admin/verdict",
            "/admin/budget",
            "/admin/questions",
            "/admin/champions",
            "/admin/check-ins",
            "/admin/measuring",
            "/admin/work",
            "/admin/ratings",
            "/admin/acknowledgements",
            "/admin/exports",
            "/admin/reports");
    assertThat(menu(ConsoleRole.SITE_ADMINISTRATOR))
        .contains("/admin", "/admin/platforms", "/admin/users", "/admin/audit", "/dashboard");
  }

  private Set<String> menu(ConsoleRole role) {
    String body = visitor(role).get("/admin").body();
    String nav = body.substring(body.indexOf("<nav"), body.indexOf("</nav>"));
    Set<String> paths = new TreeSet<>();
    Pattern.compile("href=\"([^\"]+)\"")
        .matcher(nav)
        .results()
        .forEach(hit -> paths.add(hit.group(1)));
    return paths;
  }

  private ConsoleVisitor visitor(ConsoleRole role) {
    return java.util.Objects.requireNonNull(visitors.get(role));
  }
}

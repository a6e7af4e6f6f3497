package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.KeyTerms;
import org.traininglayer.lrs.LrsCredentials;
import org.traininglayer.lrs.LrsCredentials.NewCredential;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TrainingLayerTest;

/** Keys of the record store in the console, from making one to using it. */
@TrainingLayerTest(
    properties = {
      "traininglayer.lrs.credentials[0].key=configured-key",
      "traininglayer.lrs.credentials[0].secret=configured-secret",
      "traininglayer.lrs.credentials[0].label=From a file",
      "traininglayer.lrs.credentials[0].origins=https://learn.example.edu",
      "traininglayer.lrs.credentials[0].expires=2100-01-31",
    })
class CredentialPagesTest {

  private static final Pattern MADE =
      Pattern.compile(
          "Key</span>: <code[^>]*>([^<]+)<.*?Secret</span>: <code[^>]*>([^<]+)<", Pattern.DOTALL);

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired AuditPages audit;
  @Autowired LrsCredentials credentials;
  @Autowired JdbcClient jdbc;

  private OrganisationId organisation = OrganisationId.DEFAULT;
  private ConsoleVisitor admin = ConsoleVisitor.anonymous(0);

  @BeforeEach
  void signIn() {
    organisation = new OrganisationId(UUID.randomUUID());
    admin = ConsoleVisitor.signedIn(port, users, organisation, ConsoleRole.SITE_ADMINISTRATOR);
  }

  @Test
  void a_key_is_made_with_all_that_it_is_bound_to() {
    Page page =
        admin.post(
            "/admin/credentials",
            with(
                Map.of(
                    "expires", today().plusDays(100).toString(),
                    "ownAgent", "true",
                    "actors", "https://lms.example.edu\r\n\r\n @example.org ",
                    "activities", "https://tool.example/outputs/",
                    "origins", "https://Learn.example.edu/",
                    "perMinute", "120")));

    NewCredential made = made(page);
    assertThat(credentials.one(organisation, made.key()).orElseThrow().terms())
        .isEqualTo(
            new KeyTerms(
                Set.of(Scope.STATEMENTS_WRITE),
                KeyTerms.endOf(today().plusDays(100)),
                Set.of("https://lms.example.edu", "@example.org", KeyTerms.OWN_AGENT),
                Set.of("https://tool.example/outputs/"),
                120,
                Set.of("https://learn.example.edu")));
    assertThat(status(made.key(), made.secret())).isEqualTo(403); // may not read
    assertThat(page.body()).doesNotContain("??");
    Page one = admin.get(path(made.key()));
    assertThat(one.body())
        .contains("@example.org", "https://tool.example/outputs/", "value=\"120\"", "Works")
        .doesNotContain("??", made.secret());
    assertThat(entries().getFirst().action()).isEqualTo("credential.made");
    assertThat(entries().getFirst().fields())
        .contains(
            new Field("requests a minute", "", "120"),
            new Field("pages", "", "https://learn.example.edu"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label      |                      | Say what the key is for",
        "scope      | EVERYTHING           | Choose at least one thing",
        "expires    | tomorrow             | That is no day",
        "expires    | 2020-01-01           | That day is over",
        "actors     | lms.example.edu      | One is neither",
        "actors     | own                  | One is neither",
        "activities | https://tool.example | slash after the host",
        "origins    | https://a.example/x  | without a path",
        "perMinute  | many                 | no number from 0",
        "perMinute  | 10000000             | no number from 0",
      })
  void what_cannot_be_meant_is_said_at_its_field_and_what_was_typed_stays(
      String field, @Nullable String value, String words) {
    Page page = admin.post("/admin/credentials", with(Map.of(field, value == null ? "" : value)));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains(words, "was not made").doesNotContain("??");
    if (!field.equals("scope")) {
      assertThat(page.body())
          .containsPattern(
              "<(input|textarea)[^>]*name=\"" + field + "\"[^>]*aria-invalid=\"true\"");
    }
    if (value != null && !field.equals("scope")) {
      assertThat(page.body()).contains(value);
    }
    assertThat(credentials.all(organisation)).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void what_a_key_may_is_changed_with_before_and_after_in_the_audit_trail() {
    NewCredential made = credentials.create(organisation, "Tool", Set.of(Scope.ALL));

    Page changed =
        admin.post(
            "/admin/credentials/change",
            with(Map.of("key", made.key(), "scope", "ALL_READ", "perMinute", "0")));

    assertThat(changed.location()).endsWith(path(made.key()));
    assertThat(admin.get(path(made.key())).body())
        .contains("The key is changed")
        .doesNotContain("??");
    KeyTerms terms = credentials.one(organisation, made.key()).orElseThrow().terms();
    assertThat(terms.scopes()).containsExactly(Scope.ALL_READ);
    assertThat(terms.perMinute()).isZero();
    assertThat(status(made.key(), made.secret())).isEqualTo(200);
    Entry entry = entries().getFirst();
    assertThat(entry.action()).isEqualTo("credential.changed");
    assertThat(entry.fields())
        .containsExactlyInAnyOrder(
            new Field("may", "ALL", "ALL_READ"), new Field("requests a minute", "", "0"));
  }

  @Test
  void a_second_secret_is_shown_once_and_the_first_works_as_long_as_chosen() {
    NewCredential first = credentials.create(organisation, "Tool", Set.of(Scope.ALL));
    assertThat(admin.get(path(first.key())).body()).contains("name=\"days\"", "value=\"7\"");

    Page page = admin.post("/admin/credentials/rotate", Map.of("key", first.key(), "days", "7"));

    NewCredential second = made(page);
    assertThat(page.headers().get("cache-control")).anyMatch(value -> value.contains("no-store"));
    assertThat(page.body()).contains("Two secrets").doesNotContain("??");
    assertThat(admin.get(path(first.key())).body()).doesNotContain(second.secret());
    assertThat(status(first.key(), first.secret())).isEqualTo(200);
    assertThat(status(second.key(), second.secret())).isEqualTo(200);

    admin.post("/admin/credentials/earlier", Map.of("key", first.key()));

    assertThat(status(first.key(), first.secret())).isEqualTo(401);
    assertThat(status(second.key(), second.secret())).isEqualTo(200);
    assertThat(entries())
        .extracting(Entry::action)
        .containsExactly("credential.earlier-ended", "credential.rotated");
    assertThat(entries().toString()).doesNotContain(second.secret());
  }

  @Test
  void how_long_the_first_secret_works_is_a_number_of_days() {
    NewCredential made = credentials.create(organisation, "Tool", Set.of(Scope.ALL));

    for (String days : new String[] {"", "-1", "91", "soon"}) {
      assertThat(
              admin
                  .post("/admin/credentials/rotate", Map.of("key", made.key(), "days", days))
                  .body())
          .contains("Choose 0 to 90 days");
    }
    assertThat(status(made.key(), made.secret())).isEqualTo(200);
  }

  @Test
  void a_key_that_ends_soon_is_told_of_where_one_looks_first_and_an_expired_one_is_marked() {
    NewCredential made =
        credentials.create(organisation, "Nightly export", until(today().plusDays(5)));
    NewCredential later =
        credentials.create(organisation, "Other export", until(today().plusDays(40)));

    assertThat(admin.get("/admin").body())
        .contains("record store key for Nightly export ends", path(made.key()))
        .doesNotContain("Other export", "??");
    assertThat(admin.get("/admin/credentials").body()).contains("Ends after").doesNotContain("??");
    assertThat(admin.get(path(made.key())).body()).contains("This key ends after");
    assertThat(admin.get(path(later.key())).body()).doesNotContain("This key ends after");

    jdbc.sql("update lrs_credential set expires_at = now() - interval '1 day' where key = ?")
        .param(made.key())
        .update();

    assertThat(admin.get("/admin").body()).doesNotContain("Nightly export");
    assertThat(admin.get("/admin/credentials").body()).contains("Expired");
    assertThat(admin.get(path(made.key())).body()).contains("Another last day brings it back");
  }

  @Test
  void a_key_from_the_configuration_is_changed_there_alone() {
    ConsoleVisitor ours = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);

    assertThat(ours.get(path("configured-key")).body())
        .contains("change it there", "https://learn.example.edu", "31 Jan 2100")
        .doesNotContain("name=\"days\"", "??");
    assertThat(
            ours.post("/admin/credentials/rotate", Map.of("key", "configured-key", "days", "1"))
                .status())
        .isEqualTo(409);
    assertThat(
            ours.post("/admin/credentials/change", with(Map.of("key", "configured-key"))).status())
        .isEqualTo(409);
  }

  @Test
  void an_ended_key_cannot_be_changed_and_those_of_others_are_not_there() {
    NewCredential made = credentials.create(organisation, "Tool", Set.of(Scope.ALL));
    NewCredential theirs =
        credentials.create(new OrganisationId(UUID.randomUUID()), "Theirs", Set.of(Scope.ALL));

    assertThat(admin.post("/admin/credentials/revoke", Map.of("key", made.key())).location())
        .endsWith("/admin/credentials");

    assertThat(status(made.key(), made.secret())).isEqualTo(401);
    assertThat(admin.get(path(made.key())).body())
        .contains("Ended")
        .doesNotContain("name=\"days\"", "??");
    for (String address : new String[] {"change", "rotate", "earlier"}) {
      String path = "/admin/credentials/" + address;
      assertThat(admin.post(path, with(Map.of("key", made.key(), "days", "1"))).status())
          .isEqualTo(409);
      assertThat(admin.post(path, with(Map.of("key", theirs.key(), "days", "1"))).status())
          .isEqualTo(404);
    }
    assertThat(admin.get(path(theirs.key())).status()).isEqualTo(404);
    assertThat(admin.post("/admin/credentials/revoke", Map.of("key", theirs.key())).status())
        .isEqualTo(404);
    assertThat(status(theirs.key(), theirs.secret())).isEqualTo(200);
  }

  @Test
  void the_pages_are_accessible_and_fit_small_screens() {
    NewCredential made =
        credentials.create(
            organisation,
            "Writing desk of the clinical documentation team",
            new KeyTerms(
                Set.of(Scope.STATEMENTS_WRITE, Scope.STATE),
                KeyTerms.endOf(today().plusDays(5)),
                Set.of("https://lms.example.edu/" + "long".repeat(20), "@example.org"),
                Set.of("https://tool.example/" + "output".repeat(15) + "/"),
                60,
                Set.of("https://learn.example.edu")));
    credentials.rotate(organisation, made.key(), Instant.now().plusSeconds(600));
    for (View view :
        List.of(
            View.DESKTOP,
            View.DESKTOP.wide(600),
            View.DESKTOP.wide(360),
            View.DESKTOP.wide(360).inDark())) {
      com.microsoft.playwright.Page page = Browser.open(view);
      try {
        String base = "http://localhost:" + port;
        page.navigate(base + "/admin/sign-in");
        page.locator("#username").fill(admin.name);
        page.locator("#password").fill(ConsoleVisitor.PASSWORD);
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(base + path(made.key()));
        holds(page, view, "one");
        page.navigate(base + "/admin/credentials");
        holds(page, view, "list");
        page.locator("details:has(#actors) > summary").click();
        page.locator("#actors").fill("nobody");
        page.locator("#new button[type=submit]").click();
        page.waitForSelector("#actors[aria-invalid=true]");
        holds(page, view, "refused");
        assertThat(page.locator("#actors").isVisible()).isTrue();
      } finally {
        page.context().close();
      }
    }
  }

  private static void holds(com.microsoft.playwright.Page page, View view, String name) {
    String shots = System.getProperty("shots");
    if (shots != null) {
      page.screenshot(
          new com.microsoft.playwright.Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of(
                      shots, "key-" + name + view.width() + (view.dark() ? "d" : "l") + ".png")));
    }
    assertThat(page.locator("h1").count()).isEqualTo(1);
    assertThat(Browser.accessibilityProblems(page)).as(name + view).isEmpty();
    assertThat(Browser.overflow(page)).as(name + view).isZero();
  }

  private static Map<String, String> with(Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(Map.of("label", "Tool", "scope", "STATEMENTS_WRITE"));
    all.putAll(fields);
    return all;
  }

  private static KeyTerms until(LocalDate lastDay) {
    return new KeyTerms(
        Set.of(Scope.ALL), KeyTerms.endOf(lastDay), Set.of(), Set.of(), null, Set.of());
  }

  private static String path(String key) {
    return "/admin/credentials/one?key=" + key;
  }

  private static NewCredential made(Page page) {
    Matcher made = MADE.matcher(page.body());
    assertThat(made.find()).as("a key and its secret in the answer").isTrue();
    return new NewCredential(made.group(1), made.group(2));
  }

  private static LocalDate today() {
    return Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private List<Entry> entries() {
    return audit.read(organisation, new Question(null, null, null, null, null), 50);
  }

  /** What the record store answers to a question with this key. */
  private int status(String key, String secret) {
    String pair =
        Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/xapi/statements"))
                  .header("Authorization", "Basic " + pair)
                  .header("X-Experience-API-Version", "1.0.3")
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

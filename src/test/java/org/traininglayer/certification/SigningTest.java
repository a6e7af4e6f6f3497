package org.traininglayer.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.acknowledgements.ElectronicSignatures;
import org.traininglayer.acknowledgements.Prerequisite;
import org.traininglayer.certification.Certifier.Shape;
import org.traininglayer.certification.Visitor.Page;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.testing.TrialTest;

/** Statements are signed by a launch of the demo LMS that follows the request, and by no other. */
@TrialTest
@TestPropertySource(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
class SigningTest {

  private static final String FIRST = "/020-attest";
  private static final String SECOND = "/030-attest";
  private static final Pattern REGISTRATION = Pattern.compile("data-registration=\"([^\"]+)\"");

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired Acknowledgements acknowledgements;
  @Autowired ElectronicSignatures signatures;

  private Certifier certifier;
  private Visitor visitor;
  private final Map<String, String> ledTo = new HashMap<>();
  private String link;

  @BeforeEach
  void drive() {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    certifier = new Certifier(port, List.of(port), new Random(1), jdbc);
    visitor = certifier.visitor();
    link = "link-" + UUID.randomUUID();
  }

  private String tool() {
    return environment.getRequiredProperty("traininglayer.base-url");
  }

  private Page get(String path) {
    return visitor.get(URI.create(tool() + path));
  }

  private Page post(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("attempt", "1"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return visitor.post(URI.create(tool() + path), form);
  }

  /** What the LMS sends when somebody opens the activity. */
  private Page launch(String person, Consumer<Map<String, Object>> bend) {
    return certifier.launch(
        visitor,
        "/demo/as/" + person + "/launch/" + Shape.MOODLE.link,
        certifier.resigned(
            Shape.MOODLE,
            claims -> {
              claims.put(TestPlatform.LTI + "custom", Map.of("module_id", "sign-here"));
              claims.put(
                  TestPlatform.LTI + "resource_link", Map.of("id", link, "title", "Sign here"));
              bend.accept(claims);
            }));
  }

  /** Opens the activity; where its pages are. */
  private String opens(String person, Consumer<Map<String, Object>> bend) {
    return play(launch(person, bend));
  }

  /** Where the pages of an opened launch are; it leads to one of them itself. */
  private String play(Page opened) {
    String page = Objects.requireNonNull(opened.location());
    assertThat(page).startsWith("/play/");
    String play = page.substring(0, page.indexOf('/', "/play/".length()));
    ledTo.put(play, page);
    return play;
  }

  private String opens(String person) {
    return opens(person, claims -> {});
  }

  /** Where an arrival goes on: with the launch, and after that by whoever asks its address. */
  private String arrives(String play) {
    String page = ledTo.remove(play);
    return page == null ? Objects.requireNonNull(get(play).location()) : page;
  }

  private String begins(String person) {
    String play = opens(person);
    assertThat(arrives(play)).endsWith("/010-brief");
    works(play);
    return play;
  }

  /** As far as the first statement. */
  private void works(String play) {
    post(play + "/010-brief", "finish", "1");
    post(play + "/015-decide", "option", "o1");
    post(play + "/015-decide", "finish", "1");
  }

  private static void asks(Page answer, String step) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).endsWith(step);
  }

  /** The records of the attempt behind these pages. */
  private List<Acknowledgement> of(String play) {
    Launch launch = launches.find(play.split("/", -1)[2]).orElseThrow();
    Matcher attempt = REGISTRATION.matcher(get(play + "/010-brief").body());
    assertThat(attempt.find()).isTrue();
    UUID registration = UUID.fromString(attempt.group(1));
    return acknowledgements.of(launch.organisation(), launch.learner()).stream()
        .filter(one -> one.registration().equals(registration))
        .toList();
  }

  private static String method(Acknowledgement one) {
    return Objects.requireNonNull(one.signing()).method();
  }

  @Test
  void a_statement_is_signed_by_opening_the_activity_once_more_and_by_nothing_else() {
    String before = begins("3");
    assertThat(get(before + FIRST).body())
        .contains("Sign by opening this activity once more")
        .contains("This is an acknowledgement, not an electronic signature")
        .contains("your organisation has not switched them on");
    asks(post(before + FIRST, "agree", "1"), FIRST);
    assertThat(get(before + FIRST).body())
        .contains("Now sign by opening this activity once more from your LMS");
    assertThat(of(before)).isEmpty();

    assertThat(arrives(before)).as("an old launch").endsWith(FIRST + "?unsigned=before");
    assertThat(get(before + FIRST + "?unsigned=before").body())
        .contains("This page was opened before you asked to sign");
    String other = opens("5");
    String there = arrives(other);
    assertThat(there).as("another person").endsWith("/010-brief?unsigned=other-person");
    assertThat(get(there).body()).contains("somebody else asked to sign");
    assertThat(of(other)).isEmpty();
    assertThat(of(before)).isEmpty();

    String fresh = opens("3");
    assertThat(arrives(fresh)).endsWith(SECOND);
    Acknowledgement one = of(fresh).getFirst();
    assertThat(one.accepted()).isTrue();
    assertThat(one.electronic()).isFalse();
    assertThat(method(one)).isEqualTo("fresh-launch");
    assertThat(get(fresh + "/record").body())
        .contains("a fresh launch by the learning platform")
        .contains("statement 1.2, module 1.0.0")
        .contains("read, and will be followed")
        .contains(one.seal().hash());

    asks(post(fresh + SECOND, "agree", "1"), SECOND);
    assertThat(arrives(fresh)).as("the same launch again").endsWith(SECOND + "?unsigned=used");
    assertThat(arrives(opens("3"))).endsWith("/debrief");
    assertThat(of(fresh)).hasSize(2);
    assertThat(acknowledgements.verify(one.organisation()).fault()).isNull();
  }

  @Test
  void a_token_that_has_signed_is_worth_nothing_when_it_is_sent_again() {
    String play = begins("3");
    post(play + FIRST, "agree", "1");
    String[] sent = new String[1];
    Page signed =
        certifier.launch(
            visitor,
            "/demo/as/3/launch/" + Shape.MOODLE.link,
            (claims, original) -> {
              claims.put(TestPlatform.LTI + "custom", Map.of("module_id", "sign-here"));
              claims.put(
                  TestPlatform.LTI + "resource_link", Map.of("id", link, "title", "Sign here"));
              sent[0] = certifier.sign(Shape.MOODLE, claims);
              return sent[0];
            });
    String fresh = play(signed);
    assertThat(arrives(fresh)).endsWith(SECOND);
    post(fresh + SECOND, "agree", "1");

    Page replayed =
        certifier.launch(
            visitor, "/demo/as/3/launch/" + Shape.MOODLE.link, (claims, original) -> sent[0]);

    assertThat(replayed.status()).isBetween(400, 499);
    assertThat(replayed.location()).isNull();
    assertThat(of(fresh)).hasSize(1);
  }

  @Test
  void a_launch_that_chooses_content_signs_nothing() {
    Page chosen =
        launch(
            "8",
            claims -> {
              claims.put(TestPlatform.LTI + "message_type", "LtiDeepLinkingRequest");
              claims.remove(TestPlatform.LTI + "resource_link");
              claims.put(
                  "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
                  Map.of(
                      "deep_link_return_url",
                      "http://127.0.0.1:1/return",
                      "accept_types",
                      List.of("ltiResourceLink"),
                      "accept_presentation_document_targets",
                      List.of("iframe")));
            });
    String token = String.valueOf(chosen.location()).split("[/?]", -1)[2];
    Launch choice = launches.find(token).orElseThrow();
    String preview = "/play/" + launches.derive(choice, new ModuleId("sign-here"), null);
    assertThat(arrives(preview)).endsWith("/010-brief");
    works(preview);
    asks(post(preview + FIRST, "agree", "1"), FIRST);

    String again = "/play/" + launches.derive(choice, new ModuleId("sign-here"), null);

    assertThat(arrives(again)).endsWith(FIRST + "?unsigned=not-opened");
    assertThat(get(again + FIRST + "?unsigned=not-opened").body())
        .contains("was not opened by following a link of the course");
    assertThat(of(again)).isEmpty();
  }

  @Test
  void whoever_does_not_want_to_sign_after_all_or_declines_signs_nothing_by_coming_back() {
    String play = begins("3");
    post(play + FIRST, "agree", "1");
    post(play + FIRST, "withdraw", "1");
    assertThat(arrives(opens("3"))).endsWith(FIRST);
    assertThat(of(play)).isEmpty();

    post(play + FIRST, "agree", "1");
    post(play + FIRST, "decline", "1", "comment", "Not so");
    assertThat(arrives(opens("3"))).endsWith(SECOND);
    assertThat(of(play)).singleElement().extracting(Acknowledgement::accepted).isEqualTo(false);
  }

  @Test
  void once_all_is_confirmed_it_is_an_electronic_signature_and_stays_one_when_they_are_off_again() {
    Console console = new Console();
    assertThat(console.page()).contains("not in use").contains("13 points are not confirmed");
    assertThat(console.says("switch", "on", "Because")).contains("Not everything is confirmed");
    assertThat(console.says("prerequisites/clock", "confirmed", " ")).contains("Say why");
    for (Prerequisite one : Prerequisite.values()) {
      assertThat(console.says("prerequisites/" + one.code(), "confirmed", "SOP 12"))
          .contains("That is confirmed.");
    }
    assertThat(signatures.settings(OrganisationId.DEFAULT).inForce()).isFalse();
    assertThat(console.says("switch", "on", "Approved")).contains("in use from now on");

    String play = begins("3");
    assertThat(get(play + FIRST).body()).contains("You sign this electronically");
    post(play + FIRST, "agree", "1");
    assertThat(
            arrives(
                opens(
                    "3", claims -> claims.put("auth_time", Instant.now().getEpochSecond() - 3600))))
        .endsWith(FIRST + "?unsigned=old-sign-in");
    assertThat(
            arrives(
                opens(
                    "3",
                    claims ->
                        List.of("name", "given_name", "family_name").forEach(claims::remove))))
        .endsWith(FIRST + "?unsigned=no-name");
    String fresh =
        opens("3", claims -> claims.put("auth_time", Instant.now().getEpochSecond() + 1));
    assertThat(arrives(fresh)).endsWith(SECOND);
    Acknowledgement signed = of(fresh).getFirst();
    assertThat(signed.electronic()).isTrue();
    assertThat(method(signed)).isEqualTo("fresh-sign-in");
    String name = Objects.requireNonNull(Objects.requireNonNull(signed.person()).name());
    assertThat(name).isNotBlank();
    assertThat(get(fresh + "/record").body())
        .contains("an electronic signature; the organisation had confirmed")
        .contains(name);

    assertThat(console.says("prerequisites/clock", "withdrawn", "The time service is down"))
        .contains("electronic signatures are not in use");
    assertThat(signatures.settings(OrganisationId.DEFAULT).inForce()).isFalse();
    console.says("prerequisites/clock", "confirmed", "It is up again");
    assertThat(signatures.settings(OrganisationId.DEFAULT).inForce())
        .as("somebody has to switch them on again")
        .isFalse();
    assertThat(of(fresh).getFirst().electronic()).isTrue();
    link = "link-" + UUID.randomUUID();
    String later = begins("3");
    post(later + FIRST, "agree", "1");
    assertThat(arrives(opens("3"))).endsWith(SECOND);
    assertThat(of(later).getFirst().electronic()).isFalse();
    assertThat(acknowledgements.verify(OrganisationId.DEFAULT).fault()).isNull();
    assertThat(console.get("/admin/acknowledgements.csv"))
        .contains("kind,zone,signed_at_there,reauthentication", "electronic-signature,UTC,");
    assertThat(console.get("/admin/audit"))
        .contains("signatures.switched-on", "signatures.withdrawn", "The time service is down");
  }

  /** The administrator of the trial. */
  private final class Console {

    private final Visitor admin = certifier.visitor();

    Console() {
      URI signIn = URI.create(tool() + "/admin/sign-in");
      Map<String, String> fields = admin.get(signIn).form().fields();
      fields.put("username", "admin");
      fields.put("password", "demo");
      assertThat(admin.post(signIn, fields).location()).doesNotContain("sign-in");
    }

    String get(String path) {
      return admin.get(URI.create(tool() + path)).body();
    }

    String page() {
      return get("/admin/signatures");
    }

    String says(String what, String to, String reason) {
      String csrf =
          admin.get(URI.create(tool() + "/admin/signatures")).form().fields().get("_csrf");
      Map<String, String> form = new LinkedHashMap<>();
      form.put("_csrf", String.valueOf(csrf));
      form.put("to", to);
      form.put("name", "Mary Muster");
      form.put("on", LocalDate.now(ZoneOffset.UTC).toString());
      form.put("reason", reason);
      assertThat(admin.post(URI.create(tool() + "/admin/signatures/" + what), form).status())
          .isEqualTo(302);
      return page();
    }
  }
}

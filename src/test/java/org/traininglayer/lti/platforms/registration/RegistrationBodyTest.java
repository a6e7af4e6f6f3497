package org.traininglayer.lti.platforms.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.lti.ToolAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What each family is asked to register, against goldens and against the families' own rules. */
class RegistrationBodyTest {

  private static final ToolAddress TOOL = new ToolAddress(URI.create("https://tool.example"));

  @ParameterizedTest
  @ValueSource(strings = {"moodle", "canvas", "other"})
  void each_family_gets_the_body_of_its_golden_file(String family) throws IOException {
    JsonNode body = RegistrationBody.of(discovery(family), TOOL);

    Path golden = Path.of("src/test/resources/golden/registration", family + ".json");
    assertThat(body).isEqualTo(Configurations.JSON.readTree(Files.readString(golden)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://tool.example",
        "https://www.tool.example",
        "https://tool.example:8443",
        "http://localhost:8080"
      })
  void moodle_takes_it_at_every_address(String base) {
    ToolAddress tool = new ToolAddress(URI.create(base));
    JsonNode body = RegistrationBody.of(discovery("moodle"), tool);

    assertThat(MoodleRules.refusal(body)).isNull();
    assertThat(MoodleRules.offersContentSelection(body)).isTrue();
    assertThat(body.path(RegistrationBody.TOOL).path("claims").toString())
        .contains("\"name\"")
        .doesNotContain("email");
    assertThat(body.toString()).doesNotContain("placements");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://tool.example", "https://www.tool.example:8443", "http://localhost:8080"})
  void canvas_takes_it_at_every_address(String base) {
    JsonNode body = RegistrationBody.of(discovery("canvas"), new ToolAddress(URI.create(base)));

    assertThat(CanvasRules.errors(body)).isEmpty();
  }

  @Test
  void canvas_gets_only_placements_and_messages_that_it_lists_and_spelt_as_it_spells_them() {
    ObjectNode configuration = Configurations.canvas("https://canvas.instructure.com");
    ((ObjectNode) configuration.path(Configurations.PLATFORM))
        .set(
            "messages_supported",
            Configurations.JSON.readTree(
                """
                [{"type": "LtiDeepLinkingRequest",
                  "placements": ["https://canvas.instructure.com/lti/editor_button"]}]
                """));

    JsonNode messages = messages(RegistrationBody.of(Discovery.read(configuration), TOOL));

    assertThat(messages.size()).isOne();
    assertThat(messages.get(0).path("placements").toString())
        .isEqualTo("[\"https://canvas.instructure.com/lti/editor_button\"]");
  }

  @Test
  void the_rules_of_canvas_that_these_tests_ask_refuse_what_canvas_refuses() {
    for (String wrong :
        List.of(
            "\"target_link_uri\":5",
            "\"domain\":\"https://tool.example\"",
            "\"domain\":\"tool example\"",
            "\"claims\":[1]",
            "\"custom_parameters\":{\"a\":1}",
            "\"https://canvas.instructure.com/lti/privacy_level\":\"all\"")) {
      ObjectNode body = RegistrationBody.of(discovery("canvas"), TOOL);
      ((ObjectNode) body.path(RegistrationBody.TOOL))
          .setAll((ObjectNode) Configurations.JSON.readTree("{" + wrong + "}"));
      assertThat(CanvasRules.errors(body)).as(wrong).isNotEmpty();
    }
    ObjectNode aimless = RegistrationBody.of(discovery("canvas"), TOOL);
    ((ObjectNode) aimless.path(RegistrationBody.TOOL)).remove("target_link_uri");
    assertThat(CanvasRules.errors(aimless)).isNotEmpty();
    ObjectNode greedy = RegistrationBody.of(discovery("canvas"), TOOL);
    greedy.put("scope", ToolDescription.SCOPES.getFirst() + " https://evil.example/everything");
    assertThat(CanvasRules.errors(greedy)).isNotEmpty();
  }

  @Test
  void nothing_is_asked_for_that_the_platform_does_not_list() {
    ObjectNode configuration = Configurations.moodle("https://moodle.example");
    configuration.set("scopes_supported", Configurations.JSON.readTree("[\"openid\"]"));
    configuration.set("claims_supported", Configurations.JSON.readTree("[\"sub\"]"));
    ObjectNode platform = (ObjectNode) configuration.path(Configurations.PLATFORM);
    platform.set("variables", Configurations.JSON.readTree("[\"User.id\"]"));
    platform.set("messages_supported", Configurations.JSON.readTree("[]"));

    JsonNode body = RegistrationBody.of(Discovery.read(configuration), TOOL);

    assertThat(body.path("scope").asString()).isEmpty();
    assertThat(body.path(RegistrationBody.TOOL).path("claims").toString()).isEqualTo("[\"sub\"]");
    assertThat(body.path(RegistrationBody.TOOL).path("custom_parameters").isEmpty()).isTrue();
    assertThat(messages(body).isEmpty()).isTrue();
    assertThat(MoodleRules.refusal(body)).isNull();
  }

  @Test
  void a_platform_that_lists_nothing_is_asked_for_everything_but_updates() {
    ObjectNode configuration = Configurations.other("https://lms.example");
    configuration.remove("scopes_supported");
    configuration.remove(Configurations.PLATFORM);

    Discovery discovery = Discovery.read(configuration);

    assertThat(RegistrationBody.scopes(discovery)).isEqualTo(ToolDescription.SCOPES);
    assertThat(messages(RegistrationBody.of(discovery, TOOL)).size()).isEqualTo(2);
  }

  @Test
  void what_is_missing_or_wrong_in_a_configuration_is_told_together() {
    ObjectNode configuration = Configurations.moodle("https://moodle.example");
    configuration.remove("issuer");
    configuration.put("jwks_uri", "http://moodle.example/keys");
    configuration.put("token_endpoint", 5);
    configuration.set(
        "id_token_signing_alg_values_supported", Configurations.JSON.readTree("[\"ES256\"]"));

    assertThat(Discovery.problems(configuration, false))
        .containsExactly(
            "issuer is missing",
            "token_endpoint must be a full https URL, but is: 5",
            "jwks_uri must begin with https://, but is: http://moodle.example/keys",
            "id_token_signing_alg_values_supported does not contain RS256");
  }

  @ParameterizedTest
  @CsvSource({
    "https://moodle.example, https://moodle.example/mod/lti/openid-configuration.php, SAME",
    "https://moodle.example, https://MOODLE.example:443/x, SAME",
    "https://moodle.example/a, https://moodle.example/b, SAME",
    "https://moodle.example, https://moodle.example:8443/x, FOREIGN",
    "https://moodle.example, http://moodle.example/x, FOREIGN",
    "https://moodle.example, https://evil.example/moodle.example, FOREIGN",
    "https://canvas.instructure.com, https://sso.canvaslms.com/c, PROVIDER",
    "https://canvas.instructure.com, https://school.instructure.com/c, PROVIDER",
    "https://canvas.instructure.com, https://school.beta.instructure.com/c, FOREIGN",
    "https://canvas.beta.instructure.com, https://sso.beta.canvaslms.com/c, PROVIDER",
    "https://canvas.beta.instructure.com, https://school.beta.instructure.com/c, PROVIDER",
    "https://canvas.instructure.com, https://canvas.instructure.com.evil.example/c, FOREIGN",
    "https://canvas.instructure.com, https://canvas.school.example/c, FOREIGN",
    "https://canvas.instructure.com, http://sso.canvaslms.com/c, FOREIGN",
    "https://blackboard.com, https://developer.blackboard.com/c, PROVIDER",
    "https://blackboard.com, https://evil.blackboard.com.example/c, FOREIGN"
  })
  void only_the_issuers_own_host_or_provider_may_speak_for_it(
      String issuer, URI configuration, IssuerFit expected) {
    assertThat(IssuerFit.of(issuer, configuration)).isEqualTo(expected);
  }

  @Test
  void a_deployment_id_is_found_wherever_it_stands_and_secrets_are_not_kept() {
    RegistrationAnswer inside =
        RegistrationAnswer.read(
            Configurations.JSON.readTree(
                """
                {"client_id": 10000000000001, "registration_access_token": "s3cret",
                 "client_secret": "s3cret", "scope": "a b",
                 "https://purl.imsglobal.org/spec/lti-tool-configuration": {"deployment_id": "7"}}
                """));
    RegistrationAnswer top =
        RegistrationAnswer.read(
            Configurations.JSON.readTree("{\"client_id\":\"x\",\"deployment_id\":\"1:ab\"}"));
    RegistrationAnswer none =
        RegistrationAnswer.read(
            Configurations.JSON.readTree("{\"client_id\":\"x\",\"deployment_id\":\"a b\"}"));

    assertThat(inside.clientId()).isEqualTo("10000000000001");
    assertThat(inside.deploymentId()).isEqualTo("7");
    assertThat(inside.scopes()).isEqualTo(List.of("a", "b"));
    assertThat(inside.accessToken()).isEqualTo("s3cret");
    assertThat(inside.kept().toString()).doesNotContain("s3cret");
    assertThat(top.deploymentId()).isEqualTo("1:ab");
    assertThat(none.deploymentId()).isNull();
  }

  @Test
  void a_page_for_people_is_no_address_at_which_a_registration_can_be_changed() {
    RegistrationAnswer answer =
        RegistrationAnswer.read(
            Configurations.JSON.readTree(
                """
                {"client_id": "x", "https://purl.imsglobal.org/spec/lti-tool-configuration":
                  {"https://canvas.instructure.com/lti/registration_config_url":
                    "https://canvas.example/api/lti/registrations/7/view"}}
                """));

    assertThat(answer.registrationAddress()).isNull();
  }

  @Test
  void canvas_is_asked_not_to_offer_a_reinstallation_with_an_invitation_that_is_used_up() {
    assertThat(
            RegistrationBody.of(discovery("canvas"), TOOL)
                .path(RegistrationBody.TOOL)
                .path("https://canvas.instructure.com/lti/disable_reinstall")
                .booleanValue(false))
        .isTrue();
  }

  @Test
  void the_file_for_canvas_is_the_one_that_is_served() throws IOException {
    ToolAddress example = new ToolAddress(URI.create("https://training.example.org"));

    assertThat(Configurations.JSON.readTree(Files.readString(Path.of("lti-config/canvas.json"))))
        .isEqualTo(CanvasConfiguration.of(example));
  }

  private static JsonNode messages(JsonNode body) {
    return body.path(RegistrationBody.TOOL).path("messages");
  }

  static Discovery discovery(String family) {
    return Discovery.read(
        switch (family) {
          case "moodle" -> Configurations.moodle("https://moodle.example");
          case "canvas" -> Configurations.canvas("https://canvas.instructure.com");
          default -> Configurations.other("https://lms.example");
        });
  }
}

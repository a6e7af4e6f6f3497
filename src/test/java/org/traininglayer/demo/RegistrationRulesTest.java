package org.traininglayer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Canvas' shape refuses what Canvas refuses. */
class RegistrationRulesTest {

  private static final String GOOD =
      """
      {"application_type": "web", "response_types": ["id_token"],
       "grant_types": ["implicit", "client_credentials"], "client_name": "A tool",
       "initiate_login_uri": "https://tool.example/login", "jwks_uri": "https://tool.example/keys",
       "redirect_uris": ["https://tool.example/launch"],
       "token_endpoint_auth_method": "private_key_jwt",
       "scope": "openid https://purl.imsglobal.org/spec/lti-ags/scope/score",
       "https://purl.imsglobal.org/spec/lti-tool-configuration": {
         "domain": "tool.example:8443", "target_link_uri": "https://tool.example/launch",
         "claims": ["sub"], "https://canvas.instructure.com/lti/disable_reinstall": true,
         "messages": [{"type": "LtiResourceLinkRequest", "label": "A tool",
           "placements": ["https://canvas.instructure.com/lti/course_navigation"],
           "https://canvas.instructure.com/lti/course_navigation/default_enabled": false,
           "https://canvas.instructure.com/lti/visibility": "members",
           "https://canvas.instructure.com/lti/display_type": "full_width_in_context",
           "https://canvas.instructure.com/lti/launch_width": 960}]}}
      """;

  @Test
  void a_good_registration_is_taken() {
    assertThat(RegistrationRules.canvas(json(GOOD))).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"target_link_uri\": \"https://tool.example/launch\",||target_link_uri",
        "scope/score\"|scope/everything\"|Invalid scopes",
        "\"tool.example:8443\"|\"https://tool.example\"|domain",
        "\"tool.example:8443\"|\"tool example\"|domain",
        "[\"sub\"]|[1]|claims",
        "\"members\"|\"everybody\"|visibility",
        "full_width_in_context|wide|display_type",
        "default_enabled\": false|default_enabled\": \"false\"|default_enabled",
        "launch_width\": 960|launch_width\": 9.5|launch_width",
        "course_navigation\"]|nowhere\"]|placements"
      })
  void each_mistake_is_named(String part, String instead, String named) {
    String bad = GOOD.replace(part, instead == null ? "" : instead);
    assertThat(bad).isNotEqualTo(GOOD);

    assertThat(RegistrationRules.canvas(json(bad))).singleElement().asString().contains(named);
  }

  private static JsonNode json(String text) {
    return DemoRows.JSON.readTree(text);
  }
}

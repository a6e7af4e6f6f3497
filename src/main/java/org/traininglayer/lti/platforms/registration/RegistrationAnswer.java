package org.traininglayer.lti.platforms.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.platforms.PlatformCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a platform answered to a registration (<a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.6</a>). It is
 * believed, but for the scopes: Moodle reports more than it grants, so only the token service
 * tells.
 *
 * @param deploymentId absent where ids are handed out when the tool is installed, as in Canvas
 * @param registrationAddress where the registration can be read and changed later
 * @param accessToken for that address; secret
 * @param kept the answer without its secrets
 */
record RegistrationAnswer(
    String clientId,
    @Nullable String deploymentId,
    List<String> scopes,
    @Nullable String registrationAddress,
    @Nullable String accessToken,
    JsonNode kept) {

  private static final Set<String> SECRETS =
      Set.of("registration_access_token", "client_secret", "registration_token");

  /** What keeps the answer from being used, or null. */
  static @Nullable String problem(JsonNode json) {
    String clientId = Discovery.text(json, "client_id");
    if (clientId == null) {
      return "client_id is missing";
    }
    String wrong = PlatformCheck.text(clientId);
    wrong = wrong == null ? PlatformCheck.ascii(clientId) : wrong;
    return wrong == null ? null : "client_id " + wrong;
  }

  /** Reads an answer without a {@linkplain #problem problem}. */
  static RegistrationAnswer read(JsonNode json) {
    JsonNode tool = json.path(RegistrationBody.TOOL);
    String deployment = Discovery.text(json, "deployment_id");
    if (deployment == null) {
      deployment = Discovery.text(tool, "deployment_id");
    }
    boolean fit =
        deployment != null
            && PlatformCheck.text(deployment) == null
            && PlatformCheck.ascii(deployment) == null;
    String scope = Discovery.text(json, "scope");
    String clientId = Discovery.text(json, "client_id");
    return new RegistrationAnswer(
        clientId == null ? "" : clientId,
        fit ? deployment : null,
        scope == null ? List.of() : Arrays.stream(scope.split(" ", -1)).distinct().toList(),
        // What Canvas calls registration_config_url is a page for people.
        Discovery.text(json, "registration_client_uri"),
        Discovery.text(json, "registration_access_token"),
        withoutSecrets(json));
  }

  private static JsonNode withoutSecrets(JsonNode json) {
    JsonNode copy = json.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove(SECRETS);
    }
    return copy;
  }
}

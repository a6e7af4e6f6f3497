package org.traininglayer.lti.launch.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.ToolAddress;

/**
 * The authentication request to the platform (<a
 * href="https://www.imsglobal.org/spec/security/v1p0">Security Framework 1.0, 5.1.1.2</a>). Pure.
 */
final class AuthenticationRequest {

  private AuthenticationRequest() {}

  /** The address to send the browser to. */
  static URI address(Platform platform, ToolAddress tool, OpenLogin open) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("scope", "openid");
    parameters.put("response_type", "id_token");
    parameters.put("response_mode", "form_post");
    parameters.put("prompt", "none");
    parameters.put("client_id", platform.clientId());
    parameters.put("redirect_uri", tool.launch().toString());
    parameters.put("state", open.state());
    parameters.put("nonce", open.login().nonce());
    parameters.put("login_hint", open.login().loginHint());
    String messageHint = open.login().messageHint();
    if (messageHint != null) {
      parameters.put("lti_message_hint", messageHint);
    }
    URI endpoint = platform.authorizationEndpoint();
    String query =
        parameters.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package org.traininglayer.lti.launch.deeplinking;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.ContentAnswer;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

/**
 * The claims of a deep linking response (<a href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep
 * Linking 2.0, 4.5</a>; <a href="https://www.imsglobal.org/spec/security/v1p0">Security Framework
 * 1.0, 5.2.2</a>). Values in, claims out.
 *
 * @param clientId ours on the platform; who the answer is from
 * @param platformIssuer who it is for
 */
record AnswerClaims(String clientId, String platformIssuer, String deploymentId) {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  /** Moodle takes no token from the future, not even by a second. */
  static final Duration BACK_DATED = Duration.ofSeconds(10);

  /** Canvas takes no answer that was issued more than five minutes ago. */
  static final Duration VALID = Duration.ofMinutes(5);

  /** What of the answer is kept, to sign it again. */
  static Map<String, Object> of(ContentAnswer answer, ContentSelection selection) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(DEEP_LINKING + "content_items", ItemJson.of(answer.items(), selection));
    put(claims, "msg", answer.message());
    put(claims, "log", answer.log());
    put(claims, "errormsg", answer.errorMessage());
    put(claims, "errorlog", answer.errorLog());
    return claims;
  }

  /** All claims. {@code data} is returned as it came, and only if it came. */
  Map<String, Object> with(
      Map<String, Object> answer, ContentSelection selection, String nonce, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", clientId);
    claims.put("aud", platformIssuer);
    claims.put("iat", now.minus(BACK_DATED));
    claims.put("exp", now.plus(VALID));
    claims.put("nonce", nonce);
    claims.put(LTI + "message_type", "LtiDeepLinkingResponse");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", deploymentId);
    claims.putAll(answer);
    put(claims, "data", selection.data());
    return claims;
  }

  private static void put(Map<String, Object> claims, String name, @Nullable String value) {
    if (value != null) {
      claims.put(DEEP_LINKING + name, value);
    }
  }
}

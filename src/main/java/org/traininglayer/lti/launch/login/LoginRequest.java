package org.traininglayer.lti.launch.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;

/**
 * An OIDC third-party login initiation (<a
 * href="https://www.imsglobal.org/spec/security/v1p0#step-1-third-party-initiated-login">Security
 * Framework 1.0, 5.1.1.1</a>) as sent.
 */
record LoginRequest(
    String issuer,
    @Nullable String clientId,
    String loginHint,
    String targetLinkUri,
    @Nullable String messageHint,
    @Nullable String storageTarget) {

  private static final int MAX_ID = 255;
  private static final int MAX_ADDRESS = 2_000;

  /** Some platforms put a signed token into a hint. */
  private static final int MAX_HINT = 8_192;

  /** Both go back in an address, where a letter beyond ASCII takes up to nine characters. */
  private static final int MAX_HINTS_IN_ADDRESS = 24_000;

  private static int encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
  }

  static LoginRequest read(Parameters parameters) {
    parameters.refuseOldLti();
    String issuer = parameters.optional("iss", MAX_ID);
    String clientId = parameters.optional("client_id", MAX_ID);
    String loginHint = parameters.optional("login_hint", MAX_HINT);
    String target = parameters.optional("target_link_uri", MAX_ADDRESS);
    if (issuer == null || loginHint == null || target == null) {
      String missing =
          issuer == null ? "iss" : loginHint == null ? "login_hint" : "target_link_uri";
      throw Refused.because(
              RefusalReason.LOGIN_INCOMPLETE, "iss, login_hint, target_link_uri", "no " + missing)
          .claimedBy(issuer, clientId)
          .toException();
    }
    String messageHint = parameters.optional("lti_message_hint", MAX_HINT);
    int inAddress = encoded(loginHint) + (messageHint == null ? 0 : encoded(messageHint));
    if (inAddress > MAX_HINTS_IN_ADDRESS) {
      throw Refused.because(
              RefusalReason.REQUEST_MALFORMED,
              "login_hint and lti_message_hint of at most "
                  + MAX_HINTS_IN_ADDRESS
                  + " characters in an address",
              inAddress + " characters")
          .claimedBy(issuer, clientId)
          .toException();
    }
    return new LoginRequest(
        issuer,
        clientId,
        loginHint,
        target,
        messageHint,
        parameters.optional("lti_storage_target", MAX_ID));
  }
}

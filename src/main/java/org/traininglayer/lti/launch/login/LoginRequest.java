package org.traininglayer.lti.launch.login;

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
    return new LoginRequest(
        issuer,
        clientId,
        loginHint,
        target,
        parameters.optional("lti_message_hint", MAX_HINT),
        parameters.optional("lti_storage_target", MAX_ID));
  }
}

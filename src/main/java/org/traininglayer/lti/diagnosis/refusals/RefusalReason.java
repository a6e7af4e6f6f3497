package org.traininglayer.lti.diagnosis.refusals;

/**
 * Why a login or a launch is refused. Each has a sentence for the administrator here, and one for
 * the learner in the messages ({@code lti.refusal.<name>}).
 */
public enum RefusalReason {
  // Login initiation and the authentication response
  REQUEST_MALFORMED(400, "The request cannot be read as an LTI message"),
  NOT_A_LAUNCH(405, "Somebody opened the launch address directly or reloaded a launch"),
  OLD_LTI(400, "This is an LTI 1.1 launch; this tool speaks LTI 1.3"),
  LOGIN_INCOMPLETE(400, "The login request lacks a required parameter (OIDC login initiation)"),
  PLATFORM_UNKNOWN(403, "No registered platform has this issuer and client id"),
  PLATFORM_AMBIGUOUS(
      403, "Several platforms have this issuer, and the login request names no client_id"),
  PLATFORM_PENDING(
      403, "The platform registered itself without an invitation and waits to be approved"),
  PLATFORM_OUT_OF_USE(403, "The platform was taken out of use in the console"),
  PLATFORM_TEST_COPY(
      403, "This is the beta or test copy of a Canvas whose production site is registered"),
  LOGIN_OVER(400, "The login to be continued in a new tab has ended or expired"),
  PLATFORM_ERROR(400, "The platform answered the authentication request with an error"),
  PLATFORM_SIGNED_OUT(401, "The platform does not know who is signed in (login_required)"),
  PLATFORM_LAUNCH_USED(400, "The platform says that this launch was used already"),
  TOKEN_MISSING(400, "The authentication response has no id_token"),
  STATE_MISSING(400, "The authentication response has no state"),
  STATE_UNKNOWN(403, "The state was never issued, was used already, or is older than ten minutes"),
  BROWSER_UNKNOWN(
      403, "The launch arrived in a browser that did not begin it, or that keeps no cookies"),

  // The token's envelope
  TOKEN_TOO_LARGE(413, "The id_token is too large"),
  TOKEN_UNREADABLE(400, "The id_token is not a signed JWT"),
  KEY_ID_MISSING(401, "The id_token's header names no key (kid)"),
  ALGORITHM_NOT_ALLOWED(401, "The id_token is not signed with the agreed algorithm"),
  HEADER_CRITICAL(
      401, "The id_token's header demands an extension that this tool does not know (crit, b64)"),
  TOKEN_KIND_WRONG(401, "The id_token's header says that it is another kind of token (typ)"),
  KEY_IN_TOKEN(401, "The id_token's header brings its own key (jku, x5u, x5c or jwk)"),
  KEY_UNKNOWN(401, "The platform's key set has no usable key with this id, also after re-reading"),
  KEY_UNUSABLE(401, "The platform's key set lists the key with this id, but it cannot be used"),
  KEYS_UNREACHABLE(401, "The platform's key set cannot be read"),
  SIGNATURE_WRONG(401, "The signature of the id_token does not fit the platform's key"),

  // Its claims
  ISSUER_WRONG(401, "The id_token's issuer is not the one registered"),
  AUDIENCE_WRONG(401, "The id_token's audience is not this tool's client id alone"),
  AUTHORIZED_PARTY_WRONG(401, "The id_token's azp is missing or not this tool's client id"),
  TIMES_MISSING(401, "The id_token has no readable iat or exp"),
  TOKEN_EXPIRED(401, "The id_token has expired; compare the clocks of both servers"),
  TOKEN_FROM_FUTURE(
      401, "The id_token was issued in the future; compare the clocks of both servers"),
  TOKEN_TOO_OLD(401, "The id_token was issued too long ago"),
  NONCE_WRONG(401, "The id_token's nonce is missing or not the one of this login"),
  VERSION_WRONG(400, "The message is not of LTI version 1.3.0"),
  MESSAGE_TYPE_MISSING(400, "The message has no type"),
  MESSAGE_TYPE_UNKNOWN(400, "The message is of a type that this tool does not know"),
  DEEP_LINKING_INCOMPLETE(
      400, "The deep linking request has no usable deep_link_return_url or accept_types"),
  FOR_USER_MISSING(400, "The submission review request does not say whose submission (for_user)"),
  DEPLOYMENT_MISSING(400, "The message has no usable deployment_id"),
  DEPLOYMENT_ON_HOLD(403, "This deployment waits to be accepted"),
  INSTANCE_ON_HOLD(
      403, "Another institution came through this registration and waits to be accepted"),
  TARGET_MISSING(400, "The message has no target_link_uri"),
  TARGET_ELSEWHERE(400, "The message's target_link_uri is not an address of this tool"),
  RESOURCE_LINK_MISSING(400, "The message has no usable resource_link.id"),
  ROLES_MISSING(400, "The message has no roles claim (it may be empty)"),
  USER_MISSING(400, "The message names no user (sub), and anonymous launches are not allowed"),
  USER_NOT_VALID(400, "The user id (sub) is not 1 to 255 ASCII characters");

  private final int status;
  private final String cause;

  RefusalReason(int status, String cause) {
    this.status = status;
    this.cause = cause;
  }

  /** HTTP status of the refusal's page. */
  public int status() {
    return status;
  }

  /** One sentence for an administrator. */
  public String cause() {
    return cause;
  }

  /** Whether a new tab, in which cookies are first-party, can help. */
  public boolean newTabHelps() {
    return this == BROWSER_UNKNOWN || this == PLATFORM_SIGNED_OUT;
  }
}

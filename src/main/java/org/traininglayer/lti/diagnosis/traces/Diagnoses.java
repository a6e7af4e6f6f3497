package org.traininglayer.lti.diagnosis.traces;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.FaultCause;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;

/**
 * From what went wrong to what is the matter. Pure: a reason, or a check that failed, in; an fault
 * out.
 */
final class Diagnoses {

  private static final Pattern STATUS = Pattern.compile("(?<![\\d.:-])([1-5]\\d\\d)(?![\\d.])");

  private Diagnoses() {}

  /** What is the matter where a login or a launch was refused for this reason. */
  static FaultCause of(RefusalReason reason) {
    return switch (reason) {
      case REQUEST_MALFORMED, TOKEN_TOO_LARGE, TOKEN_UNREADABLE, TOKEN_MISSING, STATE_MISSING ->
          FaultCause.STRANGE_REQUEST;
      case NOT_A_LAUNCH, STATE_UNKNOWN, PLATFORM_LAUNCH_USED, LOGIN_OVER -> FaultCause.RELOADED;
      case OLD_LTI -> FaultCause.OLD_LTI;
      case LOGIN_INCOMPLETE -> FaultCause.LOGIN_INCOMPLETE;
      case PLATFORM_UNKNOWN -> FaultCause.PLATFORM_UNKNOWN;
      case PLATFORM_AMBIGUOUS -> FaultCause.PLATFORM_AMBIGUOUS;
      case PLATFORM_PENDING -> FaultCause.PLATFORM_PENDING;
      case PLATFORM_OUT_OF_USE -> FaultCause.PLATFORM_OUT_OF_USE;
      case PLATFORM_TEST_COPY -> FaultCause.PLATFORM_TEST_COPY;
      case PLATFORM_ERROR -> FaultCause.PLATFORM_SAYS_NO;
      case PLATFORM_DENIED -> FaultCause.PLATFORM_DENIED;
      case PLATFORM_SIGNED_OUT -> FaultCause.SIGNED_OUT;
      case BROWSER_UNKNOWN -> FaultCause.COOKIES_BLOCKED;
      case COOKIES_OFF -> FaultCause.COOKIES_OFF;
      case KEY_ID_MISSING, ALGORITHM_NOT_ALLOWED, KEY_IN_TOKEN, HEADER_CRITICAL, TOKEN_KIND_WRONG ->
          FaultCause.TOKEN_HEADER;
      case KEY_UNKNOWN -> FaultCause.KEY_UNKNOWN;
      case KEY_UNUSABLE -> FaultCause.KEY_UNUSABLE;
      case KEYS_UNREACHABLE -> FaultCause.KEYS_UNREACHABLE;
      case SIGNATURE_WRONG -> FaultCause.SIGNATURE_WRONG;
      case ISSUER_WRONG -> FaultCause.ISSUER_WRONG;
      case AUDIENCE_WRONG, AUTHORIZED_PARTY_WRONG -> FaultCause.CLIENT_WRONG;
      case TIMES_MISSING, TOKEN_EXPIRED, TOKEN_FROM_FUTURE, TOKEN_TOO_OLD -> FaultCause.CLOCKS;
      case NONCE_WRONG -> FaultCause.NONCE_WRONG;
      case VERSION_WRONG,
          MESSAGE_TYPE_MISSING,
          MESSAGE_TYPE_UNKNOWN,
          DEEP_LINKING_INCOMPLETE,
          FOR_USER_MISSING,
          DEPLOYMENT_MISSING,
          RESOURCE_LINK_MISSING,
          ROLES_MISSING,
          USER_NOT_VALID ->
          FaultCause.MESSAGE_BROKEN;
      case DEPLOYMENT_ON_HOLD -> FaultCause.DEPLOYMENT_WAITS;
      case INSTANCE_ON_HOLD -> FaultCause.INSTANCE_WAITS;
      case TARGET_MISSING, TARGET_ELSEWHERE -> FaultCause.TARGET_ELSEWHERE;
      case USER_MISSING -> FaultCause.ANONYMOUS;
    };
  }

  /** What is the matter where this check of a trace failed. */
  static FaultCause of(Kind kind, Check failed, @Nullable String reason) {
    Optional<RefusalReason> refusal = reason(reason);
    if (refusal.isPresent()) {
      return of(refusal.get());
    }
    String said =
        (failed.what() + " " + (failed.got() == null ? "" : failed.got())).toLowerCase(Locale.ROOT);
    if (said.contains("rate limit exceeded") || said.contains("too many requests")) {
      return FaultCause.PLATFORM_BUSY;
    }
    int status = status(failed.got());
    return switch (kind) {
      case REGISTRATION -> registration(said, status);
      case TOKEN -> token(said, status);
      case GRADES -> said.contains("access token") ? token(said, status) : grades(said, status);
      case ROSTER -> said.contains("access token") ? token(said, status) : roster(said, status);
      case KEYS -> network(said).orElse(FaultCause.KEYS_UNREACHABLE);
      case TEST -> test(said, status);
      case DEEP_LINKING ->
          said.contains("our key set") ? FaultCause.OUR_KEYS_UNREADABLE : FaultCause.MESSAGE_BROKEN;
      case LOGIN, LAUNCH ->
          said.contains("unanswered")
              ? FaultCause.LOGIN_UNANSWERED
              : said.contains("no answer") ? FaultCause.PLATFORM_SAYS_NO : FaultCause.UNEXPLAINED;
    };
  }

  private static FaultCause registration(String said, int status) {
    if (said.contains("domain") || said.contains("not-https") || said.contains("not https")) {
      return FaultCause.REGISTRATION_ADDRESS;
    }
    if (status == 401
        || status == 403
        || said.contains("token")
        || said.contains("invit")
        || said.contains("expired")) {
      return FaultCause.REGISTRATION_TOKEN;
    }
    if (status == 422 || status == 400) {
      return FaultCause.REGISTRATION_BODY;
    }
    return network(said)
        .orElse(status >= 500 ? FaultCause.PLATFORM_DOWN : FaultCause.REGISTRATION_OTHER);
  }

  /**
   * <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, 5.2</a>, and what Moodle
   * writes instead.
   */
  private static FaultCause token(String said, int status) {
    if (said.contains("invalid_scope") || said.contains("insufficient_scope")) {
      return FaultCause.SCOPE_NOT_GRANTED;
    }
    boolean keys =
        said.contains("invalid_client")
            || said.contains("must be array")
            || said.contains("must be of type array")
            || said.contains("jwks")
            || said.contains("keyset")
            || said.contains("key set")
            || said.contains("\"kid\"")
            || said.contains("signature")
            || said.contains("jwk error")
            || said.contains("verificationfailed")
            || said.contains("kidnotfound")
            // Moodle shows an error page, with status 404, where it cannot read our keys.
            || said.contains("a page, not data");
    if (keys) {
      return FaultCause.OUR_KEYS_UNREADABLE;
    }
    return network(said)
        .orElse(
            status == 429
                ? FaultCause.PLATFORM_BUSY
                : status >= 500 ? FaultCause.OUR_KEYS_UNREADABLE : FaultCause.TOKEN_REFUSED);
  }

  private static FaultCause grades(String said, int status) {
    boolean score = said.contains("scores") || said.contains("score");
    boolean newer = said.contains("timestamp") || said.contains("newer") || said.contains("later");
    return switch (status) {
      case 400 ->
          newer
              ? FaultCause.GRADE_NEWER
              : score ? FaultCause.NOT_A_STUDENT : FaultCause.SERVICE_OFF;
      case 422 ->
          said.contains("course has concluded")
              ? FaultCause.COURSE_OVER
              : said.contains("unpublished")
                  ? FaultCause.NOT_PUBLISHED
                  : said.contains("number of allowed attempts")
                      ? FaultCause.ATTEMPTS_USED_UP
                      : FaultCause.NOT_A_STUDENT;
      case 409 -> FaultCause.GRADE_NEWER;
      case 404, 410 -> FaultCause.COLUMN_GONE;
      case 401, 403 -> FaultCause.SERVICE_OFF;
      case 429 -> FaultCause.PLATFORM_BUSY;
      default -> network(said).orElse(FaultCause.PLATFORM_DOWN);
    };
  }

  private static FaultCause roster(String said, int status) {
    return switch (status) {
      case 401, 403, 404 -> FaultCause.ROSTER_OFF;
      case 429 -> FaultCause.PLATFORM_BUSY;
      default ->
          network(said).orElse(status >= 500 ? FaultCause.PLATFORM_DOWN : FaultCause.ROSTER_BROKEN);
    };
  }

  private static FaultCause test(String said, int status) {
    if (said.startsWith("this tool")) {
      return FaultCause.OWN_ADDRESS;
    }
    if (said.startsWith("clock")) {
      return FaultCause.CLOCKS;
    }
    if (said.startsWith("deployments")) {
      return FaultCause.DEPLOYMENT_WAITS;
    }
    if (said.contains("access token")) {
      return token(said, status);
    }
    if (said.startsWith("gradebook")) {
      return network(said).orElse(status == 404 ? FaultCause.COLUMN_GONE : FaultCause.SERVICE_OFF);
    }
    if (said.startsWith("roster")) {
      return network(said).orElse(FaultCause.ROSTER_OFF);
    }
    return network(said)
        .orElse(said.contains("key") ? FaultCause.KEYS_UNREACHABLE : FaultCause.PLATFORM_DOWN);
  }

  /** What hinders a call before anybody answers. */
  private static Optional<FaultCause> network(String said) {
    if (said.contains("is private") || said.contains("addressrefused")) {
      return Optional.of(FaultCause.PRIVATE_ADDRESS);
    }
    if (said.contains("certificate") || said.contains("ssl") || said.contains("tls")) {
      return Optional.of(FaultCause.CERTIFICATE);
    }
    if (said.contains("redirect")) {
      return Optional.of(FaultCause.REDIRECTED);
    }
    boolean unreachable =
        said.contains("timeout")
            || said.contains("timed out")
            || said.contains("connect")
            || said.contains("unknownhost")
            || said.contains("name is unknown")
            || said.contains("no answer");
    return unreachable ? Optional.of(FaultCause.PLATFORM_DOWN) : Optional.empty();
  }

  private static int status(@Nullable String got) {
    Matcher status = STATUS.matcher(got == null ? "" : got);
    return status.find() ? Integer.parseInt(status.group(1)) : 0;
  }

  private static Optional<RefusalReason> reason(@Nullable String name) {
    try {
      return name == null ? Optional.empty() : Optional.of(RefusalReason.valueOf(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package org.traininglayer.lti.stories;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Ailment;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionStories.Kind;
import org.traininglayer.lti.refusal.RefusalReason;

/**
 * From what went wrong to what is the matter. Pure: a reason, or a check that failed, in; an
 * ailment out.
 */
final class Diagnoses {

  private static final Pattern STATUS = Pattern.compile("(?<![\\d.:-])([1-5]\\d\\d)(?![\\d.])");

  private Diagnoses() {}

  /** What is the matter where a login or a launch was refused for this reason. */
  static Ailment of(RefusalReason reason) {
    return switch (reason) {
      case REQUEST_MALFORMED, TOKEN_TOO_LARGE, TOKEN_UNREADABLE, TOKEN_MISSING, STATE_MISSING ->
          Ailment.STRANGE_REQUEST;
      case NOT_A_LAUNCH, STATE_UNKNOWN, PLATFORM_LAUNCH_USED, LOGIN_OVER -> Ailment.RELOADED;
      case LOGIN_INCOMPLETE -> Ailment.LOGIN_INCOMPLETE;
      case PLATFORM_UNKNOWN -> Ailment.PLATFORM_UNKNOWN;
      case PLATFORM_AMBIGUOUS -> Ailment.PLATFORM_AMBIGUOUS;
      case PLATFORM_PENDING -> Ailment.PLATFORM_PENDING;
      case PLATFORM_OUT_OF_USE -> Ailment.PLATFORM_OUT_OF_USE;
      case PLATFORM_TEST_COPY -> Ailment.PLATFORM_TEST_COPY;
      case PLATFORM_ERROR -> Ailment.PLATFORM_SAYS_NO;
      case PLATFORM_SIGNED_OUT -> Ailment.SIGNED_OUT;
      case BROWSER_UNKNOWN -> Ailment.COOKIES_BLOCKED;
      case KEY_ID_MISSING, ALGORITHM_NOT_ALLOWED, KEY_IN_TOKEN -> Ailment.TOKEN_HEADER;
      case KEY_UNKNOWN -> Ailment.KEY_UNKNOWN;
      case KEYS_UNREACHABLE -> Ailment.KEYS_UNREACHABLE;
      case SIGNATURE_WRONG -> Ailment.SIGNATURE_WRONG;
      case ISSUER_WRONG -> Ailment.ISSUER_WRONG;
      case AUDIENCE_WRONG, AUTHORIZED_PARTY_WRONG -> Ailment.CLIENT_WRONG;
      case TIMES_MISSING, TOKEN_EXPIRED, TOKEN_FROM_FUTURE, TOKEN_TOO_OLD -> Ailment.CLOCKS;
      case NONCE_WRONG -> Ailment.NONCE_WRONG;
      case VERSION_WRONG,
          MESSAGE_TYPE_MISSING,
          MESSAGE_TYPE_UNKNOWN,
          DEEP_LINKING_INCOMPLETE,
          FOR_USER_MISSING,
          DEPLOYMENT_MISSING,
          RESOURCE_LINK_MISSING,
          ROLES_MISSING,
          USER_NOT_VALID ->
          Ailment.MESSAGE_BROKEN;
      case DEPLOYMENT_ON_HOLD -> Ailment.DEPLOYMENT_WAITS;
      case TENANT_ON_HOLD -> Ailment.TENANT_WAITS;
      case TARGET_MISSING, TARGET_ELSEWHERE -> Ailment.TARGET_ELSEWHERE;
      case USER_MISSING -> Ailment.ANONYMOUS;
    };
  }

  /** What is the matter where this check of a story failed. */
  static Ailment of(Kind kind, Check failed, @Nullable String reason) {
    Optional<RefusalReason> refusal = reason(reason);
    if (refusal.isPresent()) {
      return of(refusal.get());
    }
    String said =
        (failed.what() + " " + (failed.got() == null ? "" : failed.got())).toLowerCase(Locale.ROOT);
    if (said.contains("rate limit exceeded") || said.contains("too many requests")) {
      return Ailment.PLATFORM_BUSY;
    }
    int status = status(failed.got());
    return switch (kind) {
      case REGISTRATION -> registration(said, status);
      case TOKEN -> token(said, status);
      case GRADES -> said.contains("access token") ? token(said, status) : grades(said, status);
      case ROSTER -> said.contains("access token") ? token(said, status) : roster(said, status);
      case KEYS -> network(said).orElse(Ailment.KEYS_UNREACHABLE);
      case TEST -> test(said, status);
      case DEEP_LINKING -> Ailment.MESSAGE_BROKEN;
      case LOGIN, LAUNCH ->
          said.contains("unanswered")
              ? Ailment.LOGIN_UNANSWERED
              : said.contains("no answer") ? Ailment.PLATFORM_SAYS_NO : Ailment.UNEXPLAINED;
    };
  }

  private static Ailment registration(String said, int status) {
    if (said.contains("domain") || said.contains("not-https") || said.contains("not https")) {
      return Ailment.REGISTRATION_ADDRESS;
    }
    if (status == 401
        || status == 403
        || said.contains("token")
        || said.contains("invit")
        || said.contains("expired")) {
      return Ailment.REGISTRATION_TOKEN;
    }
    if (status == 422 || status == 400) {
      return Ailment.REGISTRATION_BODY;
    }
    return network(said).orElse(status >= 500 ? Ailment.PLATFORM_DOWN : Ailment.REGISTRATION_OTHER);
  }

  /** RFC 6749, 5.2, and what Moodle writes instead. */
  private static Ailment token(String said, int status) {
    if (said.contains("invalid_scope") || said.contains("insufficient_scope")) {
      return Ailment.SCOPE_NOT_GRANTED;
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
      return Ailment.OUR_KEYS_UNREADABLE;
    }
    return network(said)
        .orElse(
            status == 429
                ? Ailment.PLATFORM_BUSY
                : status >= 500 ? Ailment.OUR_KEYS_UNREADABLE : Ailment.TOKEN_REFUSED);
  }

  private static Ailment grades(String said, int status) {
    boolean score = said.contains("scores") || said.contains("score");
    boolean newer = said.contains("timestamp") || said.contains("newer") || said.contains("later");
    return switch (status) {
      case 400 -> newer ? Ailment.GRADE_NEWER : score ? Ailment.NOT_A_STUDENT : Ailment.SERVICE_OFF;
      case 422 ->
          said.contains("course has concluded")
              ? Ailment.COURSE_OVER
              : said.contains("unpublished")
                  ? Ailment.NOT_PUBLISHED
                  : said.contains("number of allowed attempts")
                      ? Ailment.ATTEMPTS_USED_UP
                      : Ailment.NOT_A_STUDENT;
      case 409 -> Ailment.GRADE_NEWER;
      case 404, 410 -> Ailment.COLUMN_GONE;
      case 401, 403 -> Ailment.SERVICE_OFF;
      case 429 -> Ailment.PLATFORM_BUSY;
      default -> network(said).orElse(Ailment.PLATFORM_DOWN);
    };
  }

  private static Ailment roster(String said, int status) {
    return switch (status) {
      case 401, 403, 404 -> Ailment.ROSTER_OFF;
      case 429 -> Ailment.PLATFORM_BUSY;
      default ->
          network(said).orElse(status >= 500 ? Ailment.PLATFORM_DOWN : Ailment.ROSTER_BROKEN);
    };
  }

  private static Ailment test(String said, int status) {
    if (said.startsWith("this tool")) {
      return Ailment.OWN_ADDRESS;
    }
    if (said.startsWith("clock")) {
      return Ailment.CLOCKS;
    }
    if (said.startsWith("deployments")) {
      return Ailment.DEPLOYMENT_WAITS;
    }
    if (said.contains("access token")) {
      return token(said, status);
    }
    if (said.startsWith("gradebook")) {
      return network(said).orElse(status == 404 ? Ailment.COLUMN_GONE : Ailment.SERVICE_OFF);
    }
    if (said.startsWith("roster")) {
      return network(said).orElse(Ailment.ROSTER_OFF);
    }
    return network(said)
        .orElse(said.contains("key") ? Ailment.KEYS_UNREACHABLE : Ailment.PLATFORM_DOWN);
  }

  /** What hinders a call before anybody answers. */
  private static Optional<Ailment> network(String said) {
    if (said.contains("is private") || said.contains("addressrefused")) {
      return Optional.of(Ailment.PRIVATE_ADDRESS);
    }
    if (said.contains("certificate") || said.contains("ssl") || said.contains("tls")) {
      return Optional.of(Ailment.CERTIFICATE);
    }
    if (said.contains("redirect")) {
      return Optional.of(Ailment.REDIRECTED);
    }
    boolean unreachable =
        said.contains("timeout")
            || said.contains("timed out")
            || said.contains("connect")
            || said.contains("unknownhost")
            || said.contains("name is unknown")
            || said.contains("no answer");
    return unreachable ? Optional.of(Ailment.PLATFORM_DOWN) : Optional.empty();
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

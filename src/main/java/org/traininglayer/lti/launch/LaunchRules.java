package org.traininglayer.lti.launch;

import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.AUDIENCE_WRONG;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.AUTHORIZED_PARTY_WRONG;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.DEEP_LINKING_INCOMPLETE;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.DEPLOYMENT_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.FOR_USER_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.ISSUER_WRONG;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.MESSAGE_TYPE_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.MESSAGE_TYPE_UNKNOWN;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.NONCE_WRONG;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.RESOURCE_LINK_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.ROLES_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TARGET_ELSEWHERE;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TARGET_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TIMES_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TOKEN_EXPIRED;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TOKEN_FROM_FUTURE;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.TOKEN_TOO_OLD;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.USER_MISSING;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.USER_NOT_VALID;
import static org.traininglayer.lti.diagnosis.refusals.RefusalReason.VERSION_WRONG;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import tools.jackson.databind.JsonNode;

/**
 * The rules for the claims of a launch whose signature is right (<a
 * href="https://www.imsglobal.org/spec/security/v1p0#authentication-response-validation">Security
 * Framework 1.0, 5.1.3</a>; <a
 * href="https://www.imsglobal.org/spec/lti/v1p3#required-message-claims">LTI Core 1.3, 5.3</a>).
 * Values in, verdicts out.
 */
final class LaunchRules {

  /** How far two clocks may be apart. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** How old a token may be. Canvas prepares it before the learner signs in. */
  static final Duration MAX_AGE = Duration.ofHours(1);

  private static final int MAX_ID = 255;

  private static final List<Rule> IN_ORDER =
      List.of(
          new Rule("issuer (iss)", LaunchRules::issuer, claims -> string(claims, "iss")),
          new Rule("audience (aud)", LaunchRules::audience, claims -> audiences(claims).toString()),
          new Rule(
              "authorized party (azp)",
              LaunchRules::authorizedParty,
              claims -> claims.has("azp") ? string(claims, "azp") : "none, and none needed"),
          new Rule(
              "times (iat, exp)",
              LaunchRules::times,
              claims -> time(claims, "iat") + " to " + time(claims, "exp")),
          new Rule("nonce", LaunchRules::nonce, claims -> "the one of this login"),
          new Rule("version", LaunchRules::version, claims -> string(claims, Claims.VERSION)),
          new Rule(
              "message type",
              LaunchRules::messageType,
              claims -> string(claims, Claims.MESSAGE_TYPE)),
          new Rule(
              "deployment (deployment_id)",
              LaunchRules::deployment,
              claims -> string(claims, Claims.DEPLOYMENT_ID)),
          new Rule(
              "target (target_link_uri)",
              LaunchRules::target,
              claims -> string(claims, Claims.TARGET_LINK_URI)),
          new Rule(
              "person (sub)",
              LaunchRules::user,
              claims -> claims.has("sub") ? "given" : "none, which is allowed here"),
          new Rule("roles", LaunchRules::roles, LaunchRules::roleWords),
          new Rule(
              "link (resource_link.id)",
              LaunchRules::resourceLink,
              claims -> string(claims.path(Claims.RESOURCE_LINK), "id")),
          new Rule("content selection settings", LaunchRules::deepLinking, claims -> null),
          new Rule("whose submission (for_user)", LaunchRules::forUser, claims -> null));

  private LaunchRules() {}

  /** What each rule says to the claims, in order; the first that is broken decides. */
  static List<Verdict> judge(JsonNode claims, LaunchTerms terms) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Rule rule : IN_ORDER) {
      Optional<Refused> broken = rule.test().apply(claims, terms);
      Check check =
          broken
              .map(refused ->
                  Check.failed("Claims · " + rule.what(), refused.expected(), refused.got()))
              .orElseGet(() -> Check.passed("Claims · " + rule.what(), rule.seen().apply(claims)));
      verdicts.add(new Verdict(check, broken));
    }
    return verdicts;
  }

  /** The first rule that the claims break. */
  static Optional<Refused> firstBroken(JsonNode claims, LaunchTerms terms) {
    for (Rule rule : IN_ORDER) {
      Optional<Refused> broken = rule.test().apply(claims, terms);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  /**
   * What one rule says.
   *
   * @param broken empty where the claims keep it
   */
  record Verdict(Check check, Optional<Refused> broken) {}

  /**
   * A rule.
   *
   * @param seen what to say of claims that keep it; no name, no secret
   */
  private record Rule(
      String what,
      BiFunction<JsonNode, LaunchTerms, Optional<Refused>> test,
      Function<JsonNode, @Nullable String> seen) {}

  private static Optional<Refused> issuer(JsonNode claims, LaunchTerms terms) {
    String issuer = string(claims, "iss");
    return check(
        terms.platform().issuer().equals(issuer), ISSUER_WRONG, terms.platform().issuer(), issuer);
  }

  private static Optional<Refused> audience(JsonNode claims, LaunchTerms terms) {
    String clientId = terms.platform().clientId();
    List<String> audiences = audiences(claims);
    return check(
        !audiences.isEmpty() && audiences.stream().allMatch(clientId::equals),
        AUDIENCE_WRONG,
        clientId,
        audiences.toString());
  }

  private static Optional<Refused> authorizedParty(JsonNode claims, LaunchTerms terms) {
    String party = string(claims, "azp");
    boolean needed = audiences(claims).size() > 1 || claims.has("azp");
    return check(
        !needed || terms.platform().clientId().equals(party),
        AUTHORIZED_PARTY_WRONG,
        terms.platform().clientId(),
        party);
  }

  private static Optional<Refused> times(JsonNode claims, LaunchTerms terms) {
    Instant issued = time(claims, "iat");
    Instant expires = time(claims, "exp");
    Instant now = terms.now();
    if (issued == null || expires == null) {
      return refuse(TIMES_MISSING, "iat and exp in seconds", "iat " + issued + ", exp " + expires);
    }
    if (claims.has("nbf")) {
      Instant notBefore = time(claims, "nbf");
      if (notBefore == null) {
        return refuse(TIMES_MISSING, "nbf in seconds, or none", "not a time");
      }
      if (notBefore.isAfter(now.plus(SKEW))) {
        return refuse(TOKEN_FROM_FUTURE, "nbf at most 60 s after " + now, notBefore.toString());
      }
    }
    // Times in tokens are whole seconds: so is the second in which they end.
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    if (second.isAfter(expires.plus(SKEW))) {
      return refuse(TOKEN_EXPIRED, "exp after " + now, expires.toString());
    }
    if (issued.isAfter(now.plus(SKEW))) {
      return refuse(TOKEN_FROM_FUTURE, "iat at most 60 s after " + now, issued.toString());
    }
    return check(
        !issued.isBefore(second.minus(MAX_AGE).minus(SKEW)),
        TOKEN_TOO_OLD,
        "iat at most an hour before " + now,
        issued.toString());
  }

  private static Optional<Refused> nonce(JsonNode claims, LaunchTerms terms) {
    String nonce = string(claims, "nonce");
    boolean same =
        nonce != null
            && MessageDigest.isEqual(
                nonce.getBytes(StandardCharsets.UTF_8),
                terms.nonce().getBytes(StandardCharsets.UTF_8));
    return check(
        same, NONCE_WRONG, "the nonce of this login", nonce == null ? "none" : "another one");
  }

  private static Optional<Refused> version(JsonNode claims, LaunchTerms terms) {
    String version = string(claims, Claims.VERSION);
    return check("1.3.0".equals(version), VERSION_WRONG, "1.3.0", got(claims, Claims.VERSION));
  }

  private static Optional<Refused> messageType(JsonNode claims, LaunchTerms terms) {
    String type = string(claims, Claims.MESSAGE_TYPE);
    if (type == null) {
      return refuse(
          MESSAGE_TYPE_MISSING, Claims.RESOURCE_LINK_REQUEST, got(claims, Claims.MESSAGE_TYPE));
    }
    return switch (type) {
      case Claims.RESOURCE_LINK_REQUEST,
          Claims.DEEP_LINKING_REQUEST,
          Claims.SUBMISSION_REVIEW_REQUEST ->
          Optional.empty();
      default -> refuse(MESSAGE_TYPE_UNKNOWN, Claims.RESOURCE_LINK_REQUEST, type);
    };
  }

  private static Optional<Refused> deployment(JsonNode claims, LaunchTerms terms) {
    String deployment = string(claims, Claims.DEPLOYMENT_ID);
    return check(
        isId(deployment),
        DEPLOYMENT_MISSING,
        "1 to 255 ASCII characters",
        got(claims, Claims.DEPLOYMENT_ID));
  }

  private static Optional<Refused> target(JsonNode claims, LaunchTerms terms) {
    String target = string(claims, Claims.TARGET_LINK_URI);
    if (target == null) {
      // A deep linking request may do without: there is only one place to choose.
      return is(claims, Claims.DEEP_LINKING_REQUEST) && !claims.hasNonNull(Claims.TARGET_LINK_URI)
          ? Optional.empty()
          : refuse(
              TARGET_MISSING,
              "an address of " + terms.tool().base(),
              got(claims, Claims.TARGET_LINK_URI));
    }
    try {
      return check(
          target.length() <= 2_000 && terms.tool().owns(new URI(target)),
          TARGET_ELSEWHERE,
          "an address of " + terms.tool().base(),
          target);
    } catch (URISyntaxException e) {
      return refuse(TARGET_ELSEWHERE, "an address of " + terms.tool().base(), target);
    }
  }

  private static Optional<Refused> user(JsonNode claims, LaunchTerms terms) {
    if (!claims.has("sub")) {
      return check(terms.platform().anonymousAllowed(), USER_MISSING, "sub", null);
    }
    String subject = string(claims, "sub");
    return check(
        isId(subject),
        USER_NOT_VALID,
        "1 to 255 ASCII characters",
        subject == null ? "not a text" : subject.length() + " characters");
  }

  private static Optional<Refused> roles(JsonNode claims, LaunchTerms terms) {
    JsonNode roles = claims.path(Claims.ROLES);
    if (!roles.isArray()) {
      return refuse(ROLES_MISSING, "a list, perhaps empty", got(claims, Claims.ROLES));
    }
    for (JsonNode role : roles) {
      if (!role.isString()) {
        return refuse(
            ROLES_MISSING,
            "a list of texts, perhaps empty",
            "a list with something else: " + role.getNodeType().name().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static Optional<Refused> resourceLink(JsonNode claims, LaunchTerms terms) {
    String id = string(claims.path(Claims.RESOURCE_LINK), "id");
    return check(
        !is(claims, Claims.RESOURCE_LINK_REQUEST) || isId(id),
        RESOURCE_LINK_MISSING,
        "1 to 255 ASCII characters",
        got(claims.path(Claims.RESOURCE_LINK), "id"));
  }

  /** The last word of each role. */
  private static String roleWords(JsonNode claims) {
    String words =
        StreamSupport.stream(claims.path(Claims.ROLES).spliterator(), false)
            .limit(20)
            .map(role -> role.asString(""))
            .map(role -> role.substring(Math.max(role.lastIndexOf('#'), role.lastIndexOf('/')) + 1))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "an empty list" : words;
  }

  /**
   * <a href="https://www.imsglobal.org/spec/lti-dl/v2p0">Deep Linking 2.0, 4.4.1</a>: where the
   * answer goes, and what is taken.
   */
  private static Optional<Refused> deepLinking(JsonNode claims, LaunchTerms terms) {
    JsonNode settings = claims.path(Claims.DEEP_LINKING_SETTINGS);
    boolean whole =
        LaunchClaims.address(string(settings, "deep_link_return_url")) != null
            && settings.path("accept_types").isArray()
            && (settings.path("data").isString() || !settings.hasNonNull("data"))
            && !CleanText.isUnfit(settings.path("data").asString(""));
    return check(
        whole || !is(claims, Claims.DEEP_LINKING_REQUEST),
        DEEP_LINKING_INCOMPLETE,
        "deep_link_return_url and accept_types, and data as text if any",
        String.join(", ", settings.propertyNames()));
  }

  /** <a href="https://www.imsglobal.org/spec/lti-sr/v1p0">Submission Review 1.0</a>: whose work. */
  private static Optional<Refused> forUser(JsonNode claims, LaunchTerms terms) {
    String user = string(claims.path(Claims.FOR_USER), "user_id");
    return check(
        !is(claims, Claims.SUBMISSION_REVIEW_REQUEST) || isId(user),
        FOR_USER_MISSING,
        "for_user.user_id",
        got(claims.path(Claims.FOR_USER), "user_id"));
  }

  private static boolean is(JsonNode claims, String messageType) {
    return messageType.equals(string(claims, Claims.MESSAGE_TYPE));
  }

  /** What came in place of a text: the text, else of which kind it is; null where it is absent. */
  private static @Nullable String got(JsonNode claims, String name) {
    JsonNode value = claims.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    return value.isString()
        ? value.stringValue()
        : "no text but " + value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** A text claim; null where it is absent or something else. */
  static @Nullable String string(JsonNode claims, String name) {
    JsonNode value = claims.path(name);
    return value.isString() ? value.stringValue() : null;
  }

  /** The platform's id of the course; some write a number. Null where there is none. */
  static @Nullable String contextId(JsonNode claims) {
    JsonNode id = claims.path(Claims.CONTEXT).path("id");
    return id.isIntegralNumber() ? id.asString() : string(claims.path(Claims.CONTEXT), "id");
  }

  private static List<String> audiences(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    List<String> all = new ArrayList<>();
    if (audience.isArray()) {
      audience.forEach(one -> all.add(one.isString() ? one.stringValue() : one.toString()));
    } else if (audience.isString()) {
      all.add(audience.stringValue());
    }
    return all;
  }

  static @Nullable Instant time(JsonNode claims, String name) {
    JsonNode value = claims.path(name);
    double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
    boolean sane = seconds > 0 && seconds < Instant.MAX.getEpochSecond() / 2.0;
    return sane ? Instant.ofEpochMilli((long) (Math.min(seconds, 1e14) * 1000)) : null;
  }

  /** A time that has been; null where it is absent, no time, or still to come. */
  static @Nullable Instant past(JsonNode claims, String name, Instant now) {
    Instant time = time(claims, name);
    return time == null || time.isAfter(now.plus(SKEW)) ? null : time;
  }

  static boolean isId(@Nullable String text) {
    return text != null
        && !text.isEmpty()
        && text.length() <= MAX_ID
        && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  private static Optional<Refused> check(
      boolean kept, RefusalReason reason, String expected, @Nullable String got) {
    return kept ? Optional.empty() : refuse(reason, expected, got);
  }

  private static Optional<Refused> refuse(
      RefusalReason reason, String expected, @Nullable String got) {
    return Optional.of(Refused.because(reason, expected, got == null ? "none" : got));
  }
}

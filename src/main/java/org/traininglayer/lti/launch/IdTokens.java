package org.traininglayer.lti.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.platforms.keys.PlatformKeys;
import org.traininglayer.lti.platforms.keys.PlatformKeys.Found;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens id_tokens (<a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>): RS256, signed
 * with a key of the platform's own key set, chosen by {@code kid}. Keys and addresses that a token
 * brings along are never used.
 */
@Component
class IdTokens {

  static final int MAX_LENGTH = 64_000;

  private static final List<String> KEYS_BROUGHT_ALONG = List.of("jku", "x5u", "x5c", "jwk");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final PlatformKeys keys;

  IdTokens(PlatformKeys keys) {
    this.keys = keys;
  }

  /**
   * The claims of a token that this platform signed.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException with the reason
   */
  JsonNode open(String idToken, Platform platform, LaunchTrace trace) {
    JWSObject token = parse(idToken);
    JWSHeader header = token.getHeader();
    trace.passed("Envelope · signed message", idToken.length() + " characters");
    refuseStrange(header);
    for (String name : KEYS_BROUGHT_ALONG) {
      if (header.getIncludedParams().contains(name)) {
        throw refuse(RefusalReason.KEY_IN_TOKEN, "a kid only", name);
      }
    }
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      throw refuse(RefusalReason.ALGORITHM_NOT_ALLOWED, "RS256", header.getAlgorithm().getName());
    }
    String kid = header.getKeyID();
    if (kid == null || kid.isEmpty() || kid.length() > 255) {
      throw refuse(RefusalReason.KEY_ID_MISSING, "a kid", kid == null ? "none" : "not usable");
    }
    trace.passed("Envelope · algorithm", header.getAlgorithm().getName());
    trace.passed("Envelope · key id (kid)", kid);
    Found found = keys.find(platform, kid);
    trace.keySet(platform, found, Instant.now());
    if (!isSignedWith(token, found.key())) {
      // The platform may have another key under the same id by now.
      Optional<Found> anew = keys.findAnew(platform, kid, found);
      if (anew.isEmpty() || !isSignedWith(token, anew.get().key())) {
        throw refuse(RefusalReason.SIGNATURE_WRONG, "a signature by key " + kid, "another one");
      }
      trace.passed("Envelope · key set read again", anew.get().words(Instant.now()));
    }
    trace.passed("Envelope · signature", "by that key");
    return claims(token)
        .orElseThrow(
            () -> refuse(RefusalReason.TOKEN_UNREADABLE, "claims as one JSON object", "others"));
  }

  /**
   * Extensions that must be understood (<a
   * href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11">RFC 7515, 4.1.11</a>; none is),
   * payloads that are not encoded (<a href="https://www.rfc-editor.org/rfc/rfc7797">RFC 7797</a>),
   * and tokens of another kind (<a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.11">RFC
   * 8725, 3.11</a>).
   */
  private static void refuseStrange(JWSHeader header) {
    // As it came: the library leaves out what it takes for the same as nothing.
    JsonNode sent;
    try {
      sent = JSON.readTree(header.getParsedBase64URL().decode());
    } catch (JacksonException e) {
      throw refuse(RefusalReason.TOKEN_UNREADABLE, "a header as one JSON object", "another one");
    }
    for (String name : List.of("crit", "b64")) {
      if (sent.has(name)) {
        throw refuse(RefusalReason.HEADER_CRITICAL, "a header without crit and b64", name);
      }
    }
    String type = header.getType() == null ? "" : header.getType().getType();
    String kind = type.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    if (!(kind.isEmpty() || kind.equals("jwt") || kind.equals("jose"))) {
      throw refuse(RefusalReason.TOKEN_KIND_WRONG, "JWT, or nothing", type);
    }
  }

  /** The claims, if the signature is right by a key in memory. Asks nobody. */
  Optional<JsonNode> openQuietly(String idToken, Platform platform) {
    try {
      JWSObject token = JWSObject.parse(idToken);
      String kid = token.getHeader().getKeyID();
      boolean rs256 = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm());
      return kid == null || !rs256
          ? Optional.empty()
          : keys.remembered(platform, kid)
              .filter(key -> isSignedWith(token, key))
              .flatMap(key -> claims(token));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The claims, not verified at all; only to look up whose keys to try. */
  Optional<JsonNode> peek(String idToken) {
    try {
      return idToken.length() > MAX_LENGTH ? Optional.empty() : claims(JWSObject.parse(idToken));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static JWSObject parse(String idToken) {
    if (idToken.length() > MAX_LENGTH) {
      throw refuse(
          RefusalReason.TOKEN_TOO_LARGE,
          "at most " + MAX_LENGTH + " characters",
          idToken.length() + " characters");
    }
    try {
      return JWSObject.parse(idToken);
    } catch (ParseException | RuntimeException e) {
      boolean unsigned =
          idToken.endsWith(".") && idToken.chars().filter(c -> c == '.').count() == 2;
      throw refuse(
          unsigned ? RefusalReason.ALGORITHM_NOT_ALLOWED : RefusalReason.TOKEN_UNREADABLE,
          "a JWT signed with RS256",
          unsigned ? "no signature" : "something else");
    }
  }

  private static boolean isSignedWith(JWSObject token, RSAPublicKey key) {
    try {
      return token.verify(new RSASSAVerifier(key));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Optional<JsonNode> claims(JWSObject token) {
    try {
      JsonNode claims = JSON.readTree(token.getPayload().toBytes());
      return claims.isObject() ? Optional.of(claims) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException refuse(RefusalReason reason, String expected, String got) {
    return Refused.because(reason, expected, got).toException();
  }
}

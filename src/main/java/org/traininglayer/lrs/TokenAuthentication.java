package org.traininglayer.lrs;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.kernel.OrganisationId;

/**
 * Lets in those who have an access token of the authorization server that is set up (RFC 6750; JWT,
 * RFC 9068). What they write stands under an account of their own: the issuer and the subject.
 */
@Component
class TokenAuthentication {

  private static final int LONGEST = 16_000;
  private static final int LONGEST_SUBJECT = 255;

  /** Signed with a key that the server publishes; never {@code none}, never a shared secret. */
  private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

  private final LrsProperties.OAuth oauth;
  private final @Nullable NimbusJwtDecoder decoder;

  TokenAuthentication(LrsProperties properties, OutboundHttp http) {
    this.oauth = properties.oauth();
    String issuer = oauth.issuer();
    String audience = oauth.audience();
    if (issuer == null || audience == null) {
      this.decoder = null;
      return;
    }
    if (issuer.equals(properties.authorityHomePage())) {
      throw new IllegalArgumentException(
          "traininglayer.lrs.oauth.issuer must not be authority-home-page: a subject could bear the"
              + " name of a key");
    }
    this.decoder = decoder(new TokenKeys(issuer, oauth.jwkSet(), http), issuer, audience);
  }

  private static NimbusJwtDecoder decoder(TokenKeys keys, String issuer, String audience) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(source(keys))
            .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
            .jwtProcessorCustomizer(processor ->
                processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("at+jwt"),
                        new JOSEObjectType("application/at+jwt"),
                        JOSEObjectType.JWT,
                        null)))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new JwtClaimValidator<Instant>("exp", Objects::nonNull),
            new JwtIssuerValidator(issuer),
            new JwtAudienceValidator(audience),
            new JwtClaimValidator<String>("sub", TokenAuthentication::isSubject)));
    return decoder;
  }

  /**
   * The keys, kept for a while. Of a key that is not among them nothing is known when they could
   * not be fetched just now: it may have been published since.
   */
  private static JWKSource<SecurityContext> source(TokenKeys keys) {
    JWKSource<SecurityContext> kept =
        JWKSourceBuilder.create(keys)
            .refreshAheadCache(false)
            .cache(Duration.ofMinutes(10).toMillis(), Duration.ofSeconds(15).toMillis())
            .outageTolerant(Duration.ofHours(4).toMillis())
            .build();
    return (selector, context) -> {
      List<JWK> fitting = kept.get(selector, context);
      if (fitting.isEmpty() && !keys.found()) {
        throw new JWKSetUnavailableException("the keys could not be fetched");
      }
      return fitting;
    };
  }

  private static boolean isSubject(@Nullable String subject) {
    return subject != null
        && !subject.isBlank()
        && subject.length() <= LONGEST_SUBJECT
        && subject.indexOf('\0') < 0;
  }

  /** What is said to strangers beside the challenge of Basic; empty where tokens are of no use. */
  String challenge() {
    return oauth.on() ? ", Bearer realm=\"xAPI\"" : "";
  }

  /**
   * The caller behind an {@code Authorization} header; nobody if it brings no token.
   *
   * @throws XapiFailure 401 for a token that is not accepted; of one that the issuer signed, with
   *     the reason. 503 while its keys cannot be had, also because they were asked for a moment ago
   *     and were without the token's key
   */
  Optional<Caller> recognise(@Nullable String authorization) {
    if (decoder == null
        || authorization == null
        || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    String token = authorization.substring(7).strip();
    if (token.length() > LONGEST) {
      throw refused("This access token is too long.");
    }
    return Optional.of(caller(decode(decoder, token)));
  }

  private Jwt decode(NimbusJwtDecoder with, String token) {
    try {
      return with.decode(token);
    } catch (JwtValidationException e) {
      String why =
          e.getErrors().stream()
              .map(OAuth2Error::getDescription)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("it does not hold here");
      throw refused("This access token is not accepted: " + why + ".");
    } catch (BadJwtException e) {
      throw refused("This is no access token that the authorization server signed.");
    } catch (JwtException e) {
      throw XapiFailure.of(
              503, "The keys of the authorization server cannot be had right now. Try again.")
          .with("Retry-After", "30");
    }
  }

  private Caller caller(Jwt token) {
    OrganisationId organisation =
        oauth.organisation() == null
            ? OrganisationId.DEFAULT
            : new OrganisationId(oauth.organisation());
    KeyTerms terms =
        new KeyTerms(
            oauth.granted(words(token.getClaim(oauth.scopeClaim()))),
            null,
            Set.of(),
            Set.of(),
            null,
            oauth.origins());
    return new Caller(
        organisation,
        Authority.of(String.valueOf(oauth.issuer()), String.valueOf(token.getSubject())),
        terms,
        Caller.Shown.TOKEN);
  }

  /** The words of a claim: a list, or one text with spaces between them. */
  static List<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Arrays.asList(text.strip().split("\\s+", -1));
      case Collection<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  private static XapiFailure refused(String why) {
    return XapiFailure.of(401, why)
        .with("WWW-Authenticate", "Bearer realm=\"xAPI\", error=\"invalid_token\"");
  }
}

package org.traininglayer.admin;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import org.traininglayer.admin.ConsoleProperties.Oidc;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.ReadableKeys;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.ToolAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenID provider, by its metadata (OpenID Connect Discovery 1.0). Asked when first needed, and
 * again after a failure, so that the tool starts without it.
 */
@Component
class OidcProvider implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

  /** Our only registration, as it stands in addresses. */
  static final String ID = "provider";

  private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LARGEST_METADATA = 200_000;

  /** Signed with a key that the provider publishes; never {@code none}, never our own secret. */
  private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

  private final Oidc settings;
  private final ToolAddress address;
  private final OutboundHttp http;
  private volatile @Nullable ClientRegistration known;
  private volatile @Nullable JwtDecoder decoder;

  OidcProvider(ConsoleProperties properties, ToolAddress address, OutboundHttp http) {
    this.settings = properties.oidc();
    this.address = address;
    this.http = http;
  }

  /** The registration, or null while the provider cannot be reached or says something unfit. */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!settings.on() || !ID.equals(id)) {
      return null;
    }
    ClientRegistration registration = known;
    if (registration == null) {
      try {
        registration = discover();
        known = registration;
      } catch (IOException | JacksonException | IllegalArgumentException e) {
        log.warn("The OpenID Connect provider cannot be used: {}", e.getMessage());
        return null;
      }
    }
    return registration;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    JwtDecoder made = decoder;
    if (made == null) {
      RestTemplate keys = new RestTemplate(new OutboundRequests(http));
      keys.setMessageConverters(List.of(new ReadableKeys()));
      NimbusJwtDecoder nimbus =
          NimbusJwtDecoder.withJwkSetUri(
                  String.valueOf(registration.getProviderDetails().getJwkSetUri()))
              .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
              .restOperations(keys)
              .build();
      nimbus.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
      nimbus.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
      made = nimbus;
      decoder = made;
    }
    return made;
  }

  private ClientRegistration discover() throws IOException {
    String issuer = String.valueOf(settings.issuer());
    URI metadata = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    Reply reply = http.execute(OutboundRequest.get(metadata).atMost(LARGEST_METADATA));
    if (reply.status() != 200) {
      throw new IOException("its metadata answered " + reply.status());
    }
    JsonNode said = JSON.readTree(reply.body());
    if (!issuer.equals(said.path("issuer").asString(""))) {
      throw new IOException("its metadata name another issuer than the settings");
    }
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(settings.scopes());
    return ClientRegistration.withRegistrationId(ID)
        .clientId(String.valueOf(settings.clientId()))
        .clientSecret(String.valueOf(settings.clientSecret()))
        .clientName(settings.name())
        .clientAuthenticationMethod(method(said))
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(address.at("/admin/sign-in/back").toString())
        .scope(scopes)
        .issuerUri(issuer)
        .authorizationUri(endpoint(said, "authorization_endpoint"))
        .tokenUri(endpoint(said, "token_endpoint"))
        .jwkSetUri(endpoint(said, "jwks_uri"))
        .userNameAttributeName("sub")
        .build();
  }

  private static ClientAuthenticationMethod method(JsonNode metadata) {
    List<String> methods = new ArrayList<>();
    metadata
        .path("token_endpoint_auth_methods_supported")
        .forEach(one -> methods.add(one.asString("")));
    return methods.isEmpty() || methods.contains("client_secret_basic")
        ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
        : ClientAuthenticationMethod.CLIENT_SECRET_POST;
  }

  /** An address of the metadata; by https unless the issuer itself is not. */
  private String endpoint(JsonNode metadata, String name) throws IOException {
    String value = metadata.path(name).asString("");
    boolean fits =
        value.startsWith("https://")
            || (value.startsWith("http://")
                && String.valueOf(settings.issuer()).startsWith("http://"));
    if (!fits) {
      throw new IOException("its metadata give no usable " + name);
    }
    return value;
  }
}

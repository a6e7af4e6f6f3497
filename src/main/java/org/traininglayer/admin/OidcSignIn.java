package org.traininglayer.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.filter.OncePerRequestFilter;
import org.traininglayer.http.OutboundHttp;

/** Sign-in by OpenID Connect: authorization code with state, nonce and PKCE; where it is set up. */
@Component
class OidcSignIn {

  static final String START = "/admin/sign-in/with";
  private static final String BACK = "/admin/sign-in/back";
  private static final int SECONDS_TO_COME_BACK = 600;
  private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

  private final OidcProvider provider;
  private final OidcPeople people;
  private final OutboundHttp http;
  private final ConsoleProperties properties;

  OidcSignIn(
      OidcProvider provider, OidcPeople people, OutboundHttp http, ConsoleProperties properties) {
    this.provider = provider;
    this.people = people;
    this.http = http;
    this.properties = properties;
  }

  /** Adds the way in to the console's chain. */
  void addTo(HttpSecurity security) {
    if (!properties.oidc().on()) {
      return;
    }
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(provider, START);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    security
        .oauth2Login(login ->
            login
                .loginPage("/admin/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(start ->
                    start
                        .authorizationRequestResolver(requests)
                        .authorizationRequestRepository(new ShortLived()))
                .redirectionEndpoint(back -> back.baseUri(BACK))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(user -> user.oidcUserService(people))
                .successHandler((request, response, who) ->
                    response.sendRedirect(AfterSignIn.path(null, user(who))))
                .failureHandler((request, response, why) -> {
                  log.info("A sign-in by OpenID Connect failed: {}", code(why));
                  response.sendRedirect("/admin/sign-in?" + problem(code(why)));
                }))
        .addFilterBefore(new Reachable(provider), OAuth2AuthorizationRequestRedirectFilter.class);
  }

  private static @Nullable ConsoleUser user(Authentication who) {
    return who.getPrincipal() instanceof OidcArrival arrival ? arrival.user() : null;
  }

  private static String code(AuthenticationException why) {
    return why instanceof OAuth2AuthenticationException oauth
        ? oauth.getError().getErrorCode()
        : why.getClass().getSimpleName();
  }

  private static String problem(String code) {
    return switch (code) {
      case "not-let-in", "name-taken" -> code;
      default -> "not-verified";
    };
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(new OutboundRequests(http))
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /** Tells in words that the provider cannot be used, before anything is begun with it. */
  private static final class Reachable extends OncePerRequestFilter {

    private final OidcProvider provider;

    Reachable(OidcProvider provider) {
      this.provider = provider;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String path = request.getRequestURI();
      if (path.startsWith(START) && !path.equals(START + "/" + OidcProvider.ID)) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else if ((path.startsWith(START) || path.startsWith(BACK))
          && provider.findByRegistrationId(OidcProvider.ID) == null) {
        response.sendRedirect("/admin/sign-in?unreachable");
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  /** Keeps what was begun for some minutes only. */
  private static final class ShortLived
      implements org.springframework.security.oauth2.client.web.AuthorizationRequestRepository<
          OAuth2AuthorizationRequest> {

    private final HttpSessionOAuth2AuthorizationRequestRepository sessions =
        new HttpSessionOAuth2AuthorizationRequestRepository();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
        HttpServletRequest request) {
      return sessions.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
        @Nullable OAuth2AuthorizationRequest begun,
        HttpServletRequest request,
        HttpServletResponse response) {
      boolean fresh = request.getSession(false) == null;
      sessions.saveAuthorizationRequest(begun, request, response);
      if (fresh && request.getSession(false) != null) {
        request.getSession().setMaxInactiveInterval(SECONDS_TO_COME_BACK);
      }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
        HttpServletRequest request, HttpServletResponse response) {
      return sessions.removeAuthorizationRequest(request, response);
    }
  }

  /** The provider's tokens are not kept: nothing is asked of it after sign-in. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}

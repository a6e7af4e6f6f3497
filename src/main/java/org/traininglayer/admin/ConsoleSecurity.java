package org.traininglayer.admin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.traininglayer.lti.ToolAddress;

/** Who may see the front page (everybody), the console and the dashboards (who signed in). */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

  @Bean
  @Order(30)
  SecurityFilterChain frontPage(HttpSecurity http) {
    return http.securityMatcher("/")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(40)
  SecurityFilterChain console(
      HttpSecurity http,
      ConsoleUsers users,
      ConsoleProperties properties,
      ToolAddress address,
      OidcSignIn oidc) {
    // PasswordSignIn is the application's one AuthenticationProvider and is found by itself; named
    // here
    // too, it would be asked twice and count each try twice.
    http.securityMatcher("/admin", "/admin/**", "/dashboard", "/dashboard/**")
        // All headers come from SecurityHeaders.
        .headers(AbstractHttpConfigurer::disable)
        // Where to go after sign-in stands in the address of the sign-in page, not in a session.
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(address)))
        .securityContext(
            context -> context.securityContextRepository(new SessionTag(users, properties)))
        .sessionManagement(sessions -> sessions.sessionFixation(fixed -> fixed.newSession()))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .anyRequest()
                .access((who, context) -> decide(who.get(), context.getRequest())))
        .formLogin(form ->
            form.loginPage("/admin/sign-in")
                .authenticationDetailsSource(PasswordSignIn.Details::of)
                .successHandler((request, response, who) ->
                    response.sendRedirect(
                        AfterSignIn.path(request.getParameter("next"), user(who))))
                .failureHandler((request, response, why) ->
                    response.sendRedirect(
                        "/admin/sign-in?" + problem(why) + next(request.getParameter("next")))))
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint((request, response, why) -> signIn(request, response))
                .accessDeniedHandler(ConsoleSecurity::denied))
        .logout(out -> out.logoutUrl("/admin/sign-out").logoutSuccessUrl("/admin/sign-in?out"));
    oidc.addTo(http);
    return http.build();
  }

  /** Two cookies of ours; with https their names promise that no other site wrote them. */
  private static CookieCsrfTokenRepository csrfCookie(ToolAddress address) {
    boolean secure = SessionStore.secure(address);
    CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
    repository.setCookieName(secure ? "__Host-tl-csrf" : "tl-csrf");
    repository.setCookiePath("/");
    repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
    return repository;
  }

  private static AuthorizationDecision decide(
      @Nullable Authentication who, HttpServletRequest request) {
    @Nullable Set<ConsoleRole> roles =
        who != null && who.getPrincipal() instanceof ConsoleUser user ? user.roles() : null;
    return new AuthorizationDecision(
        ConsoleAccess.allowed(
            HttpMethod.valueOf(request.getMethod()),
            request.getRequestURI().substring(request.getContextPath().length()),
            roles));
  }

  private static String problem(AuthenticationException why) {
    return switch (why) {
      case LockedException locked -> "rests";
      case PasswordSignIn.NetworkRestsException network -> "busy";
      default -> "wrong";
    };
  }

  /** Without any cookie of ours a sign-in fails before name and password are looked at. */
  private static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, ServletException {
    if (why instanceof CsrfException && request.getRequestURI().endsWith("/admin/sign-in")) {
      response.sendRedirect("/admin/sign-in?no-cookie" + next(request.getParameter("next")));
    } else {
      new AccessDeniedHandlerImpl().handle(request, response, why);
    }
  }

  private static void signIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String query = request.getQueryString();
    String next =
        "GET".equals(request.getMethod())
            ? request.getRequestURI() + (query == null ? "" : "?" + query)
            : null;
    response.sendRedirect("/admin/sign-in" + next(next).replaceFirst("^&", "?"));
  }

  private static String next(@Nullable String path) {
    return path == null || !AfterSignIn.isOurs(path) || path.equals("/admin")
        ? ""
        : "&next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  private static @Nullable ConsoleUser user(Authentication who) {
    return who.getPrincipal() instanceof ConsoleUser user ? user : null;
  }
}

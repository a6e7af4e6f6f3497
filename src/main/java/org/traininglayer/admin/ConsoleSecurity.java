package org.traininglayer.admin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may see the front page (everybody), the console and the dashboards (who signed in). */
@Configuration
class ConsoleSecurity {

  static final PasswordEncoder PASSWORDS =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  private final ConsoleUsers users;

  ConsoleSecurity(ConsoleUsers users) {
    this.users = users;
  }

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
  SecurityFilterChain console(HttpSecurity http) {
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users);
    provider.setPasswordEncoder(PASSWORDS);
    return http.securityMatcher("/admin", "/admin/**", "/dashboard", "/dashboard/**")
        .authenticationProvider(provider)
        .headers(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/admin/sign-in", "/admin/setup")
                .permitAll()
                .requestMatchers("/dashboard", "/dashboard/**")
                .hasAnyRole(ConsoleRole.OWNER.name(), ConsoleRole.SITE_ADMINISTRATOR.name())
                .anyRequest()
                .hasRole(ConsoleRole.SITE_ADMINISTRATOR.name()))
        .formLogin(form ->
            form.loginPage("/admin/sign-in")
                .defaultSuccessUrl("/admin")
                .failureUrl("/admin/sign-in?wrong"))
        .logout(out -> out.logoutUrl("/admin/sign-out").logoutSuccessUrl("/admin/sign-in?out"))
        .build();
  }

  @EventListener
  void on(AuthenticationSuccessEvent success) {
    if (success.getAuthentication().getPrincipal() instanceof ConsoleUser user) {
      users.signedIn(user.getUsername());
    }
  }

  @EventListener
  void on(AbstractAuthenticationFailureEvent failure) {
    users.failed(failure.getAuthentication().getName());
  }
}

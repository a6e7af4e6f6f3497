package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.traininglayer.admin.ConsoleProperties.Oidc;
import org.traininglayer.admin.OidcAdmission.In;
import org.traininglayer.admin.OidcAdmission.Out;
import org.traininglayer.http.ClientAddress;

/** The console's pure rules: passwords, addresses, who comes in by OpenID Connect. */
class RulesTest {

  @Test
  void a_password_is_long_and_neither_the_name_nor_everybodys() {
    for (String bad :
        List.of(
            "short",
            "elevenchars",
            "mary.miller@example.org",
            "Password1234!",
            "qwertyuiop123",
            "123456789012",
            "aaaaaaaaaaaaaaaa",
            "abababababab",
            "x\0xxxxxxyyyyzzzz",
            "y".repeat(201))) {
      assertThat(PasswordRules.problem(bad, "mary.miller@example.org")).as(bad).isPresent();
    }
    for (String good :
        List.of("a sentence nobody guesses", "Motörhead spielt morgen", "😀 four words 😀")) {
      assertThat(PasswordRules.problem(good, "mary")).as(good).isEmpty();
    }
  }

  @Test
  void a_hash_is_argon2_and_only_the_password_fits() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash("a sentence nobody guesses");
    assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("a sentence nobody guesses", hash)).isTrue();
    assertThat(passwords.matches("a sentence nobody guesses ", hash)).isFalse();
    assertThat(passwords.matches("somebody's", null)).isFalse();
    assertThat(passwords.matches("nobody's", null)).isFalse();
    assertThat(passwords.outdated(hash)).isFalse();
    // Whoever is unknown costs the same work.
    assertThat(Passwords.NOBODYS)
        .hasSameSizeAs(hash)
        .startsWith(hash.substring(0, hash.indexOf("p=1$")));
    assertThat(passwords.outdated("{bcrypt}$2a$10$abcdefghijklmnopqrstuv")).isTrue();
  }

  @Test
  void a_forwarded_address_counts_only_from_a_neighbour_and_only_its_own_entry() {
    assertThat(network("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    assertThat(network("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(network("10.0.0.3", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(network("10.0.0.3", "unknown")).isEqualTo("10.0.0.3");
    assertThat(network("10.0.0.3", "evil.example")).isEqualTo("10.0.0.3");
    assertThat(network("10.0.0.3", "999.1.1.1")).isEqualTo("10.0.0.3");
    assertThat(network("10.0.0.3", "1.2.3")).isEqualTo("10.0.0.3");
    assertThat(network("fd00::1", "2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2:0:0:0:0/64");
    assertThat(ClientAddress.shortened(ClientAddress.of(request("203.0.113.9", null))))
        .isEqualTo("203.0.113.0/24");
    assertThat(ClientAddress.shortened(ClientAddress.of(request("2001:db8:1:2:3:4:5:6", null))))
        .isEqualTo("2001:db8:1:0:0:0:0:0/48");
  }

  @Test
  void a_role_comes_from_the_claim_and_nobody_comes_in_without_one() {
    Oidc settings = settings(List.of(), List.of());
    assertThat(decide(Map.of("roles", List.of("tl-admins", "x")), settings))
        .isEqualTo(new In("mary@example.org", Set.of(ConsoleRole.SITE_ADMINISTRATOR)));
    assertThat(decide(Map.of("roles", "tl-owners"), settings))
        .isEqualTo(new In("mary@example.org", Set.of(ConsoleRole.OWNER)));
    assertThat(decide(Map.of("roles", List.of("tl-auditors")), settings))
        .isEqualTo(new In("mary@example.org", Set.of(ConsoleRole.AUDITOR)));
    assertThat(decide(Map.of("roles", List.of("others")), settings)).isInstanceOf(Out.class);
    assertThat(decide(Map.of("roles", List.of("TL-ADMINS")), settings)).isInstanceOf(Out.class);
    assertThat(decide(Map.of("roles", 7), settings)).isInstanceOf(Out.class);
    assertThat(decide(Map.of(), settings)).isInstanceOf(Out.class);
    assertThat(decide(Map.of("roles", "tl-owners", "email_verified", false), settings))
        .isInstanceOf(Out.class);
  }

  @Test
  void domains_and_names_narrow_who_comes_in() {
    Map<String, Object> owner = Map.of("roles", "tl-owners");
    assertThat(decide(owner, settings(List.of("example.org"), List.of()))).isInstanceOf(In.class);
    assertThat(decide(owner, settings(List.of("EXAMPLE.org"), List.of()))).isInstanceOf(In.class);
    assertThat(decide(owner, settings(List.of("ample.org"), List.of()))).isInstanceOf(Out.class);
    assertThat(decide(owner, settings(List.of("other.org"), List.of("mary@example.org"))))
        .isInstanceOf(In.class);
    assertThat(decide(owner, settings(List.of(), List.of("paul@example.org"))))
        .isInstanceOf(Out.class);
    assertThat(
            decide(
                Map.of("roles", "tl-owners", "email", "eve@evil.org@example.org.evil.net"),
                settings(List.of("example.org"), List.of())))
        .isInstanceOf(Out.class);
  }

  @Test
  void an_origin_is_a_site_and_nothing_more() {
    assertThat(FrameRule.origin(" https://Learn.Example.org/ "))
        .isEqualTo("https://learn.example.org");
    assertThat(FrameRule.origin("https://learn.example.org:8443"))
        .isEqualTo("https://learn.example.org:8443");
    assertThat(FrameRule.origin("https://*.example.org")).isEqualTo("https://*.example.org");
    for (String bad :
        List.of(
            "*",
            "https:",
            "https://*",
            "https://a.example; script-src *",
            "data:x",
            "https://u@a.example",
            "javascript:alert(1)",
            "https://a.example\nX: y",
            "a.example")) {
      assertThat(FrameRule.origin(bad)).as(bad).isNull();
    }
  }

  @Test
  void a_neighbour_between_a_providers_machines_is_one_and_the_addresses_beside_are_not() {
    assertThat(network("100.64.3.4", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(network("100.127.3.4", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(network("169.254.1.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(network("100.128.3.4", "203.0.113.9")).isEqualTo("100.128.3.4");
    assertThat(network("100.63.3.4", "203.0.113.9")).isEqualTo("100.63.3.4");
  }

  private static OidcAdmission.Decision decide(Map<String, Object> claims, Oidc settings) {
    Map<String, Object> all =
        new java.util.HashMap<>(Map.of("email", "Mary@example.org", "email_verified", true));
    all.putAll(claims);
    return OidcAdmission.decide(all, settings);
  }

  private static Oidc settings(List<String> domains, List<String> names) {
    return new Oidc(
        "https://id.example",
        "client",
        "secret",
        "Example",
        List.of(),
        "email",
        "roles",
        List.of("tl-admins"),
        List.of("tl-owners"),
        List.of("tl-analysts"),
        List.of("tl-auditors"),
        domains,
        names);
  }

  private static String network(String peer, String forwarded) {
    return ClientAddress.network(request(peer, forwarded));
  }

  private static MockHttpServletRequest request(
      String peer, @org.jspecify.annotations.Nullable String forwarded) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-For", forwarded);
    }
    return request;
  }
}

package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.lrs.LrsCredentials.Credential;
import org.traininglayer.lrs.LrsCredentials.Scope;

class KeyTermsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "https://Learn.Example.edu/,https://learn.example.edu",
    "https://learn.example.edu:443,https://learn.example.edu",
    "http://localhost:8080,http://localhost:8080",
    "' https://a.example ',https://a.example",
  })
  void an_origin_is_kept_as_browsers_write_it(String typed, String kept) {
    assertThat(KeyTerms.origin(typed)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "learn.example.edu",
        "https://",
        "https://a.example/course",
        "https://a.example?x",
        "https://a.example#x",
        "https://u:p@a.example",
        "ftp://a.example",
        "https://*.example.edu",
        ""
      })
  void what_is_no_origin_of_a_page_is_none(String typed) {
    assertThat(KeyTerms.origin(typed)).isEmpty();
    assertThatThrownBy(() -> terms(null, Set.of(), Set.of(), Set.of(typed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no origin");
  }

  @ParameterizedTest
  @CsvSource({
    "https://lms.example.edu,true",
    "@example.org,true",
    "@sub.example-2.org,true",
    "own,true",
    "lms.example.edu,false",
    "@,false",
    "@exa mple.org,false",
    "ana@example.org,false",
  })
  void actors_are_home_pages_domains_or_the_key_itself(String text, boolean fits) {
    assertThat(KeyTerms.isActor(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "https://tool.example/,true",
    "https://tool.example/out,true",
    "urn:tool:,true",
    "https://tool.example,false",
    "HTTPS://tool.example,false",
    "tool,false",
  })
  void a_host_alone_is_no_beginning_since_others_begin_like_it(String text, boolean fits) {
    assertThat(KeyTerms.isActivityPrefix(text)).isEqualTo(fits);
  }

  @Test
  void the_last_day_is_whole() {
    LocalDate day = LocalDate.of(2026, 3, 31);

    KeyTerms terms = terms(KeyTerms.endOf(day), Set.of(), Set.of(), Set.of());

    assertThat(terms.expiresAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(terms.lastDay()).isEqualTo(day);
    assertThat(KeyTerms.of(Set.of()).lastDay()).isNull();
  }

  @Test
  void it_is_warned_of_fourteen_days_before_the_end_and_not_after_it() {
    Instant end = NOW.plus(LrsCredentials.WARNED_BEFORE);

    assertThat(key(end, null).endsSoon(NOW)).isTrue();
    assertThat(key(end.plusSeconds(1), null).endsSoon(NOW)).isFalse();
    assertThat(key(NOW.plusSeconds(1), null).endsSoon(NOW)).isTrue();
    assertThat(key(NOW, null).endsSoon(NOW)).isFalse();
    assertThat(key(NOW, null).expired(NOW)).isTrue();
    assertThat(key(null, null).endsSoon(NOW)).isFalse();
    assertThat(key(end, NOW).endsSoon(NOW)).isFalse();
  }

  @Test
  void pages_of_all_keys_count_together_and_one_key_for_any_page_opens_it_for_all() {
    LrsProperties.OAuth off = oauth(null, Set.of());

    assertThat(AllowedOrigins.together(List.of(), off)).isNull();
    assertThat(AllowedOrigins.together(List.of(Set.of("https://a"), Set.of("https://b")), off))
        .containsExactlyInAnyOrder("https://a", "https://b");
    assertThat(AllowedOrigins.together(List.of(Set.of("https://a"), Set.of()), off)).isNull();
    assertThat(AllowedOrigins.together(List.of(Set.of("https://a")), oauth("https://i", Set.of())))
        .isNull();
    assertThat(
            AllowedOrigins.together(
                List.of(Set.of("https://a.example")),
                oauth("https://i", Set.of("https://b.example"))))
        .containsExactlyInAnyOrder("https://a.example", "https://b.example");
  }

  private static LrsProperties.OAuth oauth(@Nullable String issuer, Set<String> origins) {
    return new LrsProperties.OAuth(
        issuer, null, issuer == null ? null : "store", null, "scope", Map.of(), origins);
  }

  private static Credential key(@Nullable Instant end, @Nullable Instant revoked) {
    return new Credential(
        "k",
        "label",
        terms(end, Set.of(), Set.of(), Set.of()),
        false,
        NOW,
        null,
        null,
        null,
        revoked);
  }

  private static KeyTerms terms(
      @Nullable Instant end, Set<String> actors, Set<String> activities, Set<String> origins) {
    return new KeyTerms(Set.of(Scope.ALL), end, actors, activities, null, origins);
  }
}

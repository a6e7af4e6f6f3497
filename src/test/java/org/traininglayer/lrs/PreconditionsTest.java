package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,             -,       -,   true",
        "-,             -,       abc, true",
        "'\"abc\"',     -,       abc, true",
        "'\"abc\"',     -,       xyz, false",
        "'\"abc\"',     -,       -,   false",
        "'\"a\", \"abc\"', -,    abc, true",
        "'W/\"abc\"',   -,       abc, true",
        "abc,           -,       abc, true",
        "*,             -,       abc, true",
        "*,             -,       -,   false",
        "'',            -,       abc, false",
        "-,             *,       -,   true",
        "-,             *,       abc, false",
        "-,          '\"abc\"',  abc, false",
        "-,          '\"abc\"',  xyz, true",
        "-,          '\"abc\"',  -,   true",
        "'\"abc\"',     *,       abc, false",
      })
  void they_hold_or_not(
      @Nullable String match, @Nullable String noneMatch, @Nullable String there, boolean hold) {
    assertThat(of(match, noneMatch).hold(there)).isEqualTo(hold);
  }

  @Test
  void a_request_without_either_header_demands_nothing() {
    assertThat(of(null, null).isEmpty()).isTrue();
    assertThat(of("*", null).isEmpty()).isFalse();
    assertThat(of(null, "*").wantsNothing()).isTrue();
  }

  private static Preconditions of(@Nullable String match, @Nullable String noneMatch) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (match != null) {
      headers.put("if-match", match);
    }
    if (noneMatch != null) {
      headers.put("if-none-match", noneMatch);
    }
    return Preconditions.of(
        new XapiRequest("PUT", "/x", Map.of(), headers, XapiBody.of(new byte[0])));
  }
}

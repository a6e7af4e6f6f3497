package org.traininglayer.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.LineItems.Wanted;

/** Next pages as platforms write them, and which of several columns is the one that is wanted. */
class NextLinkTest {

  private static final URI PAGE = URI.create("https://lms.example/a/members?page=1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://lms.example/next?page=2>; rel=\"next\"",
        "<https://lms.example/next?page=2>;rel=next",
        "<https://lms.example/next?page=2>; REL=\"Next\"; title=\"more\"",
        "<https://lms.example/next?page=2>; rel=\u201cnext\u201d",
        "<https://lms.example/first>; rel=\"first\", <https://lms.example/next?page=2>; rel=\"last"
            + " next\"",
        "</next?page=2>; rel='next'",
        "<https://lms.example/next?page=2>; title=\"a; rel=prev\"; rel=\"next\"",
        "<https://lms.example/next?page=2>; title=\"x < y\"; rel=\"next\"",
        "<https://lms.example/next?page=2>; title=\"a \\\"quoted\\\" word; rel=prev\"; rel=next",
        "<https://lms.example/p>; title=\"; rel=next\"; rel=\"prev\","
            + " <https://lms.example/next?page=2>; rel=\"next\"",
        "<https://lms.example/next?page=2>; title=\"not closed; rel=next"
      })
  void a_next_link_is_understood(String header) {
    assertThat(next(header)).isEqualTo("https://lms.example/next?page=2");
  }

  @Test
  void a_header_of_any_length_and_kind_is_read() {
    for (String odd : List.of("x", "\"", "\"\\\"", ";a=\"b\"", "\"a\" ")) {
      assertThat(next("<https://lms.example/next>" + odd.repeat(50_001) + "; rel=next"))
          .isEqualTo("https://lms.example/next");
    }
  }

  @Test
  void a_query_alone_keeps_the_whole_path() {
    assertThat(next("<?page=2>; rel=\"next\"")).isEqualTo("https://lms.example/a/members?page=2");
  }

  @Test
  void commas_and_odd_queries_stay_and_escaped_ones_are_mended() {
    assertThat(next("<https://lms.example/m?ids=1,2;3&x=%2C>; rel=\"next\""))
        .isEqualTo("https://lms.example/m?ids=1,2;3&x=%2C");
    assertThat(next("<https://lms.example/m?type_id=2&amp;from=50>; rel=\u201cnext\u201d"))
        .isEqualTo("https://lms.example/m?type_id=2&from=50");
  }

  @Test
  void other_relations_and_no_header_are_the_end() {
    assertThat(next(null)).isNull();
    assertThat(next("<https://lms.example/d>; rel=\"differences\"")).isNull();
    assertThat(next("<https://lms.example/d>; rel=\"nextish\"")).isNull();
    assertThat(next("garbage")).isNull();
    assertThatThrownBy(() -> next("<ht tp://x>; rel=next"))
        .isInstanceOf(NextLink.StrangeLinkException.class);
  }

  @Test
  void the_link_s_own_column_wins_and_another_link_s_is_never_taken() {
    String items =
        """
        [{"id":"https://lms.example/1","resourceLinkId":"other","resourceId":"m","tag":"training-layer"},
         {"id":"https://lms.example/2","resourceLinkId":17},
         {"id":"https://lms.example/3","resourceId":"m","tag":"training-layer"},
         {"id":"https://lms.example/4","resourceId":"another"},
         {"id":"not an address","resourceId":"m"},{"label":"x"}]\
        """;
    List<LineItemJson> read = LineItemJson.list(items).orElseThrow();
    assertThat(read).hasSize(4);
    assertThat(LineItemJson.best(read, wanted("17")).orElseThrow().id())
        .hasToString("https://lms.example/2");
    assertThat(LineItemJson.best(read, wanted("18")).orElseThrow().id())
        .hasToString("https://lms.example/3");
    assertThat(LineItemJson.best(read.subList(0, 1), wanted("18"))).isEmpty();
    assertThat(LineItemJson.list("<html>")).isEmpty();
    assertThat(LineItemJson.list("{}")).isEmpty();
  }

  private static Wanted wanted(String link) {
    return new Wanted(
        new PlatformId(UUID.randomUUID()),
        new CourseId(UUID.randomUUID()),
        link,
        new ModuleId("m"),
        LineItems.TAG);
  }

  private static @Nullable String next(@Nullable String header) {
    return NextLink.in(header, PAGE).map(URI::toString).orElse(null);
  }
}

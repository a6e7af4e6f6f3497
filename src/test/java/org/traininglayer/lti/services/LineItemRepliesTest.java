package org.traininglayer.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.lti.LineItems.Found;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** What may pass is tried again; the rest is told in the words of the platform. */
class LineItemRepliesTest {

  @ParameterizedTest
  @CsvSource({
    "408, ''",
    "425, ''",
    "429, ''",
    "500, []",
    "502, ''",
    "503, ''",
    "303, ''",
    "403, '403 Forbidden (Rate Limit Exceeded)'"
  })
  void what_may_pass_is_tried_again(int status, String body) {
    for (LineItemReplies answers : LineItemReplies.values()) {
      assertThat(answers.meaning(answer(status, body))).isInstanceOf(Found.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 410, 412, 415, 418, 422})
  void everything_else_is_an_end_with_a_reason(int status) {
    for (LineItemReplies answers : LineItemReplies.values()) {
      assertThat(answers.meaning(answer(status, "")))
          .isInstanceOfSatisfying(Found.None.class, none -> assertThat(none.reason()).isNotBlank());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "412, '', was deleted in Canvas",
    "404, '', has concluded or was deleted",
    "422, 'This course has concluded. AGS requests will no longer be accepted', has concluded",
    "401, 'Access Token not linked to a Tool associated with this Context', no longer be installed"
  })
  void canvas_is_spoken_of_in_its_own_words(int status, String body, String words) {
    assertThat(LineItemReplies.of("canvas").meaning(answer(status, body)))
        .isInstanceOfSatisfying(
            Found.None.class,
            none -> assertThat(none.reason()).contains(words).doesNotContain("Tick grading"));
  }

  @ParameterizedTest
  @CsvSource({"403, Tick grading", "404, no gradebook", "412, refuses a column"})
  void moodle_is_spoken_of_in_its_own_words(int status, String words) {
    assertThat(LineItemReplies.of("moodle").meaning(answer(status, "[]")))
        .isInstanceOfSatisfying(
            Found.None.class,
            none -> assertThat(none.reason()).contains(words).doesNotContain("Canvas"));
  }

  private static Answer answer(int status, String body) {
    return new Answer(Part.SERVICE, status, "", body, Map.of());
  }
}

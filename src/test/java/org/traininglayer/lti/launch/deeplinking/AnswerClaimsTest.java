package org.traininglayer.lti.launch.deeplinking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.lti.ContentAnswer;
import org.traininglayer.lti.ContentItem;
import org.traininglayer.lti.ContentItem.Image;
import org.traininglayer.lti.ContentItem.LineItem;
import org.traininglayer.lti.ContentItem.Opening;
import org.traininglayer.lti.ContentItem.Period;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class AnswerClaimsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String PREFIX = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void an_answer_is_this_message() {
    ContentItem item =
        new ContentItem(
            URI.create("https://tool.example/lti/launch?module=a"),
            "Wrong score",
            "Check it.",
            new Image(URI.create("https://tool.example/picker/icon.png"), 64, 64),
            null,
            custom("module_id", "a", "module_pass_mark", "80"),
            new LineItem(
                "Wrong score",
                new BigDecimal("20.00"),
                "a",
                LineItem.SCORE,
                URI.create("https://tool.example/lti/launch?module=a")),
            new Period(Instant.parse("2026-12-01T08:00:00.5Z"), null),
            new Period(null, Instant.parse("2026-12-24T08:00:00Z")),
            Opening.NEW_TAB,
            false);
    ContentSelection asked = selection(true, null, "opaque \"data\" ü", "iframe", "window");

    Map<String, Object> claims =
        new AnswerClaims("client-1", "https://lms.example", "7")
            .with(
                AnswerClaims.of(ContentAnswer.of(List.of(item), "Chosen", "Items: 1"), asked),
                asked,
                "n-1",
                NOW);

    assertThat(JSON.readTree(JSON.writeValueAsString(claims)))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "iss": "client-1",
                  "aud": "https://lms.example",
                  "iat": "2026-11-22T11:59:50Z",
                  "exp": "2026-11-22T12:05:00Z",
                  "nonce": "n-1",
                  "https://purl.imsglobal.org/spec/lti/claim/message_type": "LtiDeepLinkingResponse",
                  "https://purl.imsglobal.org/spec/lti/claim/version": "1.3.0",
                  "https://purl.imsglobal.org/spec/lti/claim/deployment_id": "7",
                  "https://purl.imsglobal.org/spec/lti-dl/claim/content_items": [{
                    "type": "ltiResourceLink",
                    "url": "https://tool.example/lti/launch?module=a",
                    "title": "Wrong score",
                    "text": "Check it.",
                    "icon": {"url": "https://tool.example/picker/icon.png", "width": 64, "height": 64},
                    "custom": {"module_id": "a", "module_pass_mark": "80"},
                    "lineItem": {
                      "label": "Wrong score", "scoreMaximum": 20, "resourceId": "a", "tag": "score",
                      "submissionReview": {
                        "reviewableStatus": ["InProgress", "Submitted", "Completed"],
                        "url": "https://tool.example/lti/launch?module=a"}
                    },
                    "available": {"startDateTime": "2026-12-01T08:00:00Z"},
                    "submission": {"endDateTime": "2026-12-24T08:00:00Z"},
                    "window": {"targetName": "_blank"}
                  }],
                  "https://purl.imsglobal.org/spec/lti-dl/claim/msg": "Chosen",
                  "https://purl.imsglobal.org/spec/lti-dl/claim/log": "Items: 1",
                  "https://purl.imsglobal.org/spec/lti-dl/claim/data": "opaque \\"data\\" ü"
                }
                """));
  }

  @Test
  void data_goes_back_only_if_it_came_and_even_if_it_is_empty() {
    ContentAnswer cancelled = ContentAnswer.cancelled("Nothing was chosen.");

    assertThat(claims(cancelled, selection(true, null, null))).doesNotContainKey(PREFIX + "data");
    assertThat(claims(cancelled, selection(true, null, ""))).containsEntry(PREFIX + "data", "");
  }

  @Test
  void going_back_is_an_empty_list_and_shows_nothing() {
    assertThat(claims(ContentAnswer.cancelled("Nothing."), selection(false, null, null)))
        .containsEntry(PREFIX + "content_items", List.of())
        .containsEntry(PREFIX + "log", "Nothing.")
        .doesNotContainKeys(PREFIX + "msg", PREFIX + "errormsg", PREFIX + "errorlog");
  }

  @Test
  void a_failure_has_words_for_people_and_for_the_log() {
    assertThat(claims(ContentAnswer.failed("Sorry.", "why"), selection(false, null, null)))
        .containsEntry(PREFIX + "content_items", List.of())
        .containsEntry(PREFIX + "errormsg", "Sorry.")
        .containsEntry(PREFIX + "errorlog", "why");
  }

  @Test
  void what_the_platform_does_not_take_is_left_out() {
    Map<String, Object> json =
        ItemJson.of(List.of(graded(Opening.NEW_TAB)), selection(false, false, null, "iframe"))
            .getFirst();
    assertThat(json).doesNotContainKeys("lineItem", "window", "iframe");

    assertThat(
            ItemJson.of(
                    List.of(graded(Opening.EMBEDDED)),
                    selection(false, null, null, "embed", "iframe", "window"))
                .getFirst())
        .containsKeys("lineItem", "iframe")
        .doesNotContainKey("window");
  }

  @Test
  void more_than_is_taken_is_never_sent() {
    List<ContentItem> two = List.of(graded(Opening.USUAL), graded(Opening.USUAL));
    assertThatThrownBy(() -> ItemJson.of(two, selection(false, null, null)))
        .isInstanceOf(IllegalArgumentException.class);
    ContentSelection files =
        new ContentSelection(
            URI.create("https://lms.example/r"),
            Set.of("file", "html"),
            List.of(),
            true,
            null,
            false,
            null,
            null,
            null,
            null);
    assertThatThrownBy(() -> ItemJson.of(two, files)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ItemJson.of(List.of(), files)).isEmpty();
  }

  @Test
  void a_column_has_points_and_a_custom_value_has_one_line() {
    assertThatThrownBy(() -> new LineItem("a", BigDecimal.ZERO, "a", "score", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new ContentItem(
                URI.create("https://tool.example/lti/launch"),
                "a",
                null,
                null,
                null,
                Map.of("a", "b\nmodule_id=c"),
                null,
                null,
                null,
                Opening.USUAL,
                false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> claims(ContentAnswer answer, ContentSelection selection) {
    return new AnswerClaims("c", "i", "d")
        .with(AnswerClaims.of(answer, selection), selection, "n", NOW);
  }

  private static ContentItem graded(Opening opening) {
    return new ContentItem(
        URI.create("https://tool.example/lti/launch?module=a"),
        "A",
        null,
        null,
        null,
        Map.of("module_id", "a"),
        new LineItem("A", new BigDecimal("12.5"), "a", "score", null),
        null,
        null,
        opening,
        false);
  }

  private static Map<String, String> custom(String... pairs) {
    Map<String, String> custom = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      custom.put(pairs[i], pairs[i + 1]);
    }
    return custom;
  }

  private static ContentSelection selection(
      boolean several, @Nullable Boolean lineItem, @Nullable String data, String... targets) {
    return new ContentSelection(
        URI.create("https://lms.example/return?course=1&sesskey=abc"),
        Set.of("ltiResourceLink"),
        List.of(targets),
        several,
        lineItem,
        false,
        data,
        null,
        null,
        null);
  }
}

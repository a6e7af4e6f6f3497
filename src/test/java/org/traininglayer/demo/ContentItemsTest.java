package org.traininglayer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform reads of an answer to a deep linking request. */
class ContentItemsTest {

  @Test
  void times_window_frame_and_pictures_are_read() {
    ContentItems.Read read =
        read(
            """
            "available": {"startDateTime": "2026-12-01T08:00:00Z"},
            "submission": {"endDateTime": "2026-12-24T18:00:00+01:00"},
            "window": {"targetName": "_blank"}, "iframe": {"width": 800, "height": 720},
            "icon": {"url": "https://tool.example/icon.png", "width": 64, "height": 64},
            "https://canvas.instructure.com/lti/preserveExistingAssignmentName": true
            """);

    assertThat(read.wrong()).isEmpty();
    ContentItems.Item item = read.items().getFirst();
    assertThat(item.keepsName()).isTrue();
    assertThat(item.kept())
        .isEqualTo(
            Map.of(
                "unlock_at", "2026-12-01T08:00Z",
                "due_at", "2026-12-24T18:00+01:00",
                "new_tab", "1",
                "iframe", "800 × 720",
                "icon", "https://tool.example/icon.png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"available\": {\"endDateTime\": \"2026-12-01T08:00\"}",
        "\"submission\": {\"endDateTime\": 5}",
        "\"thumbnail\": {\"url\": \"javascript:alert(1)\"}",
        "\"icon\": {}"
      })
  void what_is_wrong_with_them_is_told(String wrong) {
    assertThat(read(wrong).items()).isEmpty();
    assertThat(read(wrong).wrong()).hasSize(1);
  }

  @Test
  void canvas_shows_what_HTML_shows() {
    assertThat(DemoContent.plain("<p>1 &lt; 2 &amp; <b>ü</b></p>")).isEqualTo("1 < 2 & ü");
  }

  private static ContentItems.Read read(String more) {
    return ContentItems.read(
        DemoRows.JSON.readTree(
            "{\"%scontent_items\": [{\"type\": \"ltiResourceLink\", %s}]}"
                .formatted(ContentItems.DL, more)),
        true,
        null);
  }
}

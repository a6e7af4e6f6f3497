package org.traininglayer.course.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ModuleFilterTest {

  private static final Labels WORDS = words();

  @Test
  void all_words_must_be_somewhere_in_what_is_shown() {
    assertThat(found("prompt", null, null, null)).containsExactly("data-into-prompts");
    assertThat(found("  VERIFY   drug ", null, null, null)).containsExactly("narratives");
    assertThat(found("tmf specialists", null, null, null)).containsExactly("tmf-filing");
    assertThat(found("dis-3", null, null, null)).containsExactly("calibration-lab");
    assertThat(found("gröwn", null, null, null)).isEmpty();
    assertThat(found("invéntions", null, null, null)).containsExactly("narratives");
    assertThat(found("[.*(\\", null, null, null)).isEmpty();
  }

  @Test
  void a_role_sees_what_is_for_it_and_what_is_for_everybody() {
    assertThat(found(null, "data-manager", null, null))
        .contains("query-drafts", "coding-review", "ai-fluency-core", "permitted")
        .doesNotContain("narratives", "habits")
        .hasSize(7);
  }

  @Test
  void minutes_and_competency_narrow_the_list() {
    assertThat(found(null, null, null, "10")).containsExactly("habits");
    assertThat(found(null, null, "DIS-1", "30")).containsExactly("coding-review", "narratives");
    assertThat(found(null, null, null, "11")).hasSize(14);
    assertThat(found(null, null, null, "many")).hasSize(14);
  }

  @Test
  void the_order_is_by_title_or_the_shortest_first() {
    assertThat(found(null, null, null, null)).startsWith("habits", "csr-section");
    assertThat(ids(ModuleFilter.of(null, null, null, null, "short")))
        .startsWith("habits", "permitted");
  }

  @Test
  void filters_offer_what_there_is() {
    assertThat(ModuleFilter.roles(ManyModules.MADE, WORDS))
        .containsExactly(
            "data-manager", "drug-safety", "medical-writer", "study-manager", "tmf-specialist");
    assertThat(ModuleFilter.competencies(ManyModules.MADE))
        .startsWith("ADO-2", "DEL-1")
        .doesNotHaveDuplicates();
  }

  @Test
  void an_unknown_role_has_a_readable_name() {
    assertThat(WORDS.role("trial-nurse")).isEqualTo("Trial nurse");
    assertThat(WORDS.role("cra")).isEqualTo("CRAs");
    assertThat(WORDS.competency("DIS-1")).isEqualTo("Verify to source");
  }

  private static List<String> found(
      @Nullable String q,
      @Nullable String role,
      @Nullable String competency,
      @Nullable String minutes) {
    return ids(ModuleFilter.of(q, role, competency, minutes, null));
  }

  private static List<String> ids(ModuleFilter shelf) {
    return shelf.of(ManyModules.MADE, WORDS).stream().map(module -> module.id().value()).toList();
  }

  private static Labels words() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/adoption", "messages/course-picker");
    messages.setDefaultEncoding("UTF-8");
    return new Labels(messages, Locale.ENGLISH);
  }
}

package org.traininglayer.course.picker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Roles are called here as on every other page. */
class LabelsTest {

  @ParameterizedTest
  @CsvSource({
    "pv-associate,Pharmacovigilance associates",
    "clin-ops-manager,Clinical operations managers",
    "all,Everybody",
    "pv-lead,PV lead"
  })
  void a_role_has_one_name(String role, String name) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/adoption", "messages/course-picker");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    assertThat(new Labels(messages, Locale.ENGLISH).role(role)).isEqualTo(name);
  }
}

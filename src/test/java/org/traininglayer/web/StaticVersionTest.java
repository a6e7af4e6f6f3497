package org.traininglayer.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticVersionTest {

  private static final StaticVersion BEFORE = of(Map.of("/css/a.css", "a{}", "/js/b.js", "b()"));

  @Test
  void the_same_files_have_the_same_version() {
    assertThat(of(Map.of("/js/b.js", "b()", "/css/a.css", "a{}"))).isEqualTo(BEFORE);
    assertThat(BEFORE.text()).matches("[0-9a-f]{12}");
  }

  @Test
  void another_byte_name_or_file_is_another_version() {
    assertThat(of(Map.of("/css/a.css", "a{} ", "/js/b.js", "b()")).text())
        .isNotEqualTo(BEFORE.text());
    assertThat(of(Map.of("/css/c.css", "a{}", "/js/b.js", "b()")).text())
        .isNotEqualTo(BEFORE.text());
    assertThat(of(Map.of("/css/a.css", "a{}")).text()).isNotEqualTo(BEFORE.text());
  }

  @Test
  void a_file_of_the_application_is_named_by_its_plain_address() {
    StaticVersion carried = StaticVersion.ofClasspath();
    assertThat(carried.files()).contains("/css/app.css", "/js/outbox.js", "/lti/login.js");
    assertThat(carried.address("/css/app.css"))
        .isEqualTo("/assets/" + carried.text() + "/css/app.css");
  }

  private static StaticVersion of(Map<String, String> files) {
    return StaticVersion.of(
        files.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8))));
  }
}

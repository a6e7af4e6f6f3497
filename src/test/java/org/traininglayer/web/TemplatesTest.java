package org.traininglayer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may hold. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("<\\w[\\w:-]*(?:\\s+[\\w:.-]+(?:=\"[^\"]*\")?)*\\s*/?>");
  private static final Pattern CONDITION = Pattern.compile("\\bth:(?:if|unless)=");
  private static final Pattern FRAGMENT = Pattern.compile("\\bth:(?:replace|insert)=");

  /**
   * Thymeleaf takes the fragment first, so the condition would not keep it from being asked for.
   */
  @Test
  void no_element_has_a_condition_and_a_fragment() throws IOException {
    List<String> both = new ArrayList<>();
    int tags = 0;
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).toList()) {
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        for (String tag : TAG.matcher(text).results().map(found -> found.group()).toList()) {
          tags++;
          if (CONDITION.matcher(tag).find() && FRAGMENT.matcher(tag).find()) {
            both.add(TEMPLATES.relativize(file) + ": " + tag);
          }
        }
      }
    }
    assertThat(tags).isGreaterThan(1_000);
    assertThat(both).isEmpty();
  }
}

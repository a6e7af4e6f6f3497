package org.traininglayer.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.facts.Fact;

/** {@code docs/xapi.md} is made of the profile, the examples, the facts and the metrics. */
class XapiGuideTest {

  private static final Path PAGE = Path.of("docs/xapi.md");
  private static final Path MADE = Path.of("target/xapi.md");

  @Test
  void the_page_says_what_the_profile_says() throws IOException {
    String made = XapiGuide.text();
    Files.createDirectories(MADE.getParent());
    Files.writeString(MADE, made);
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("%s is out of date: cp %s %s", PAGE, MADE, PAGE)
        .isEqualTo(made);
  }

  @Test
  void every_kind_of_fact_says_which_figures_it_feeds() {
    assertThat(XapiGuide.FIGURES).containsOnlyKeys(Fact.Kind.values());
  }

  @Test
  void every_template_has_an_example_that_keeps_its_rules() throws IOException {
    assertThat(XapiGuide.examples())
        .allSatisfy(
            example -> assertThat(example.template().problems(example.statement())).isEmpty());
    assertThat(XapiGuide.withoutExample())
        .as("told by other tools, and like those that have one")
        .containsExactlyInAnyOrder("ai-output-used", "ai-output-accepted");
  }
}

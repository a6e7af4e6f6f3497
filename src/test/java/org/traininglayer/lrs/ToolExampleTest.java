package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.facts.Facts;
import org.traininglayer.adoption.facts.Reading;

/** What the documentation tells the makers of other tools to send becomes a fact. */
class ToolExampleTest {

  @ParameterizedTest
  @CsvSource({"use, used", "accept, accepted", "update, edited", "reject, rejected"})
  void the_statement_of_the_documentation_counts_with_each_of_its_verbs(String verb, String deed)
      throws IOException {
    String page = Files.readString(Path.of("docs/lrs.md"));
    int from = page.indexOf("<<'JSON'\n") + "<<'JSON'\n".length();
    String example = page.substring(from, page.indexOf("\nJSON\n", from));
    String told = example.replace("activitystrea.ms/update", "activitystrea.ms/" + verb);
    assertThat(Facts.from(told))
        .isInstanceOfSatisfying(
            Reading.Counts.class,
            counts -> {
              assertThat(counts.fact().response()).isEqualTo(deed);
              assertThat(counts.fact().step()).isEqualTo("visit-report");
              assertThat(counts.fact().origin().tookMillis()).isEqualTo(860_000);
            });
  }
}

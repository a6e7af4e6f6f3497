package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of figures, and what must be the same as it. */
class OwnerFigureTest {

  private static final Pattern IDS = Pattern.compile("\"pattern\": \"(\\^\\(\\(M[^\"]*\\$)\"");

  @Test
  void the_description_of_the_api_allows_every_id_and_no_others() throws IOException {
    Matcher found =
        IDS.matcher(Files.readString(Path.of("src/main/resources/static/openapi.json")));
    assertThat(found.find()).as("a pattern of ids in openapi.json").isTrue();
    Pattern ids = Pattern.compile(found.group(1).replace("\\\\", "\\"));

    assertThat(OwnerFigure.ALL).allMatch(figure -> ids.matcher(figure.id()).matches());
    for (OwnerFigure figure : OwnerFigure.ALL) {
      assertThat(ids.matcher("Q" + figure.id()).matches()).isFalse();
    }
    assertThat(ids.matcher("M0.quality").matches()).isFalse();
    assertThat(ids.matcher("steps." + (OwnerFigure.stages().size() + 1)).matches()).isFalse();
  }
}

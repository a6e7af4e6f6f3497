package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.testing.TrainingLayerTest;

/** What a browser loads to show the first page of a module: little, and all of it from here. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class FirstPageWeightTest {

  /** Of the page and all that it loads, packed with gzip. */
  private static final int MOST = 60_000;

  private static final Pattern LOADED =
      Pattern.compile("<(?:link|script|img|source|iframe)\\b[^>]*?(?:href|src)=\"([^\"]+)\"");
  private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\"([^\"]+)\"");
  private static final Pattern IN_STYLE =
      Pattern.compile("(?:url\\(|@import\\s+)[\"']?([^\"')\\s;]+)");
  private static final Pattern ABSOLUTE = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]+");

  @Autowired LaunchedPeople people;
  @LocalServerPort int port;

  @Test
  void the_first_page_and_all_that_it_loads_is_light_and_comes_from_nobody_else() {
    Pages pages = Pages.at(port);
    String play = "/play/" + people.learner();
    String first = Pages.location(pages.get(play));

    Map<String, Integer> weights = weights(pages, first);

    assertThat(weights.keySet()).anyMatch(path -> path.endsWith("/player.js"));
    assertThat(weights.values().stream().mapToInt(Integer::intValue).sum())
        .as("%s", weights)
        .isLessThan(MOST);
  }

  @Test
  void so_are_the_pages_with_sources() {
    Pages pages = Pages.at(port);
    String token = people.learner();
    new Walk(pages, token).upTo("030-review");

    Map<String, Integer> weights = weights(pages, "/play/" + token + "/030-review");

    assertThat(weights.values().stream().mapToInt(Integer::intValue).sum())
        .as("%s", weights)
        .isLessThan(MOST);
  }

  /** The page and what it loads, with the bytes of each. */
  private static Map<String, Integer> weights(Pages pages, String path) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    load(pages, path, weights);
    return weights;
  }

  private static void load(Pages pages, String path, Map<String, Integer> weights) {
    if (weights.containsKey(path)) {
      return;
    }
    HttpResponse<String> answer = pages.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    String body = answer.body();
    weights.put(path, packed(body));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    List<Pattern> loading =
        type.startsWith("text/html")
            ? List.of(LOADED)
            : type.startsWith("text/css") ? List.of(IN_STYLE) : List.of(IMPORTED);
    if (!type.startsWith("text/html") && !type.startsWith("image/svg")) {
      assertThat(ABSOLUTE.matcher(body).find()).as("an absolute address in " + path).isFalse();
    }
    for (Pattern pattern : loading) {
      Matcher matcher = pattern.matcher(body);
      while (matcher.find()) {
        URI there = URI.create(path).resolve(matcher.group(1));
        if ("data".equals(there.getScheme())) {
          continue;
        }
        assertThat(there.getHost()).as("from " + path + ": " + there).isNull();
        load(pages, there.getPath(), weights);
      }
    }
  }

  private static int packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.size();
  }
}

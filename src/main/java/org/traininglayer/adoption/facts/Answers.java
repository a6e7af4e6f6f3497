package org.traininglayer.adoption.facts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Responses of several parts (xAPI 1.0.3, part 2, 2.4.4.1): {@code a[,]b}. */
final class Answers {

  private static final Pattern BETWEEN = Pattern.compile(Pattern.quote("[,]"));

  private Answers() {}

  static List<String> several(@Nullable String response) {
    return response == null || response.isEmpty()
        ? List.of()
        : BETWEEN.splitAsStream(response).toList();
  }
}

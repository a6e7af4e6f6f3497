package org.traininglayer.course.picker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** The addresses of the picker. */
final class Paths {

  private Paths() {}

  static String list(String token) {
    return "/select/" + UriUtils.encodePathSegment(token, StandardCharsets.UTF_8);
  }

  /** The list with these already chosen. */
  static String list(String token, List<String> chosen) {
    return chosen.isEmpty() ? list(token) : list(token) + "?" + query(chosen);
  }

  private static String query(List<String> chosen) {
    return chosen.stream()
        .map(id -> "module=" + UriUtils.encode(id, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

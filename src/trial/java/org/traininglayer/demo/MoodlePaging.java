package org.traininglayer.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Moodle's pages: everything unless {@code limit} is given; the next page's address stands in a
 * Link header with typographic quotes, is escaped as for HTML, and has lost every other parameter.
 */
final class MoodlePaging {

  private MoodlePaging() {}

  static ResponseEntity<String> page(
      List<Map<String, Object>> all,
      Map<String, String> query,
      String address,
      String type,
      Function<List<Map<String, Object>>, Object> body) {
    int limit = number(query.get("limit"));
    int start = Math.min(number(query.get("from")), all.size());
    int end = limit > 0 ? (int) Math.min(all.size(), (long) start + limit) : all.size();
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type);
    if (end < all.size()) {
      String joint = address.contains("?") ? "&" : "?";
      String next = (address + joint + "limit=" + limit + "&from=" + end).replace("&", "&amp;");
      answer.header(
          HttpHeaders.LINK, ServiceAnswers.utf8Header("<" + next + ">; rel=\u201Cnext\u201D"));
    }
    return answer.body(DemoRows.JSON.writeValueAsString(body.apply(all.subList(start, end))));
  }

  private static int number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}

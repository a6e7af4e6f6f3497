package org.traininglayer.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Canvas' pages: ten entries unless a tool asks for another number, the next one in a header. */
final class CanvasPages {

  private static final int USUAL = 10;
  private static final int MOST = 100;

  private CanvasPages() {}

  static ResponseEntity<String> page(
      List<Map<String, Object>> all, Map<String, String> query, String address, String type) {
    int size = Math.clamp(number(query.get("limit"), USUAL), 1, MOST);
    int page = Math.max(1, number(query.get("page"), 1));
    int start = (int) Math.min(all.size(), (page - 1L) * size);
    int end = Math.min(all.size(), start + size);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type);
    if (end < all.size()) {
      StringBuilder next = new StringBuilder(address).append("?page=").append(page + 1);
      for (String name : List.of("limit", "resource_link_id", "resource_id", "tag", "user_id")) {
        String value = query.get(name);
        if (value != null) {
          next.append('&')
              .append(name)
              .append('=')
              .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
      }
      answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
    return answer.body(DemoRows.JSON.writeValueAsString(all.subList(start, end)));
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}

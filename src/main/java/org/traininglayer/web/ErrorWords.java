package org.traininglayer.web;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Tells the error page which words to use; never what failed inside. */
@Component
class ErrorWords extends DefaultErrorAttributes {

  private static final Set<Integer> KNOWN =
      Set.of(400, 403, 404, 405, 410, 413, 415, 429, 500, 503);

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Map<String, Object> attributes =
        super.getErrorAttributes(request, ErrorAttributeOptions.defaults());
    int status = attributes.get("status") instanceof Integer number ? number : 500;
    request.setAttribute("words", "error." + words(status), RequestAttributes.SCOPE_REQUEST);
    attributes.put("status", status);
    // Whoever came to the console came from no course.
    Object path = attributes.get("path");
    attributes.put("console", path instanceof String text && text.startsWith("/admin"));
    return attributes;
  }

  private static String words(int status) {
    if (KNOWN.contains(status)) {
      return String.valueOf(status);
    }
    return status < 500 ? "4xx" : "5xx";
  }
}

package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;

/** Parameters of a request from outside: each at most once, not too long, fit to be kept. */
public final class Parameters {

  private final HttpServletRequest request;

  /** Of this request. */
  public Parameters(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * The value as sent; null if absent or empty.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException when it is given twice, is
   *     longer than {@code maxLength}, or has characters that no database keeps
   */
  public @Nullable String optional(String name, int maxLength) {
    String[] values = request.getParameterValues(name);
    if (values == null || values.length == 0 || values[0].isEmpty()) {
      return null;
    }
    if (values.length > 1) {
      throw malformed(name + " once", values.length + " times");
    }
    if (values[0].length() > maxLength) {
      throw malformed(
          name + " of at most " + maxLength + " characters", values[0].length() + " characters");
    }
    if (CleanText.isUnfit(values[0])) {
      throw malformed(name + " as text", "characters that are not text");
    }
    return values[0];
  }

  /**
   * Parameters that must come in the body of a POST and not in its address, where they would stand
   * in logs and histories (OAuth 2.0 Form Post Response Mode).
   */
  public void inBodyOnly(String... names) {
    String query = request.getQueryString();
    if (query == null) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      String name = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
      if (List.of(names).contains(name)) {
        throw malformed(name + " in the body", "in the address");
      }
    }
  }

  /** An LTI 1.1 launch (signed with OAuth 1.0a) is told so, with the name of its platform. */
  public void refuseOldLti() {
    if (request.getParameter("oauth_consumer_key") == null
        || request.getParameter("lti_message_type") == null) {
      return;
    }
    String family = request.getParameter("tool_consumer_info_product_family_code");
    String name = request.getParameter("tool_consumer_instance_name");
    String from =
        CleanText.of((family == null ? "" : family) + (name == null ? "" : " (" + name + ")"), 100);
    throw Refused.because(
            RefusalReason.OLD_LTI, "LTI 1.3", "LTI 1.1" + (from == null ? "" : " from " + from))
        .toException();
  }

  private static RuntimeException malformed(String expected, String got) {
    return Refused.because(RefusalReason.REQUEST_MALFORMED, expected, got).toException();
  }
}

package org.traininglayer.lti.launch.login;

import jakarta.servlet.http.HttpServletRequest;
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

  private static RuntimeException malformed(String expected, String got) {
    return Refused.because(RefusalReason.REQUEST_MALFORMED, expected, got).toException();
  }
}

package org.traininglayer.lti.platforms;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Platforms whose issuer says nothing about the institution. Pure. */
public final class SharedIssuers {

  /** The issuer of every Canvas site that Instructure hosts. */
  public static final String CANVAS = "https://canvas.instructure.com";

  private static final Pattern CANVAS_COPY =
      Pattern.compile("https://canvas\\.(beta|test)\\.instructure\\.com");

  private SharedIssuers() {}

  /** Whether one registration of this family may serve several institutions. */
  public static boolean shared(@Nullable String productFamily) {
    return "canvas".equalsIgnoreCase(productFamily);
  }

  /** For the issuer of Canvas' beta or test copies, the issuer of what they are copies of. */
  public static Optional<String> original(String issuer) {
    return CANVAS_COPY.matcher(issuer).matches() ? Optional.of(CANVAS) : Optional.empty();
  }

  /** {@code beta} or {@code test} for the issuers of those copies, empty for production. */
  public static String environment(String issuer) {
    Matcher copy = CANVAS_COPY.matcher(issuer);
    return copy.matches() ? copy.group(1) : "";
  }
}

package org.traininglayer.xapi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome (xAPI 1.0.3, part 2, 2.4.5).
 *
 * @param duration ISO 8601, at most 0.01 s precision, kept as text
 * @param extensions IRI to string, number, boolean, list or map
 */
public record Result(
    @Nullable Score score,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    @Nullable String response,
    @Nullable String duration,
    Map<String, Object> extensions) {

  /** Copies the extensions. */
  public Result {
    extensions = Map.copyOf(extensions);
  }
}

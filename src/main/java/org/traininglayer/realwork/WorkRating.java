package org.traininglayer.realwork;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Rater;

/**
 * What somebody found of a work product.
 *
 * @param rubric id and version of the rubric
 * @param quality computed from the levels
 * @param reason why it was changed; null for a first rating
 * @param supersededAt since when another one holds instead; null for the one that holds
 */
public record WorkRating(
    UUID id,
    Blind product,
    Rater rater,
    RubricVersion rubric,
    Found found,
    double quality,
    Instant ratedAt,
    @Nullable String reason,
    @Nullable Instant supersededAt) {

  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  /** The most critical defects that can be entered. */
  public static final int MOST_DEFECTS = 999;

  /** By which rubric. */
  public record RubricVersion(String id, String version) {}

  /**
   * What was found.
   *
   * @param levels by criterion
   * @param guess whether the rater could tell how it was made
   */
  public record Found(Map<String, Integer> levels, int criticalDefects, Guess guess) {

    /** Copies the levels. */
    public Found {
      levels = Map.copyOf(levels);
    }
  }

  /** Could not tell, or thinks to know: then the rating was not blind. */
  public enum Guess {
    NONE,
    UNAIDED,
    AIDED
  }
}

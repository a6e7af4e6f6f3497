package org.traininglayer.adoption.statistics.records;

/** What one person said at one wave about how sure she is; steps of a scale, not a probability. */
public record ConfidenceRating(String person, String topic, int scaleLength, int value, Wave wave) {

  /** When it was asked. */
  public enum Wave {
    PRE,
    POST,
    W4,
    W12
  }

  /** Refuses a value that is not on the scale. */
  public ConfidenceRating {
    if (scaleLength < 2 || value < 1 || value > scaleLength) {
      throw new IllegalArgumentException(value + " is not on a scale of 1 to " + scaleLength);
    }
  }
}

package org.traininglayer.kernel;

import java.util.UUID;

/** One person as one platform knows them. */
public record LearnerId(UUID value) {

  /** Reads the usual text form. */
  public static LearnerId of(String text) {
    return new LearnerId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package org.traininglayer.kernel;

import java.util.UUID;

/** One course (LTI: context) of one platform. */
public record CourseId(UUID value) {

  /** Reads the usual text form. */
  public static CourseId of(String text) {
    return new CourseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

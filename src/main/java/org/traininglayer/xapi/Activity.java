package org.traininglayer.xapi;

import org.jspecify.annotations.Nullable;

/**
 * Something a person did something with (xAPI 1.0.3, part 2, 2.4.4.1).
 *
 * @param id a stable IRI owned by the content
 */
public record Activity(String id, @Nullable ActivityDefinition definition)
    implements StatementTarget {

  /** An activity without definition. */
  public static Activity of(String id) {
    return new Activity(id, null);
  }
}

package org.traininglayer.learning;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the grade of an attempt may go. Carried along with the attempt, and read only by whoever
 * sends grades.
 *
 * @param lineItem the one column of the link, where there is one
 * @param lineItems the container of columns
 * @param scopes what the platform allows
 */
public record GradeTarget(@Nullable URI lineItem, @Nullable URI lineItems, Set<String> scopes) {

  /** Copies the scopes. */
  public GradeTarget {
    scopes = Set.copyOf(scopes);
  }
}

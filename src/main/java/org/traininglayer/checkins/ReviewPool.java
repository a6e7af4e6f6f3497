package org.traininglayer.checkins;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.review.ReviewStep;

/**
 * The short texts of check-ins, {@code check-ins/reviews}, and which role gets which of them,
 * {@code check-ins/reviews.yaml}.
 */
@Component
final class ReviewPool {

  /** Where the texts lie. */
  static final String ROOT = "check-ins/reviews/";

  private final Pool pool = Pool.shipped(ROOT, "reviews.yaml", ReviewStep.class::isInstance);

  /** All texts, with their sources. */
  Module module() {
    return pool.module();
  }

  /** A text. */
  Optional<ReviewStep> item(String id) {
    return pool.module().step(id).filter(ReviewStep.class::isInstance).map(ReviewStep.class::cast);
  }

  /** The roles that have texts of their own, and {@code any}. */
  Set<String> roles() {
    return pool.byRole().keySet();
  }

  /** The ids of a role's texts; those of everybody where the role is not listed. */
  List<String> of(@Nullable String role) {
    return pool.of(role);
  }

  /** The text that somebody gets next, as {@link Pool} draws it. */
  String next(@Nullable String role, long seed, List<String> given) {
    return pool.next(role, seed, given, "check-in-review");
  }
}

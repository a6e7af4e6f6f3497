package org.traininglayer.realwork;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Made;
import org.traininglayer.realwork.WorkProduct.Rater;
import org.traininglayer.realwork.WorkRating.Found;

/** Work products, their ratings, and the tasks that figures read. */
public interface RealWork {

  /** All tasks of real work: baselines, and work products with what their ratings say so far. */
  List<TimedWork> tasks(OrganisationId organisation);

  /** The two ratings that hold, of each product that two people rated blindly. */
  List<RatedTwice> ratedTwice(OrganisationId organisation);

  /** Registers a work product under a new code; empty when the person was erased meanwhile. */
  Optional<Blind> register(
      OrganisationId organisation,
      LearnerId learner,
      String taskForm,
      String role,
      Made made,
      Rater by);

  /** Takes back what one registered oneself, while nobody has rated it; its code, if so. */
  Optional<String> withdraw(OrganisationId organisation, UUID product, Rater by);

  /** What was registered, the newest first. */
  List<WorkProduct> products(OrganisationId organisation, int most);

  /** What this rater can rate, the oldest first. */
  List<Blind> waitingFor(OrganisationId organisation, Rater rater);

  /** Why this rater does not rate this product; empty when they may. */
  Optional<NotRated> hindrance(OrganisationId organisation, UUID product, Rater rater);

  /** A product as raters see it. */
  Optional<Blind> blind(OrganisationId organisation, UUID product);

  /**
   * Rates a product by the current rubric.
   *
   * @throws NotRatedException when this rater must not
   */
  WorkRating rate(OrganisationId organisation, UUID product, Rater rater, Found found);

  /**
   * Rates again what one rated oneself, by the same rubric; the former rating is kept.
   *
   * @param reason for the change
   * @throws NotRatedException when there is no such rating of this rater that holds
   */
  WorkRating correct(
      OrganisationId organisation, UUID rating, Rater rater, Found found, String reason);

  /** A rating of this organisation. */
  Optional<WorkRating> rating(OrganisationId organisation, UUID rating);

  /** What this rater has rated, the newest first, with what was changed. */
  List<WorkRating> ratingsOf(OrganisationId organisation, Rater rater);

  /** How it stands. */
  Standing standing(OrganisationId organisation);

  /**
   * Counts for whoever sets it up.
   *
   * @param baselines tasks measured elsewhere
   * @param baselinePeople how many people have one without AI
   * @param products registered
   * @param waiting for a first rating
   * @param waitingForSecond for a second one
   * @param rated products with at least one rating
   * @param ratings that hold
   * @param blind those of them whose rater could not tell the condition
   */
  record Standing(
      int baselines,
      int baselinePeople,
      int products,
      int waiting,
      int waitingForSecond,
      int rated,
      int ratings,
      int blind,
      Agreed agreed) {}

  /**
   * How far raters agree.
   *
   * @param products how many two people rated
   * @param meanDifference of their qualities, in points
   * @param kappa of the levels of all criteria, with quadratic weights
   */
  record Agreed(int products, OptionalDouble meanDifference, OptionalDouble kappa) {}

  /** Two qualities of one product, in the order of rating. */
  record RatedTwice(
      LearnerId learner,
      @Nullable WorkCondition condition,
      LocalDate doneOn,
      double first,
      double second) {}

  /** Why somebody must not rate something. */
  enum NotRated {
    GONE,
    REGISTERED_IT,
    MADE_IT,
    RATED_IT,
    ENOUGH
  }

  /** Somebody must not rate something. */
  final class NotRatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NotRated why;

    NotRatedException(NotRated why) {
      super(why.name());
      this.why = why;
    }

    /** Why. */
    public NotRated why() {
      return why;
    }
  }
}

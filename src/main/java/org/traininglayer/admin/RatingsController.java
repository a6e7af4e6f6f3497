package org.traininglayer.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.RealWork.Agreed;
import org.traininglayer.realwork.RealWork.NotRatedException;
import org.traininglayer.realwork.RealWork.Standing;
import org.traininglayer.realwork.Rubric;
import org.traininglayer.realwork.Rubric.Criterion;
import org.traininglayer.realwork.Rubrics;
import org.traininglayer.realwork.WorkProduct.Blind;
import org.traininglayer.realwork.WorkProduct.Rater;
import org.traininglayer.realwork.WorkRating;
import org.traininglayer.realwork.WorkRating.Found;
import org.traininglayer.realwork.WorkRating.Guess;

/**
 * Work products are rated here, under their codes: these pages say neither who made one nor how,
 * nor what another rater found.
 */
@Controller
class RatingsController {

  private static final Pattern LEVEL = Pattern.compile("\\d");
  private static final Pattern DEFECTS = Pattern.compile("\\d{1,3}");

  private final RealWork work;
  private final AuditTrail audit;

  RatingsController(RealWork work, AuditTrail audit) {
    this.work = work;
    this.audit = audit;
  }

  /**
   * How it stands, as it is shown.
   *
   * @param difference in points; null without two ratings of one product
   * @param kappa null where it is not defined
   * @param share of products with two ratings among those with any, in whole percent
   */
  record Told(Standing standing, @Nullable String difference, @Nullable String kappa, int share) {}

  private static Told told(Standing standing) {
    Agreed agreed = standing.agreed();
    return new Told(
        standing,
        rounded(agreed.meanDifference(), "%.1f"),
        rounded(agreed.kappa(), "%.2f"),
        standing.rated() == 0 ? 0 : agreed.products() * 100 / standing.rated());
  }

  private static @Nullable String rounded(OptionalDouble number, String form) {
    return number.isEmpty() ? null : String.format(Locale.ROOT, form, number.getAsDouble());
  }

  @GetMapping("/admin/ratings")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    model.addAttribute("waiting", work.waitingFor(user.organisation(), rater(user)));
    model.addAttribute("own", work.ratingsOf(user.organisation(), rater(user)));
    model.addAttribute("told", told(work.standing(user.organisation())));
    return "admin/ratings";
  }

  @GetMapping("/admin/ratings/{product}")
  String form(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID product,
      Model model,
      RedirectAttributes redirect) {
    Optional<RealWork.NotRated> hindrance =
        work.hindrance(user.organisation(), product, rater(user));
    if (hindrance.isPresent()) {
      return notRated(hindrance.get(), redirect);
    }
    Blind blind = blind(user, product);
    return form(blind, Rubrics.current(), null, Map.of(), List.of(), model);
  }

  @PostMapping("/admin/ratings/{product}")
  @Transactional
  public String rate(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID product,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    Blind blind = blind(user, product);
    Rubric rubric = Rubrics.current();
    List<String> missing = missing(rubric, fields, false);
    if (!missing.isEmpty()) {
      return form(blind, rubric, null, fields, missing, model);
    }
    WorkRating rating;
    try {
      rating = work.rate(user.organisation(), product, rater(user), found(rubric, fields));
    } catch (NotRatedException e) {
      return notRated(e.why(), redirect);
    }
    audit.changed(user, "work.rated", blind.code(), Map.of(), told(rating));
    redirect.addFlashAttribute("done", "realwork.rated");
    return "redirect:/admin/ratings";
  }

  @GetMapping("/admin/ratings/change/{rating}")
  String change(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID rating, Model model) {
    WorkRating old = own(user, rating);
    Map<String, String> fields = new HashMap<>();
    old.found()
        .levels()
        .forEach((criterion, level) -> fields.put("level-" + criterion, String.valueOf(level)));
    fields.put("defects", String.valueOf(old.found().criticalDefects()));
    fields.put("guess", old.found().guess().name());
    return form(old.product(), rubric(old), old, fields, List.of(), model);
  }

  @PostMapping("/admin/ratings/change/{rating}")
  @Transactional
  public String change(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID rating,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    WorkRating old = own(user, rating);
    List<String> missing = missing(rubric(old), fields, true);
    if (!missing.isEmpty()) {
      return form(old.product(), rubric(old), old, fields, missing, model);
    }
    WorkRating fresh;
    try {
      fresh =
          work.correct(
              user.organisation(),
              rating,
              rater(user),
              found(rubric(old), fields),
              text(fields, "reason"));
    } catch (NotRatedException e) {
      return notRated(e.why(), redirect);
    }
    Map<String, String> after = new HashMap<>(told(fresh));
    after.put("reason", text(fields, "reason"));
    audit.changed(user, "work.rating-changed", old.product().code(), told(old), after);
    redirect.addFlashAttribute("done", "realwork.changed");
    return "redirect:/admin/ratings";
  }

  private String form(
      Blind blind,
      Rubric rubric,
      @Nullable WorkRating old,
      Map<String, String> fields,
      List<String> missing,
      Model model) {
    model.addAttribute("product", blind);
    model.addAttribute("rubric", rubric);
    model.addAttribute("old", old);
    model.addAttribute("fields", fields);
    model.addAttribute("missing", missing);
    model.addAttribute("guesses", List.of(Guess.values()).stream().map(Guess::name).toList());
    return "admin/rating";
  }

  private static String notRated(RealWork.NotRated why, RedirectAttributes redirect) {
    if (why == RealWork.NotRated.GONE) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    redirect.addFlashAttribute("problem", "realwork.not-rated." + why.name());
    return "redirect:/admin/ratings";
  }

  private Blind blind(ConsoleUser user, UUID product) {
    return work.blind(user.organisation(), product)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private WorkRating own(ConsoleUser user, UUID rating) {
    return work.rating(user.organisation(), rating)
        .filter(one -> one.supersededAt() == null && one.rater().id().equals(user.id()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Rubric rubric(WorkRating rating) {
    return Rubrics.find(rating.rubric().id(), rating.rubric().version()).orElseThrow();
  }

  /** The fields that are not filled as they should be. */
  private static List<String> missing(Rubric rubric, Map<String, String> fields, boolean change) {
    List<String> missing = new ArrayList<>();
    for (Criterion one : rubric.criteria()) {
      String level = text(fields, "level-" + one.id());
      if (!LEVEL.matcher(level).matches() || Integer.parseInt(level) > one.best()) {
        missing.add("level-" + one.id());
      }
    }
    if (!DEFECTS.matcher(text(fields, "defects")).matches()) {
      missing.add("defects");
    }
    if (guess(fields) == null) {
      missing.add("guess");
    }
    String reason = text(fields, "reason");
    if (change
        && (reason.isEmpty()
            || reason.length() > WorkRating.LONGEST_REASON
            || reason.indexOf('\0') >= 0)) {
      missing.add("reason");
    }
    if (!change && text(fields, "stranger").isEmpty()) {
      missing.add("stranger");
    }
    return missing;
  }

  private static Found found(Rubric rubric, Map<String, String> fields) {
    Map<String, Integer> levels = new HashMap<>();
    for (Criterion one : rubric.criteria()) {
      levels.put(one.id(), Integer.valueOf(text(fields, "level-" + one.id())));
    }
    Guess guess = guess(fields);
    return new Found(
        levels, Integer.parseInt(text(fields, "defects")), guess == null ? Guess.NONE : guess);
  }

  private static @Nullable Guess guess(Map<String, String> fields) {
    return switch (text(fields, "guess")) {
      case "NONE" -> Guess.NONE;
      case "UNAIDED" -> Guess.UNAIDED;
      case "AIDED" -> Guess.AIDED;
      default -> null;
    };
  }

  private static String text(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  private static Map<String, String> told(WorkRating rating) {
    return Map.of(
        "quality", String.valueOf(rating.quality()),
        "critical defects", String.valueOf(rating.found().criticalDefects()),
        "rubric", rating.rubric().id() + " " + rating.rubric().version());
  }

  private static Rater rater(ConsoleUser user) {
    return new Rater(user.id(), user.getUsername());
  }
}

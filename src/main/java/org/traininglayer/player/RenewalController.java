package org.traininglayer.player;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;

/**
 * Acknowledging anew what somebody acknowledged for a time that is over, in the attempt that is
 * completed: it takes no attempt, and changes no score.
 */
@Controller
class RenewalController {

  private final PlayerContexts visits;
  private final Practice practice;
  private final Acknowledgements acknowledgements;
  private final Catalog catalog;

  RenewalController(
      PlayerContexts visits,
      Practice practice,
      Acknowledgements acknowledgements,
      Catalog catalog) {
    this.visits = visits;
    this.practice = practice;
    this.acknowledgements = acknowledgements;
    this.catalog = catalog;
  }

  /** What has lapsed, and how it can be renewed. */
  record Lapsed(LocalDate on, boolean renewable) {}

  /** Opens the acknowledgement once more, where it has lapsed; else leads to where one is. */
  @PostMapping("/play/{token}/renew")
  ModelAndView renew(@PathVariable String token) {
    PlayerContext visit = visits.of(token);
    Progress progress = practice.progress(visit.attempt()).orElseThrow(NoSuchStep::new);
    Lapsed lapsed = lapsed(visit, progress);
    if (lapsed != null && lapsed.renewable()) {
      progress = practice.renew(visit.attempt(), Instant.now());
    }
    RedirectView redirect = new RedirectView(Next.of(visit, progress), true, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(redirect);
  }

  /** Null where nothing was acknowledged for a time, or the time is not over. */
  @Nullable Lapsed lapsed(PlayerContext visit, Progress progress) {
    AttemptKey key = visit.attempt().key();
    OrganisationId organisation = key.organisation();
    LocalDate until = acknowledgements.validities(organisation, key.learner()).get(key.module());
    return visit.attempt().sample()
            || progress.outcome() == null
            || until == null
            || until.isAfter(acknowledgements.today())
        ? null
        : new Lapsed(until, isSameStatement(progress.module()));
  }

  /**
   * Whether what is acknowledged is still what the module says: a new first number of its version
   * stands for a key or a statement that changed, and then the module is done again.
   */
  private boolean isSameStatement(Module taken) {
    return catalog.find(taken.id()).map(newest -> major(newest).equals(major(taken))).orElse(false)
        && catalog.find(taken.id(), taken.version()).isPresent();
  }

  private static String major(Module module) {
    String version = module.version();
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }
}

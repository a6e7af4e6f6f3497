package org.traininglayer.player;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;

/** Shows where an attempt stands: a step, or the debrief at its end. */
@Controller
@RequestMapping("/play/{token}")
class PlayerController {

  private final PlayerContexts visits;
  private final Practice practice;
  private final StepPages pages;

  PlayerController(PlayerContexts visits, Practice practice, StepPages pages) {
    this.visits = visits;
    this.practice = practice;
    this.pages = pages;
  }

  /** To wherever the attempt stands; starts one if there is none. */
  @GetMapping
  ModelAndView entry(@PathVariable String token) {
    PlayerContext visit = visits.of(token);
    return seeOther(Next.of(visit, open(visit)));
  }

  /** The end of the module. */
  @GetMapping("/debrief")
  ModelAndView debrief(@PathVariable String token) {
    PlayerContext visit = visits.of(token);
    Progress progress = progress(visit);
    Progress.Outcome outcome = progress.outcome();
    if (outcome == null) {
      return seeOther(Next.of(visit, progress));
    }
    ModelAndView page = new ModelAndView("player/debrief");
    page.addObject("frame", FrameView.ofDebrief(visit, progress));
    page.addObject("debrief", DebriefView.of(visit, progress, outcome));
    return page;
  }

  /** One step, in the state it is in. A step that is not open yet leads to the one that is. */
  @GetMapping("/{step}")
  ModelAndView step(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam(required = false) @Nullable String claim,
      @RequestParam(required = false) @Nullable String source) {
    PlayerContext visit = visits.of(token);
    Progress progress = progress(visit);
    Step shown = progress.module().step(step).orElseThrow(NoSuchStep::new);
    if (!isOpen(progress, shown)) {
      return seeOther(Next.of(visit, progress));
    }
    return pages.page(visit, progress, shown, new StepPages.Opened(claim, source));
  }

  private Progress progress(PlayerContext visit) {
    return practice.progress(visit.context()).orElseGet(() -> open(visit));
  }

  private Progress open(PlayerContext visit) {
    return practice.open(visit.context(), visit.launch().id(), Instant.now());
  }

  static boolean isOpen(Progress progress, Step step) {
    String current = progress.currentStep();
    Module module = progress.module();
    return current == null
        || module.step(current).map(module.steps()::indexOf).orElse(0)
            >= module.steps().indexOf(step);
  }

  private static ModelAndView seeOther(String path) {
    RedirectView redirect = new RedirectView(path, true, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(redirect);
  }
}

package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.Level;
import org.traininglayer.learning.Levels;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.steps.FormValues;

/** Shows where an attempt stands: a step, or the debrief at its end. */
@Controller
@RequestMapping("/play/{token}")
class PlayerController {

  private final PlayerContexts visits;
  private final Practice practice;
  private final StepPages pages;
  private final Levels levels;

  PlayerController(PlayerContexts visits, Practice practice, StepPages pages, Levels levels) {
    this.visits = visits;
    this.practice = practice;
    this.pages = pages;
    this.levels = levels;
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
    page.addObject("registration", progress.registration());
    page.addObject("debrief", DebriefView.of(visit, progress, outcome));
    page.addObject("levels", levels(visit, progress.module()));
    return page;
  }

  /** What the learner has shown of the competencies of the module. */
  private List<Level> levels(PlayerContext visit, Module module) {
    AttemptKey key = visit.attempt().key();
    return levels.of(key.organisation(), key.learner(), Instant.now()).stream()
        .filter(level ->
            module.primaryCompetencies().contains(level.competency())
                || module.secondaryCompetencies().contains(level.competency()))
        .toList();
  }

  /** One step, in the state it is in. A step that is not open yet leads to the one that is. */
  @GetMapping("/{step}")
  ModelAndView step(
      @PathVariable String token, @PathVariable String step, HttpServletRequest request) {
    PlayerContext visit = visits.of(token);
    Progress progress = progress(visit);
    Step shown = progress.module().step(step).orElseThrow(NoSuchStep::new);
    if (!progress.isOpen(shown)) {
      return seeOther(Next.of(visit, progress));
    }
    return pages.page(visit, progress, shown, new FormValues(request.getParameterMap()), null);
  }

  private Progress progress(PlayerContext visit) {
    return practice.progress(visit.attempt()).orElseGet(() -> open(visit));
  }

  private Progress open(PlayerContext visit) {
    return practice.open(visit.attempt(), visit.launch().id(), Instant.now());
  }

  private static ModelAndView seeOther(String path) {
    RedirectView redirect = new RedirectView(path, true, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(redirect);
  }
}

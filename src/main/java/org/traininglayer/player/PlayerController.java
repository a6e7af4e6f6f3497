package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.Attempts.Place;
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
  private final CheckIns checkIns;
  private final Signing signing;
  private final Arrival arrival;
  private final ScriptTexts texts;
  private final Levels levels;
  private final RenewalController renewals;

  PlayerController(
      PlayerContexts visits,
      Practice practice,
      StepPages pages,
      CheckIns checkIns,
      Signing signing,
      Arrival arrival,
      ScriptTexts texts,
      Levels levels,
      RenewalController renewals) {
    this.visits = visits;
    this.practice = practice;
    this.pages = pages;
    this.checkIns = checkIns;
    this.signing = signing;
    this.arrival = arrival;
    this.texts = texts;
    this.levels = levels;
    this.renewals = renewals;
  }

  /**
   * To wherever the attempt stands; starts one if there is none. Launches lead there themselves;
   * here come links of pages, and launches whose attempt could not be opened.
   */
  @GetMapping
  ModelAndView entry(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    return seeOther(arrival.of(visits.of(token), request, response));
  }

  /** The end of the module. */
  @GetMapping("/debrief")
  ModelAndView debrief(@PathVariable String token, HttpServletRequest request) {
    PlayerContext visit = visits.of(token);
    Progress progress = progress(visit);
    if (progress.outcome() == null && progress.currentStep() == null) {
      progress =
          arrival.open(visit); // a step that was left is gone from the module, so this completes it
    }
    Progress.Outcome outcome = progress.outcome();
    if (outcome == null) {
      return seeOther(Next.of(visit, progress));
    }
    ModelAndView page = new ModelAndView("player/debrief");
    page.addObject("frame", FrameView.ofDebrief(visit, progress));
    page.addObject("texts", texts.html());
    page.addObject("registration", progress.registration());
    page.addObject("unsigned", Signing.unsigned(request));
    page.addObject("debrief", DebriefView.of(visit, progress, outcome));
    page.addObject("lapsed", renewals.lapsed(visit, progress));
    page.addObject("renewing", progress.way().steps().stream().anyMatch(progress::isRenewed));
    page.addObject("checkIns", checkIns(visit));
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
      @PathVariable String token,
      @PathVariable String step,
      HttpServletRequest request,
      HttpServletResponse response) {
    PlayerContext visit = visits.of(token);
    Progress progress = progress(visit);
    Step shown = progress.module().step(step).orElseThrow(NoSuchStep::new);
    if (!progress.isOpen(shown)) {
      return seeOther(Next.of(visit, progress));
    }
    signing.note(visit, progress, shown, response);
    return pages
        .page(visit, progress, shown, new FormValues(request.getParameterMap()), null)
        .addObject("unsigned", Signing.unsigned(request));
  }

  /** The check-ins of this module that can be answered, and the next one. */
  private List<CheckIn> checkIns(PlayerContext visit) {
    Place place = LaunchPlace.of(visit.launch());
    if (place == null || visit.standing() == ParticipantRole.TEACHER) {
      return List.of();
    }
    List<CheckIn> all =
        checkIns.of(place, visit.launch().learner(), Instant.now()).stream()
            .filter(one -> one.module().equals(visit.attempt().key().module()))
            .toList();
    return Stream.concat(
            all.stream().filter(CheckIn::mayAnswer),
            all.stream().filter(one -> one.state() == CheckIn.State.UPCOMING).limit(1))
        .toList();
  }

  private Progress progress(PlayerContext visit) {
    return practice.progress(visit.attempt()).orElseGet(() -> arrival.open(visit));
  }

  private static ModelAndView seeOther(String path) {
    RedirectView redirect = new RedirectView(path, true, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(redirect);
  }
}

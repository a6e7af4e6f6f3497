package org.traininglayer.player;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.FeedbackWhen;
import org.traininglayer.catalog.Way;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.StepState;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepType;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.Sureness;

/** Puts the page of one step together: what all steps have, and what its type shows. */
@Component
class StepPages {

  private final SourceTabs sourceTabs;
  private final Signing signing;
  private final ScriptTexts texts;

  StepPages(SourceTabs sourceTabs, Signing signing, ScriptTexts texts) {
    this.sourceTabs = sourceTabs;
    this.signing = signing;
    this.texts = texts;
  }

  /**
   * The page.
   *
   * @param asked what the address asks for, such as the source whose tab is open; or what was
   *     entered in a form that is not complete, so that nothing has to be entered again
   * @param problem key of the text that says what is missing; null when nothing is
   */
  ModelAndView page(
      PlayerContext visit,
      Progress progress,
      Step step,
      FormValues asked,
      @Nullable String problem) {
    Step.Head head = step.head();
    StepState state = progress.work(step);
    StepType<Step, StepWork, Answer> type = StepTypes.of(step);
    ModelAndView page = new ModelAndView("player/step");
    page.addObject("frame", FrameView.of(visit, progress, step));
    page.addObject("texts", texts.html());
    page.addObject("kind", step.type());
    page.addObject("title", head.title());
    page.addObject("body", Markdown.block(progress.body(step)));
    page.addObject("finished", state.finished());
    page.addObject("over", progress.way().passesOver(step));
    page.addObject("passedOver", PassedOver.of(visit, progress));
    page.addObject("passedOverFresh", firstAfterDiagnostic(progress, step));
    page.addObject("attempt", progress.number());
    page.addObject("pageName", UUID.randomUUID().toString());
    page.addObject("shownAt", progress.savedAt());
    page.addObject("registration", progress.registration());
    page.addObject("step", head.id());
    page.addObject("confidences", Sureness.PERCENTS);
    page.addObject("problem", problem);
    page.addObject("signing", signing.shown(visit, step));
    page.addObject("entered", asked);
    String source = source(asked, state, head);
    page.addObject(
        "sources", sourceTabs.of(head.artefacts(), progress.module().artefacts(), source));
    page.addObject("sourceShown", source);
    page.addObject(
        "sourceFresh",
        source != null && !state.finished() && !state.sourcesOpened().contains(source));
    page.addObject(
        "view",
        type.page()
            .view(
                step,
                state.work(),
                progress.around(step, Instant.now()),
                progress.outcome() == null
                    ? shown(step, state, asked)
                    : new Shown(true, true, asked)));
    page.addObject("summary", state.finished() ? null : type.page().summary(step, state.work()));
    if (problem != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  /** Whether here is where somebody hears first that there are steps to pass over. */
  private static boolean firstAfterDiagnostic(Progress progress, Step step) {
    List<Step> steps = progress.way().steps();
    int place = Way.lastDiagnostic(steps, progress.module().diagnostic()) + 1;
    return progress.way().position(step) == place;
  }

  /** What may be told of a step while the attempt is under way. */
  static Shown shown(Step step, StepState state, FormValues asked) {
    return new Shown(state.finished(), step.head().feedback() != FeedbackWhen.AFTER_MODULE, asked);
  }

  /**
   * The source that is open: the one asked for, else the only one that was opened so far, else the
   * first; none where a step shows no source.
   */
  static @Nullable String source(FormValues asked, StepState state, Step.Head head) {
    List<String> sources = head.artefacts();
    String source = asked.text("source");
    if (sources.isEmpty() || sources.contains(source)) {
      return sources.isEmpty() ? null : source;
    }
    Set<String> before = state.sourcesOpened();
    return before.size() == 1 ? before.iterator().next() : sources.getFirst();
  }
}

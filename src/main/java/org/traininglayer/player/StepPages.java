package org.traininglayer.player;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.FeedbackWhen;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Progress.StepWork;

/** Puts the page of one step together. */
@Component
class StepPages {

  private static final int[] CONFIDENCES = {50, 60, 75, 90, 99};

  /**
   * What the address asks for beside the step.
   *
   * @param claim place of the claim whose mark is open
   * @param source id of the source whose tab is open
   */
  record Opened(@Nullable String claim, @Nullable String source) {
    static final Opened NOTHING = new Opened(null, null);
  }

  /** The page as it stands. */
  ModelAndView page(PlayerContext visit, Progress progress, Step step, Opened opened) {
    return page(visit, progress, step, opened, null);
  }

  /**
   * The page with what is still missing.
   *
   * @param problem message key
   */
  ModelAndView page(
      PlayerContext visit, Progress progress, Step step, Opened opened, @Nullable String problem) {
    Step.Head head = step.head();
    StepWork work = progress.work(head.id());
    boolean feedback = head.feedback() != FeedbackWhen.AFTER_MODULE;
    ModelAndView page = new ModelAndView("player/step");
    page.addObject("frame", FrameView.of(visit, progress, step));
    page.addObject("kind", step.type());
    page.addObject("title", head.title());
    page.addObject("body", Markdown.block(progress.body(step)));
    page.addObject("finished", work.finished());
    page.addObject("version", progress.module().version());
    page.addObject("attempt", progress.number());
    page.addObject("confidences", CONFIDENCES);
    page.addObject("problem", problem);
    page.addObject(
        "sources",
        SourceView.of(head.artefacts(), progress.module().artefacts(), shown(opened, work)));
    page.addObject("sourceShown", shown(opened, work));
    switch (step) {
      case Step.Brief brief -> {
        page.addObject("goal", Markdown.inline(brief.goal()));
        page.addObject("rules", brief.groundRules().stream().map(Markdown::inline).toList());
        page.addObject(
            "persona", brief.persona() == null ? null : Markdown.inline(brief.persona()));
      }
      case Step.Commit commit -> page.addObject("commit", CommitView.of(commit, work));
      case Step.Review review ->
          page.addObject(
              "review", ReviewView.of(progress.module(), review, work, opened.claim(), feedback));
      case Step.Decision decision ->
          page.addObject("decision", DecisionView.of(decision, work, feedback));
      case Step.Confidence confidence ->
          page.addObject("rating", ConfidenceView.of(confidence, work.ratings()));
      case Step.Attest attest -> page.addObject("attest", AttestView.of(attest, progress));
    }
    if (problem != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  /** The source asked for, else the only one that was opened so far, else none. */
  private static @Nullable String shown(Opened opened, StepWork work) {
    Set<String> before = work.sourcesOpened();
    return opened.source() != null && before.contains(opened.source())
        ? opened.source()
        : before.size() == 1 ? before.iterator().next() : null;
  }
}

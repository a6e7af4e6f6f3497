package org.traininglayer.player;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.questions.LearnerQuestion;
import org.traininglayer.questions.LearnerQuestion.Kind;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.steps.StepPage.Spot;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.support.Support;

/**
 * Where a learner says that something seems wrong, or asks, at a step or at something within it.
 */
@Controller
@RequestMapping("/play/{token}/{step}/ask")
class QuestionController {

  private static final int SHORT = 90;

  private final PlayerContexts visits;
  private final Practice practice;
  private final LearnerQuestions questions;
  private final Support support;

  QuestionController(
      PlayerContexts visits, Practice practice, LearnerQuestions questions, Support support) {
    this.visits = visits;
    this.practice = practice;
    this.questions = questions;
    this.support = support;
  }

  /**
   * Something that a question can be about.
   *
   * @param text what stands there, shortened
   */
  record About(String place, int number, String text) {}

  /** A question of one's own, as it is shown. */
  record Own(LearnerQuestion question, @Nullable String itemHtml) {}

  @GetMapping
  ModelAndView form(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String claim,
      @RequestParam(required = false) @Nullable String sent) {
    Place place = place(token, step);
    ModelAndView page = page(place, claim, null, "", null);
    page.addObject("sent", sent != null);
    return page;
  }

  @PostMapping
  Object ask(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String claim,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String text) {
    Place place = place(token, step);
    Kind said = kind(kind);
    String written = text.strip().replace("\r\n", "\n");
    if (said == null) {
      return page(place, claim, null, written, "questions.missing.kind");
    }
    if (written.isEmpty() || written.length() > LearnerQuestion.LONGEST) {
      return page(
          place,
          claim,
          said,
          written,
          written.isEmpty() ? "questions.missing.text" : "questions.too-long");
    }
    AttemptContext attempt = place.visit().attempt();
    Optional<Spot> item =
        place.items().stream().filter(one -> one.place().equals(claim)).findFirst();
    boolean kept =
        questions.ask(
            attempt.key().organisation(),
            attempt.course(),
            attempt.key().learner(),
            new LearnerQuestion.Place(
                attempt.key().module().value(),
                place.progress().module().version(),
                place.step().head().id(),
                place.step().head().title(),
                item.map(one -> inForm(place.step(), one.id())).orElse(null),
                item.map(Spot::text).orElse(null)),
            said,
            written);
    return kept
        ? ResponseEntity.status(HttpStatus.SEE_OTHER)
            .location(URI.create(Paths.step(place.visit(), place.step()) + "/ask?sent=1"))
            .build()
        : page(place, claim, said, written, "questions.too-many");
  }

  /** The same in another form of a step is something else. */
  private static String inForm(Step step, String item) {
    return step.head().isOtherForm() ? step.head().formId() + "." + item : item;
  }

  private record Place(PlayerContext visit, Progress progress, Step step, List<Spot> items) {}

  /** Only at a step that is open: nothing is shown here that its page does not show. */
  private Place place(String token, String id) {
    PlayerContext visit = visits.of(token);
    Progress progress =
        practice
            .progress(visit.attempt())
            .orElseGet(() -> practice.open(visit.attempt(), visit.launch().id(), Instant.now()));
    Step step = progress.module().step(id).orElseThrow(NoSuchStep::new);
    if (!progress.isOpen(step)) {
      throw new NoSuchStep();
    }
    return new Place(visit, progress, step, StepTypes.of(step).page().spots(step));
  }

  private ModelAndView page(
      Place place, String claim, @Nullable Kind kind, String text, @Nullable String problem) {
    AttemptContext attempt = place.visit().attempt();
    List<Spot> items = place.items();
    ModelAndView page = new ModelAndView("player/ask");
    page.addObject("frame", FrameView.of(place.visit(), place.progress(), place.step()));
    page.addObject("step", place.step().head().title());
    page.addObject(
        "items",
        IntStream.range(0, items.size())
            .mapToObj(i -> new About(items.get(i).place(), i + 1, shortened(items.get(i).text())))
            .toList());
    page.addObject("claim", claim);
    page.addObject("kind", kind == null && !claim.isEmpty() ? Kind.DOUBT : kind);
    page.addObject("text", text);
    page.addObject("problem", problem);
    CourseId course = attempt.course();
    page.addObject("inCourse", course != null);
    page.addObject(
        "contacts",
        course == null ? List.of() : support.contacts(attempt.key().organisation(), course));
    page.addObject(
        "champions",
        support.champions(attempt.key().organisation(), place.visit().launch().jobRole()));
    page.addObject(
        "own",
        questions.of(attempt.key().organisation(), attempt.key().learner()).stream()
            .filter(one -> one.place().module().equals(attempt.key().module().value()))
            .map(one ->
                new Own(
                    one,
                    one.place().itemText() == null
                        ? null
                        : Markdown.inline(one.place().itemText())))
            .toList());
    page.addObject("sent", false);
    if (problem != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private static String shortened(String markdown) {
    String text = Markdown.text(markdown);
    return text.length() <= SHORT ? text : text.substring(0, SHORT - 1).stripTrailing() + "…";
  }

  private static @Nullable Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}

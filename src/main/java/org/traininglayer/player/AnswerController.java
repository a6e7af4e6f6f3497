package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.AnswerRefused;
import org.traininglayer.learning.ModuleGone;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;

/**
 * What happens when a learner answers: the form is read into an {@link Answer}, {@link Practice}
 * saves it, and the browser is sent on to the page that shows the new state.
 *
 * <p>A form gets {@code 303 See Other}; a script that accepts JSON gets {@link Saved}. Every form
 * names the version of the module that its page shows, since places (claim 4, option 2) only mean
 * something there.
 */
@Controller
@RequestMapping("/play/{token}")
class AnswerController {

  private final PlayerContexts visits;
  private final Practice practice;
  private final Catalog catalog;
  private final MessageSource messages;

  AnswerController(
      PlayerContexts visits, Practice practice, Catalog catalog, MessageSource messages) {
    this.visits = visits;
    this.practice = practice;
    this.catalog = catalog;
    this.messages = messages;
  }

  /** A choice in a commit or decision. A commit is finished with it: the AI's view comes next. */
  @PostMapping("/{step}/choose")
  ResponseEntity<?> choose(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam(required = false) @Nullable String option,
      @RequestParam(required = false) @Nullable String confidence,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    if (option == null) {
      throw new Incomplete("player.missing.option");
    }
    boolean asked =
        switch (place.step()) {
          case Step.Commit commit -> commit.confidence();
          case Step.Decision decision -> decision.confidence();
          default -> false;
        };
    if (asked && confidence == null) {
      throw new Incomplete("player.missing.confidence");
    }
    String chosen =
        switch (place.step()) {
          case Step.Commit commit -> known(OpaqueIds.options(commit).idAt(option));
          case Step.Decision decision -> known(OpaqueIds.options(decision).idAt(option));
          default -> throw new AnswerRefused("Nothing is chosen in this step.");
        };
    Answer choice = new Answer.Choose(chosen, number(confidence));
    if (place.step() instanceof Step.Commit) {
      Progress progress = answer(place, choice, new Answer.Finish());
      return reply(request, place, progress, Next.of(place.visit(), progress));
    }
    return reply(request, place, answer(place, choice), place.path() + "#after");
  }

  /** The reason for a decision. */
  @PostMapping("/{step}/reason")
  ResponseEntity<?> reason(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam(required = false) @Nullable String reason,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    if (reason == null) {
      throw new Incomplete("player.missing.reason");
    }
    if (!(place.step() instanceof Step.Decision decision)) {
      throw new AnswerRefused("No reason is asked in this step.");
    }
    Progress progress =
        answer(place, new Answer.GiveReason(known(OpaqueIds.reasons(decision).idAt(reason))));
    return reply(request, place, progress, place.path() + "#verdict");
  }

  /** Marks a claim, changes its mark, or takes it back. */
  @PostMapping("/{step}/mark")
  ResponseEntity<?> mark(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam String claim,
      @RequestParam(defaultValue = "") String family,
      @RequestParam(defaultValue = "") String proof,
      @RequestParam(defaultValue = "") String deed,
      @RequestParam(defaultValue = "") String confidence,
      @RequestParam(defaultValue = "") String keep,
      @RequestParam(required = false) @Nullable String undo,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    Step.Review review = review(place.step());
    String unit = known(OpaqueIds.claims(review).idAt(claim));
    Answer answer =
        undo != null
            ? new Answer.Unmark(unit)
            : new Answer.Mark(
                unit,
                family.isEmpty() ? null : family,
                evidence(proof),
                action(deed),
                number(confidence));
    Progress progress = answer(place, answer);
    UriComponentsBuilder back = UriComponentsBuilder.fromPath(place.path());
    if (undo == null) {
      back.queryParam("claim", claim);
    }
    if (!keep.isEmpty()) {
      back.queryParam("source", "{keep}");
    }
    URI here =
        back.fragment(undo == null ? "mark" : claim)
            .encode()
            .buildAndExpand(Map.of("keep", keep))
            .toUri();
    return reply(request, place, progress, here.toString());
  }

  /** Opens a source. */
  @PostMapping("/{step}/source")
  ResponseEntity<?> source(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam String source,
      @RequestParam(defaultValue = "") String claim,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    Progress progress = answer(place, new Answer.OpenSource(source));
    UriComponentsBuilder back =
        UriComponentsBuilder.fromPath(place.path()).queryParam("source", "{source}");
    if (!claim.isEmpty()) {
      back.queryParam("claim", "{claim}");
    }
    URI here =
        back.fragment("sources")
            .encode()
            .buildAndExpand(Map.of("source", source, "claim", claim))
            .toUri();
    return reply(request, place, progress, here.toString());
  }

  /** Submits a review: from here on its feedback shows. */
  @PostMapping("/{step}/submit")
  ResponseEntity<?> submit(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam int n,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    Step.Review review = review(place.step());
    Optional<Progress> now = practice.progress(place.visit().context());
    if (now.isPresent() && now.get().number() != n) {
      return reply(request, place, now.get(), Next.of(place.visit(), now.get()));
    }
    Step.FeedbackWhen feedback =
        now.flatMap(progress -> progress.module().step(review.head().id()))
            .orElse(review)
            .head()
            .feedback();
    if (feedback == Step.FeedbackWhen.AFTER_MODULE) {
      Progress progress = answer(place, new Answer.Submit(), new Answer.Finish());
      return reply(request, place, progress, Next.of(place.visit(), progress));
    }
    return reply(request, place, answer(place, new Answer.Submit()), place.path() + "#feedback");
  }

  /** Saves ratings, as many as were given; with {@code finish} also goes on. */
  @PostMapping("/{step}/rate")
  ResponseEntity<?> rate(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam(required = false) @Nullable String finish,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    if (!(place.step() instanceof Step.Confidence confidence)) {
      throw new AnswerRefused("Nothing is rated in this step.");
    }
    OpaqueIds<Step.Confidence.Item> items = OpaqueIds.items(confidence);
    List<Answer> ratings = new ArrayList<>();
    for (int i = 0; i < items.things().size(); i++) {
      Integer value = number(request.getParameter(items.at(i)));
      if (value != null) {
        ratings.add(new Answer.Rate(items.things().get(i).id(), value));
      }
    }
    boolean all = ratings.size() == items.things().size();
    if (finish != null && all) {
      ratings.add(new Answer.Finish());
    }
    if (ratings.isEmpty()) {
      throw new Incomplete("player.missing.rating");
    }
    // What was rated is kept even when something is missing.
    Progress progress = answer(place, ratings.toArray(Answer[]::new));
    if (finish == null) {
      return reply(request, place, progress, place.path());
    }
    if (!all) {
      throw new Incomplete("player.missing.rating");
    }
    return reply(request, place, progress, Next.of(place.visit(), progress));
  }

  /** Acknowledges, or declines with a comment; either way the step is done. */
  @PostMapping("/{step}/acknowledge")
  ResponseEntity<?> acknowledge(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam(required = false) @Nullable String agree,
      @RequestParam(required = false) @Nullable String decline,
      @RequestParam(defaultValue = "") String comment,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    if (decline == null && agree == null) {
      throw new Incomplete("player.missing.agree");
    }
    if (comment.length() > 2000) {
      throw new Incomplete("player.missing.comment");
    }
    boolean accepted = decline == null;
    Progress progress =
        answer(
            place,
            new Answer.Acknowledge(
                accepted, accepted || comment.isBlank() ? null : comment.strip()),
            new Answer.Finish());
    return reply(request, place, progress, Next.of(place.visit(), progress));
  }

  /** Goes on to the next step. */
  @PostMapping("/{step}/finish")
  ResponseEntity<?> finish(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam String v,
      @RequestParam int n,
      HttpServletRequest request) {
    Place place = place(token, step, v);
    Progress progress = otherAttempt(place, n).orElseGet(() -> answer(place, new Answer.Finish()));
    return reply(request, place, progress, Next.of(place.visit(), progress));
  }

  /** Starts the next attempt. */
  @PostMapping("/retake")
  ResponseEntity<?> retake(@PathVariable String token) {
    PlayerContext visit = visits.of(token);
    Progress progress = practice.retake(visit.context(), Instant.now());
    return seeOther(Next.of(visit, progress));
  }

  /** A step in the version that the page shows. */
  record Place(PlayerContext visit, Step step) {
    String path() {
      return Paths.step(visit.token(), step.head().id());
    }
  }

  private Place place(String token, String step, String version) {
    PlayerContext visit = visits.of(token);
    Module module =
        catalog
            .find(visit.context().key().module(), version)
            .orElseThrow(() -> new ModuleGone("This version of the module is not there."));
    return new Place(visit, module.step(step).orElseThrow(NoSuchStep::new));
  }

  /** The answers of one form are one transaction. */
  private Progress answer(Place place, Answer... answers) {
    return practice.answer(
        place.visit().context(), place.step().head().id(), List.of(answers), Instant.now());
  }

  /**
   * The newest attempt, if it is not the one that the page shows. A page left open from an earlier
   * attempt finishes nothing in a later one.
   */
  private Optional<Progress> otherAttempt(Place place, int number) {
    return practice.progress(place.visit().context()).filter(now -> now.number() != number);
  }

  private static Step.Review review(Step step) {
    if (step instanceof Step.Review review) {
      return review;
    }
    throw new AnswerRefused("There is nothing to review in this step.");
  }

  private static String known(Optional<String> id) {
    return id.orElseThrow(() -> new AnswerRefused("There is nothing at this place."));
  }

  private static Step.@Nullable Evidence evidence(String proof) {
    if (proof.isEmpty()) {
      return null;
    }
    int slash = proof.indexOf('/');
    if (slash < 0) {
      throw new AnswerRefused("A proof is a source and a place in it.");
    }
    return new Step.Evidence(proof.substring(0, slash), proof.substring(slash + 1));
  }

  private static Step.@Nullable Action action(String name) {
    if (name.isEmpty()) {
      return null;
    }
    try {
      return Step.Action.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new AnswerRefused("There is no such thing to do.");
    }
  }

  private static @Nullable Integer number(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new AnswerRefused("That is not a number.");
    }
  }

  /** {@code next} is where the page with the new state is. */
  private ResponseEntity<?> reply(
      HttpServletRequest request, Place place, Progress progress, String next) {
    if (!wantsJson(request)) {
      return seeOther(next);
    }
    String summary = null;
    boolean stays = false;
    Progress.StepWork work = progress.work(place.step().head().id());
    String path = request.getRequestURI();
    if (path.endsWith("/mark") || path.endsWith("/source") || path.endsWith("/rate")) {
      stays = !work.finished() && !(place.step() instanceof Step.Review && work.submitted());
    }
    if (place.step() instanceof Step.Review review) {
      summary =
          messages.getMessage(
              "player.review.summary",
              new Object[] {work.marks().size(), ReviewView.unfinished(review, work.marks())},
              LocaleContextHolder.getLocale());
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Saved(progress.savedAt().toString(), stays ? null : next, summary));
  }

  static boolean wantsJson(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  private static ResponseEntity<?> seeOther(String next) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(next)).build();
  }
}

package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.SeenPage;
import org.traininglayer.learning.StepState;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * What happens when a learner answers: the type of the step reads the form, {@link Practice} saves
 * what it says, and the browser is sent on to the page that shows the new state.
 *
 * <p>A form gets {@code 303 See Other}; a script that accepts JSON gets {@link Saved}. Every form
 * names its attempt, so that a page left open from an earlier one changes nothing in a later one;
 * and itself, so that an older page changes nothing that a newer one has said.
 */
@Controller
@RequestMapping("/play/{token}")
class AnswerController {

  /** The attempt that a page shows. */
  static final String ATTEMPT = "attempt";

  /** The name of the page, and when the newest answer was saved that it shows. */
  static final String PAGE = "page";

  static final String SHOWN_AT = "shown-at";

  private final PlayerContexts visits;
  private final Practice practice;
  private final MessageSource messages;

  AnswerController(PlayerContexts visits, Practice practice, MessageSource messages) {
    this.visits = visits;
    this.practice = practice;
    this.messages = messages;
  }

  /** An answer in a step of whatever type. */
  @PostMapping("/{step}")
  ResponseEntity<?> answer(
      @PathVariable String token,
      @PathVariable String step,
      @RequestParam(name = ATTEMPT, defaultValue = "0") int attempt,
      HttpServletRequest request) {
    PlayerContext visit = visits.of(token);
    FormValues form = new FormValues(request.getParameterMap());
    AtomicReference<FormReading> read = new AtomicReference<>(FormReading.of());
    AtomicReference<@Nullable Instant> known = new AtomicReference<>();
    Progress progress =
        practice.answer(
            visit.attempt(),
            new SeenPage(
                attempt, request.getParameter(PAGE), instant(request.getParameter(SHOWN_AT))),
            step,
            before -> {
              known.set(before.savedAt());
              FormReading reading = read(before, step(before, step), form);
              read.set(reading);
              return reading.answers();
            },
            Instant.now());
    FormReading reading = Objects.requireNonNull(read.get());
    String missing = reading.missing();
    if (missing != null) {
      throw new Incomplete(missing, form, reading.again());
    }
    return reply(
        request,
        visit,
        progress,
        step(progress, step),
        reading,
        progress.savedAt().equals(known.get()));
  }

  /** Starts the next attempt. */
  @PostMapping("/retake")
  ResponseEntity<?> retake(@PathVariable String token) {
    PlayerContext visit = visits.of(token);
    Progress progress = practice.retake(visit.attempt(), Instant.now());
    return seeOther(Next.of(visit, progress));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Step step(Progress progress, String id) {
    return progress.module().step(id).orElseThrow(NoSuchStep::new);
  }

  /** What fits steps of every type is read here, all else by the type. */
  private static FormReading read(Progress progress, Step step, FormValues form) {
    if (form.has("open")) {
      return FormReading.of(new Answer.OpenSource(form.text("open")))
          .asking("source", form.text("open"))
          .asking("claim", form.text("claim"))
          .at("sources")
          .staying();
    }
    if (form.has("finish")) {
      return FormReading.of(new Answer.Finish());
    }
    StepState state = progress.work(step);
    StepPage<Step, StepWork> page = StepTypes.of(step).page();
    return page.read(step, state.work(), form, StepPages.shown(step, state, form));
  }

  private ResponseEntity<?> reply(
      HttpServletRequest request,
      PlayerContext visit,
      Progress progress,
      Step step,
      FormReading reading,
      boolean late) {
    StepState state = progress.work(step);
    String next =
        state.finished() ? Next.of(visit, progress) : here(Paths.step(visit, step), reading);
    if (!wantsJson(request)) {
      return seeOther(next);
    }
    StepPage.Words summary = StepTypes.of(step).page().summary(step, state.work());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Saved(
                progress.savedAt().toString(),
                reading.stays() && !state.finished() ? null : next,
                summary == null ? null : text(summary),
                late));
  }

  private static String here(String path, FormReading reading) {
    UriComponentsBuilder back = UriComponentsBuilder.fromPath(path);
    reading.query().keySet().forEach(name -> back.queryParam(name, "{" + name + "}"));
    if (!reading.fragment().isEmpty()) {
      back.fragment(reading.fragment());
    }
    return back.encode().buildAndExpand(reading.query()).toUri().toString();
  }

  private String text(StepPage.Words words) {
    return messages.getMessage(words.key(), words.values(), LocaleContextHolder.getLocale());
  }

  static boolean wantsJson(HttpServletRequest request) {
    @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  private static ResponseEntity<?> seeOther(String next) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(next)).build();
  }
}

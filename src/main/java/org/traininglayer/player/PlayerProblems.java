package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.LearnerErased;
import org.traininglayer.learning.ModuleGone;
import org.traininglayer.learning.OtherAttempt;
import org.traininglayer.learning.Overtaken;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.Launch;
import org.traininglayer.steps.AnswerRefused;

/** What the player says when it cannot do what was asked. */
@ControllerAdvice(
    assignableTypes = {
      PlayerController.class,
      AnswerController.class,
      QuestionController.class,
      RenewalController.class,
      RecordController.class
    })
@Order(0)
class PlayerProblems {

  private final PlayerContexts visits;
  private final Practice practice;
  private final StepPages pages;
  private final MessageSource messages;

  PlayerProblems(
      PlayerContexts visits, Practice practice, StepPages pages, MessageSource messages) {
    this.visits = visits;
    this.practice = practice;
    this.pages = pages;
    this.messages = messages;
  }

  /** The page that says why and who can change it. */
  @ExceptionHandler
  Object cannotPlay(CannotPlay problem, HttpServletRequest request) {
    if (AnswerController.wantsJson(request)) {
      return said(
          HttpStatus.NOT_FOUND,
          text("player.cannot." + problem.why().name().toLowerCase(Locale.ROOT) + ".text"));
    }
    return plain(problem.why(), problem.launch());
  }

  /** The module is not in the catalogue, or not in this version any more. */
  @ExceptionHandler
  Object moduleGone(ModuleGone problem, HttpServletRequest request) {
    if (AnswerController.wantsJson(request)) {
      return said(HttpStatus.NOT_FOUND, text("player.cannot.unknown_module.text"));
    }
    PlayerContext visit = visits.of(variable(request, "token"));
    return plain(CannotPlay.Why.UNKNOWN_MODULE, visit.launch());
  }

  /** The person was erased: their page has ended, as if its time were over. */
  @ExceptionHandler
  Object learnerErased(LearnerErased problem, HttpServletRequest request) {
    return AnswerController.wantsJson(request)
        ? said(HttpStatus.NOT_FOUND, text("player.cannot.ended.text"))
        : plain(CannotPlay.Why.ENDED, null);
  }

  /** The page again with what was entered, and what is missing. */
  @ExceptionHandler
  Object incomplete(Incomplete problem, HttpServletRequest request) {
    if (AnswerController.wantsJson(request)) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("problem", text(problem.key()), "again", problem.again()));
    }
    PlayerContext visit = visits.of(variable(request, "token"));
    Progress progress = practice.progress(visit.attempt()).orElseThrow(NoSuchStep::new);
    Step step = progress.module().step(variable(request, "step")).orElseThrow(NoSuchStep::new);
    return pages.page(visit, progress, step, problem.form(), problem.key());
  }

  /** The page is from an earlier attempt: what was answered there is kept, here it fits nothing. */
  @ExceptionHandler
  Object otherAttempt(OtherAttempt problem, HttpServletRequest request) {
    PlayerContext visit = visits.of(variable(request, "token"));
    String next = Next.of(visit, problem.newest());
    if (AnswerController.wantsJson(request)) {
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("problem", text("player.stale.text"), "next", next));
    }
    ModelAndView page = new ModelAndView("player/stale");
    page.addObject("next", next);
    page.addObject("number", problem.newest().number());
    page.setStatus(HttpStatus.CONFLICT);
    return page;
  }

  /** Another page has answered there since: the newer answer holds, and this one is told so. */
  @ExceptionHandler
  Object overtaken(Overtaken problem, HttpServletRequest request) {
    PlayerContext visit = visits.of(variable(request, "token"));
    String next = Paths.step(visit.token(), variable(request, "step"));
    if (AnswerController.wantsJson(request)) {
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("problem", text("player.overtaken.text"), "next", next, "overtaken", true));
    }
    ModelAndView page = new ModelAndView("player/overtaken");
    page.addObject("next", next);
    page.addObject("at", problem.at());
    page.addObject("written", written(request));
    page.setStatus(HttpStatus.CONFLICT);
    return page;
  }

  /** What somebody wrote in words into a form, which no other page has. */
  private static List<String> written(HttpServletRequest request) {
    return request.getParameterMap().values().stream()
        .flatMap(Stream::of)
        .filter(value -> value.strip().contains(" "))
        .toList();
  }

  /** The answer fits nothing on the page; no form of ours sends that. */
  @ExceptionHandler
  @Nullable Object refused(
      AnswerRefused problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (AnswerController.wantsJson(request)) {
      return said(HttpStatus.BAD_REQUEST, text("player.refused"));
    }
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    return null;
  }

  /** There is no such step. */
  @ExceptionHandler
  void noSuchStep(NoSuchStep problem, HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  private ModelAndView plain(CannotPlay.Why why, @Nullable Launch launch) {
    ModelAndView page = new ModelAndView("player/cannot");
    page.addObject("why", "player.cannot." + why.name().toLowerCase(Locale.ROOT));
    page.addObject("teaches", launch != null && launch.teaches());
    page.addObject("named", launch == null ? null : launch.custom().get("module_id"));
    page.addObject(
        "returnUrl", launch == null || launch.returnUrl() == null ? null : launch.returnUrl());
    page.setStatus(why == CannotPlay.Why.OBSERVER ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND);
    return page;
  }

  private static ResponseEntity<Map<String, String>> said(HttpStatus status, String text) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("problem", text));
  }

  private String text(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private static String variable(HttpServletRequest request, String name) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(name) instanceof String value
        ? value
        : "";
  }
}

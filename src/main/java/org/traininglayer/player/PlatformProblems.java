package org.traininglayer.player;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.lti.PlatformNotInUse;

/**
 * What every page of a launch says while its platform is out of use. What waits in the browser
 * stays there: this is no answer to it.
 */
@ControllerAdvice
@Order(0)
class PlatformProblems {

  private static final String WHY = "player.cannot.out_of_use";

  private final MessageSource messages;

  PlatformProblems(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  Object notInUse(PlatformNotInUse problem, HttpServletRequest request) {
    if (AnswerController.wantsJson(request)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN)
          .contentType(MediaType.APPLICATION_JSON)
          .body(
              Map.of(
                  "problem",
                  messages.getMessage(WHY + ".text", null, LocaleContextHolder.getLocale())));
    }
    ModelAndView page = new ModelAndView("player/cannot");
    page.addObject("why", WHY);
    page.addObject("teaches", false);
    page.addObject("named", null);
    page.addObject("returnUrl", problem.launch().returnUrl());
    page.setStatus(HttpStatus.FORBIDDEN);
    return page;
  }
}

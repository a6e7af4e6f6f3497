package org.traininglayer.lti.diagnosis.refusals;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The page that a learner sees instead: a plain sentence, a short code, a way back. */
@ControllerAdvice("org.traininglayer.lti")
class RefusedPage {

  private final StoredRefusals refusals;
  private final MessageSource messages;

  RefusedPage(StoredRefusals refusals, MessageSource messages) {
    this.refusals = refusals;
    this.messages = messages;
  }

  @ExceptionHandler
  ModelAndView show(RefusedException exception, Locale locale) {
    Refused refused = exception.refused();
    String code = refusals.record(refused);
    String newTab = refused.reason().newTabHelps() ? refused.newTab() : null;
    String sentence = sentence(refused.reason(), newTab != null, locale);
    ModelAndView page = new ModelAndView("lti/refused");
    page.setStatus(HttpStatus.valueOf(refused.reason().status()));
    page.addObject("sentence", sentence);
    page.addObject("code", code);
    page.addObject("wayBack", wayBack(refused.returnUrl(), sentence + " (" + code + ")"));
    page.addObject("newTab", newTab);
    return page;
  }

  /** Some sentences speak of a new tab, and have another form where none can be offered. */
  private String sentence(RefusalReason reason, boolean newTab, Locale locale) {
    String key = "lti.refusal." + reason.name();
    String usual = messages.getMessage(key, null, locale);
    return newTab
        ? usual
        : Objects.requireNonNull(messages.getMessage(key + ".noTab", null, usual, locale));
  }

  /** The return URL with {@code lti_errormsg} (LTI 1.3 core, launch presentation claim). */
  private static @Nullable String wayBack(@Nullable URI returnUrl, String message) {
    if (returnUrl == null) {
      return null;
    }
    String text = returnUrl.toString();
    int hash = text.indexOf('#');
    String address = hash < 0 ? text : text.substring(0, hash);
    return address
        + (returnUrl.getRawQuery() == null ? '?' : '&')
        + "lti_errormsg="
        + URLEncoder.encode(message, StandardCharsets.UTF_8);
  }
}

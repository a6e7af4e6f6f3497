package org.traininglayer.course.picker;

import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.course.picker.CannotPick.Why;

/** What the picker says when nothing can be chosen, with the way back. */
@ControllerAdvice(assignableTypes = {PickerController.class, HandOverController.class})
@Order(0)
class PickerProblems {

  @ExceptionHandler
  ModelAndView cannotPick(CannotPick problem) {
    DeepLinkingSession picking = problem.picking();
    ModelAndView page = new ModelAndView("picker/cannot");
    page.addObject("why", "picker.cannot." + problem.why().name().toLowerCase(Locale.ROOT));
    page.addObject("path", picking == null ? null : picking.path());
    page.addObject("answered", problem.why() == Why.ANSWERED);
    page.addObject("once", picking != null && picking.taken().once());
    page.setStatus(problem.why().status());
    return page;
  }
}

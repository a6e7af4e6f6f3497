package org.traininglayer.course;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.checkins.Reminders;

/**
 * Where the link in a reminder leads: it asks first, since programs look at links too, and a POST
 * ends the reminders, also one that a mailbox makes by itself (<a
 * href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>).
 */
@Controller
class NoMoreRemindersController {

  private final Reminders reminders;

  NoMoreRemindersController(Reminders reminders) {
    this.reminders = reminders;
  }

  @GetMapping("/reminders/{token}")
  ModelAndView ask(@PathVariable String token) {
    return reminders.knows(token) ? page("ask", HttpStatus.OK) : unknown();
  }

  @PostMapping("/reminders/{token}")
  ModelAndView end(@PathVariable String token) {
    return reminders.refuse(token) ? page("done", HttpStatus.OK) : unknown();
  }

  private static ModelAndView unknown() {
    return page("unknown", HttpStatus.NOT_FOUND);
  }

  private static ModelAndView page(String what, HttpStatus status) {
    ModelAndView page = new ModelAndView("course/no-more-reminders");
    page.addObject("what", what);
    page.setStatus(status);
    return page;
  }
}

package org.traininglayer.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.traininglayer.admin.SampleHistory.State;
import org.traininglayer.lti.People;

/** Pages that tell of people know how many of these are invented, and say so. */
@ControllerAdvice(
    assignableTypes = {
      AdoptionController.class,
      WarningsController.class,
      VerdictController.class,
      WorklistController.class,
      BudgetController.class,
      ReportsController.class
    })
class InventedOnPages {

  private final People people;
  private final @Nullable SampleHistory sample;

  InventedOnPages(People people, ObjectProvider<SampleHistory> sample) {
    this.people = people;
    this.sample = sample.getIfAvailable();
  }

  /** How far they are, while they are being made: until then figures and gaps will change. */
  @ModelAttribute("making")
  SampleHistory.@Nullable Status making() {
    SampleHistory.Status status = SampleHistory.statusOf(sample);
    return status.state() == State.WAITING || status.state() == State.MAKING ? status : null;
  }

  @ModelAttribute("invented")
  int invented(@AuthenticationPrincipal @Nullable ConsoleUser user) {
    return user == null ? 0 : people.invented(user.organisation()).size();
  }
}

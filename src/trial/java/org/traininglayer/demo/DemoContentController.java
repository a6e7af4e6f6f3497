package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Where the choice of content comes back to in Moodle, posted by the teacher's browser. */
@Controller
@Profile("demo")
class DemoContentController {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final ToolAssertions assertions;
  private final DemoSelections selections;
  private final DemoContent content;

  DemoContentController(ToolAssertions assertions, DemoSelections selections, DemoContent content) {
    this.assertions = assertions;
    this.selections = selections;
    this.content = content;
  }

  /** Moodle: no leeway for times; an empty choice closes the dialog without a word. */
  @PostMapping("/demo/lti/contentitem_return")
  String moodle(
      @RequestParam("course") int courseId,
      @RequestParam("id") int toolId,
      @RequestParam("sesskey") String session,
      @RequestParam(name = "JWT", defaultValue = "") String token,
      Model model) {
    Optional<DemoSelections.Selection> selection =
        selections.find(session).filter(one -> one.course() == courseId && one.tool() == toolId);
    if (selection.isEmpty()) {
      return refuse(model, "Your session has timed out, or this is another form's answer.");
    }
    Optional<ToolAssertions.Signed> signed =
        assertions.read(DemoSite.MOODLE, token, "iss").filter(one -> one.tool().id() == toolId);
    if (signed.isEmpty()) {
      return refuse(model, "Consumer key is incorrect, or the signature is not the tool's.");
    }
    JsonNode claims = signed.get().claims();
    long now = Instant.now().getEpochSecond();
    if (claims.path("iat").asLong(0) > now
        || claims.path("nbf").asLong(0) > now
        || claims.path("exp").asLong(Long.MAX_VALUE) <= now) {
      return refuse(model, "Cannot handle token prior to its time, or it has expired.");
    }
    return content.show(
        model, selection.get(), ContentItems.read(claims, true, HUNDRED), claims, true);
  }

  private static String refuse(Model model, String text) {
    model.addAttribute("text", text);
    return "demo/invalid";
  }
}

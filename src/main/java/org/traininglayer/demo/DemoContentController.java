package org.traininglayer.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Where the choice of content comes back to, posted by the teacher's browser. */
@Controller
@Profile("demo")
class DemoContentController {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final DemoAddresses at;
  private final DemoKeys keys;
  private final ToolAssertions assertions;
  private final DemoSelections selections;
  private final DemoTools tools;
  private final DemoCourses courses;
  private final TransactionTemplate transactions;

  DemoContentController(
      DemoAddresses at,
      DemoKeys keys,
      ToolAssertions assertions,
      DemoSelections selections,
      DemoTools tools,
      DemoCourses courses,
      TransactionTemplate transactions) {
    this.at = at;
    this.keys = keys;
    this.assertions = assertions;
    this.selections = selections;
    this.tools = tools;
    this.courses = courses;
    this.transactions = transactions;
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
    return keep(model, selection.get(), claims, true, true, HUNDRED);
  }

  /** Canvas: the placement decides about columns; what is wrong is told as JSON. */
  @PostMapping("/demo/canvas/courses/{course}/deep_linking_response")
  Object canvas(
      @PathVariable("course") int courseId,
      @RequestParam(name = "data", defaultValue = "") String data,
      @RequestParam(name = "JWT", defaultValue = "") String token,
      Model model) {
    Optional<DemoSelections.Selection> selection =
        keys.own(DemoSite.CANVAS, data)
            .flatMap(claims -> selections.find(claims.path("selection").asString("")))
            .filter(one -> one.course() == courseId);
    if (selection.isEmpty()) {
      return CanvasThrottle.error(400, "data is missing or has expired");
    }
    Optional<ToolAssertions.Signed> signed =
        assertions
            .read(DemoSite.CANVAS, token, "iss")
            .filter(one -> one.tool().id() == selection.get().tool());
    if (signed.isEmpty()) {
      return CanvasThrottle.error(400, "JWT verification failure");
    }
    JsonNode claims = signed.get().claims();
    long now = Instant.now().getEpochSecond();
    long issued = claims.path("iat").asLong(0);
    if (!ToolAssertions.holds(claims.path("aud"), at.issuer(DemoSite.CANVAS))) {
      return CanvasThrottle.error(400, "the 'aud' is invalid");
    }
    if (issued < now - 300 || issued > now + 30 || claims.path("exp").asLong(0) <= now) {
      return CanvasThrottle.error(400, "the 'iat' or 'exp' is out of range");
    }
    if (claims.path("nonce").asString("").isEmpty()) {
      return CanvasThrottle.error(400, "the 'nonce' is missing");
    }
    CanvasPlacement placement = CanvasPlacement.of(selection.get().placement()).orElseThrow();
    return keep(model, selection.get(), claims, placement.multiple(), placement.lineItems(), null);
  }

  private String keep(
      Model model,
      DemoSelections.Selection selection,
      JsonNode claims,
      boolean multiple,
      boolean lineItems,
      @Nullable BigDecimal points) {
    DemoCourse course = courses.find(selection.course()).orElseThrow();
    DemoTool tool = tools.find(selection.tool()).orElseThrow();
    ContentItems.Read read = ContentItems.read(claims, lineItems, points);
    if (read.items().size() > 1 && !multiple) {
      return refuse(model, "Only one item can be added here.");
    }
    transactions.executeWithoutResult(
        status -> read.items().forEach(item -> keep(course, tool, item)));
    String said = claims.path(ContentItems.DL + "msg").asString("");
    String error = claims.path(ContentItems.DL + "errormsg").asString("");
    model.addAttribute("added", read.items().size());
    model.addAttribute("wrong", read.wrong());
    model.addAttribute("said", said);
    model.addAttribute("error", error);
    model.addAttribute(
        "back", "/demo/as/" + selection.person() + "/course/" + course.id() + "?edit=true");
    return "demo/returned";
  }

  private void keep(DemoCourse course, DemoTool tool, ContentItems.Item item) {
    String title =
        course.site() == DemoSite.CANVAS && !item.label().isEmpty()
            ? item.label()
            : item.title().isEmpty() ? tool.name() : item.title();
    String url = item.url() == null ? tool.targetLinkUri() : item.url();
    DemoLink link = courses.addLink(course, tool, title, item.text(), url, item.custom());
    BigDecimal points = item.points();
    if (points != null) {
      courses.addItem(
          course, tool, link.id(), title, points, item.resourceId(), item.tag(), item.review());
    }
  }

  private static String refuse(Model model, String text) {
    model.addAttribute("text", text);
    return "demo/invalid";
  }
}

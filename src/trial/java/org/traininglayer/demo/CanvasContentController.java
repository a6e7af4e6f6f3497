package org.traininglayer.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the choice of content comes back to in Canvas, once for each dialogue. The placement
 * decides about columns; what is wrong is told as JSON. At {@code assignment_selection} the choice
 * only fills in a form, and what the teacher then saves becomes the assignment.
 */
@Controller
@Profile("demo")
class CanvasContentController {

  private static final String ITEMS = ContentItems.DL + "content_items";
  private static final String FORM = "assignment form";

  /** What the form does not take over. */
  private static final List<String> DROPPED =
      List.of("available", "submission", "icon", "thumbnail");

  private final DemoAddresses at;
  private final DemoKeys keys;
  private final ToolAssertions assertions;
  private final DemoSelections selections;
  private final DemoContent content;

  CanvasContentController(
      DemoAddresses at,
      DemoKeys keys,
      ToolAssertions assertions,
      DemoSelections selections,
      DemoContent content) {
    this.at = at;
    this.keys = keys;
    this.assertions = assertions;
    this.selections = selections;
    this.content = content;
  }

  @PostMapping("/demo/canvas/courses/{course}/deep_linking_response")
  Object answer(
      @PathVariable("course") int courseId,
      @RequestParam(name = "data", defaultValue = "") String data,
      @RequestParam(name = "JWT", defaultValue = "") String token,
      Model model) {
    Optional<JsonNode> asked =
        keys.own(DemoSite.CANVAS, data)
            .filter(claims -> claims.path("course").asInt(0) == courseId);
    if (asked.isEmpty()) {
      return CanvasThrottle.error(400, "data is missing or has expired");
    }
    int tool = asked.get().path("tool").asInt(0);
    Optional<ToolAssertions.Signed> signed =
        assertions.read(DemoSite.CANVAS, token, "iss").filter(one -> one.tool().id() == tool);
    if (signed.isEmpty()) {
      return CanvasThrottle.error(400, "JWT verification failure");
    }
    JsonNode claims = signed.get().claims();
    String wrong = wrong(claims);
    if (wrong != null) {
      return CanvasThrottle.error(400, wrong);
    }
    Optional<DemoSelections.Selection> taken =
        selections.take(asked.get().path("selection").asString(""));
    if (taken.isEmpty()) {
      return CanvasThrottle.error(400, "already_used");
    }
    DemoSelections.Selection selection = taken.get();
    CanvasPlacement placement = CanvasPlacement.of(selection.placement()).orElseThrow();
    ContentItems.Read read = ContentItems.read(claims, placement.lineItems(), null);
    if (placement == CanvasPlacement.ASSIGNMENT_SELECTION
        && read.items().size() == 1
        && claims.path(ITEMS).size() == 1) {
      String name = asked.get().path("name").asString("");
      return form(model, selection, read.items().getFirst(), claims.path(ITEMS).path(0), name);
    }
    return content.show(model, selection, read, claims, placement.multiple());
  }

  /** The form of an assignment, saved. */
  @PostMapping("/demo/canvas/courses/{course}/assignments")
  String save(
      @PathVariable("course") int courseId,
      @RequestParam("item") String token,
      @RequestParam("name") String name,
      @RequestParam(name = "description", defaultValue = "") String description,
      @RequestParam(name = "points", defaultValue = "") String points,
      Model model) {
    JsonNode form =
        keys.own(DemoSite.CANVAS, token)
            .filter(claims ->
                FORM.equals(claims.path("scope").asString(""))
                    && claims.path("course").asInt(0) == courseId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    ObjectNode item = ((ObjectNode) form.path("item")).deepCopy();
    item.put("title", name);
    item.put("text", description);
    if (item.path("lineItem") instanceof ObjectNode line) {
      line.put("label", name);
      line.set("scoreMaximum", number(points));
    }
    ObjectNode claims = DemoRows.JSON.createObjectNode();
    claims.putArray(ITEMS).add(item);
    DemoSelections.Selection selection =
        new DemoSelections.Selection(
            courseId,
            form.path("tool").asInt(0),
            form.path("person").asString(""),
            CanvasPlacement.ASSIGNMENT_SELECTION.id());
    return content.show(model, selection, ContentItems.read(claims, true, null), claims, false);
  }

  private String form(
      Model model,
      DemoSelections.Selection selection,
      ContentItems.Item item,
      JsonNode json,
      String typed) {
    ObjectNode rest = ((ObjectNode) json).deepCopy();
    rest.remove(DROPPED);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("scope", FORM);
    claims.put("course", selection.course());
    claims.put("tool", selection.tool());
    claims.put("person", selection.person());
    claims.put("item", rest);
    claims.put("exp", Instant.now().getEpochSecond() + 3600);
    String proposed = item.label().isEmpty() ? item.title() : item.label();
    model.addAttribute("course", selection.course());
    model.addAttribute("item", keys.sign(DemoSite.CANVAS, claims));
    model.addAttribute("name", item.keepsName() && !typed.isEmpty() ? typed : proposed);
    model.addAttribute("description", item.text());
    model.addAttribute("points", item.points() == null ? "" : item.points().toPlainString());
    return "demo/assignment";
  }

  private @org.jspecify.annotations.Nullable String wrong(JsonNode claims) {
    long now = Instant.now().getEpochSecond();
    long issued = claims.path("iat").asLong(0);
    if (!ToolAssertions.holds(claims.path("aud"), at.issuer(DemoSite.CANVAS))) {
      return "the 'aud' is invalid";
    }
    if (issued < now - 300 || issued > now + 30 || claims.path("exp").asLong(0) <= now) {
      return "the 'iat' or 'exp' is out of range";
    }
    return claims.path("nonce").asString("").isEmpty() ? "the 'nonce' is missing" : null;
  }

  private static JsonNode number(String typed) {
    return typed.matches("\\d{1,9}(\\.\\d{1,4})?")
        ? DemoRows.JSON.getNodeFactory().numberNode(new java.math.BigDecimal(typed))
        : DemoRows.JSON.getNodeFactory().stringNode(typed);
  }
}

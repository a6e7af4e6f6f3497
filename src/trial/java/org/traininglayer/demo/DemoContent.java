package org.traininglayer.demo;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Makes links and columns of what was chosen. */
@Component
@Profile("demo")
class DemoContent {

  private final DemoTools tools;
  private final DemoCourses courses;
  private final TransactionTemplate transactions;

  DemoContent(DemoTools tools, DemoCourses courses, TransactionTemplate transactions) {
    this.tools = tools;
    this.courses = courses;
    this.transactions = transactions;
  }

  /** Keeps the items, and says what came of it. */
  String show(
      Model model,
      DemoSelections.Selection selection,
      ContentItems.Read read,
      JsonNode claims,
      boolean multiple) {
    DemoCourse course = courses.find(selection.course()).orElseThrow();
    DemoTool tool = tools.find(selection.tool()).orElseThrow();
    if (read.items().size() > 1 && !multiple) {
      model.addAttribute("text", "Only one item can be added here.");
      return "demo/invalid";
    }
    transactions.executeWithoutResult(
        status -> read.items().forEach(item -> keep(course, tool, selection.placement(), item)));
    List<String> kept =
        course.site() == DemoSite.MOODLE
            ? List.of()
            : read.items().stream()
                .flatMap(item -> item.kept().entrySet().stream())
                .filter(one -> !ContentItems.PICTURES.contains(one.getKey()))
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    model.addAttribute("added", read.items().size());
    model.addAttribute("wrong", read.wrong());
    model.addAttribute("kept", kept);
    model.addAttribute("said", claims.path(ContentItems.DL + "msg").asString(""));
    model.addAttribute("error", claims.path(ContentItems.DL + "errormsg").asString(""));
    model.addAttribute(
        "back", "/demo/as/" + selection.person() + "/course/" + course.id() + "?edit=true");
    return "demo/returned";
  }

  private void keep(DemoCourse course, DemoTool tool, String placement, ContentItems.Item item) {
    boolean canvas = course.site() == DemoSite.CANVAS;
    String title = canvas ? titleInCanvas(placement, item) : item.title();
    String name = title.isEmpty() ? tool.name() : title;
    String text = canvas ? plain(item.text()) : item.text();
    String url = item.url() == null ? tool.targetLinkUri() : item.url();
    DemoLink link = courses.addLink(course, tool, name, text, url, item.custom());
    BigDecimal points = item.points();
    if (points != null) {
      courses.addItem(
          course, tool, link.id(), name, points, item.resourceId(), item.tag(), item.review());
    }
  }

  /** The editor shows the text, or else the title, as the words of the link, read as HTML. */
  private static String titleInCanvas(String placement, ContentItems.Item item) {
    if (placement.equals(CanvasPlacement.EDITOR_BUTTON.id())) {
      return plain(item.text().isBlank() ? item.title() : item.text());
    }
    return item.label().isEmpty() ? item.title() : item.label();
  }

  /** What people see of HTML. */
  static String plain(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", ""));
  }
}

package org.traininglayer.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.traininglayer.reports.DataDictionary;
import org.traininglayer.reports.Exports;
import org.traininglayer.reports.Exports.Order;
import org.traininglayer.reports.FileFormat;
import org.traininglayer.reports.ReportFiles;
import tools.jackson.databind.json.JsonMapper;

/** Data to take away: facts, figures, decisions, qualification, and what each field means. */
@Controller
class DataExportsController {

  private static final String JSON = "application/json";
  private static final String ZIP = "application/zip";

  private final Exports exports;
  private final DataDictionary dictionary;
  private final ReportFiles files;
  private final AuditTrail audit;

  DataExportsController(
      Exports exports, DataDictionary dictionary, ReportFiles files, AuditTrail audit) {
    this.exports = exports;
    this.dictionary = dictionary;
    this.files = files;
    this.audit = audit;
  }

  @GetMapping("/admin/exports/facts.zip")
  void facts(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "csv") String format,
      HttpServletResponse response)
      throws IOException {
    FileFormat as = FileFormat.of(format);
    written(user, "facts", Map.of("format", as.name()));
    headers(response, ZIP, "facts.zip");
    exports.facts(order(user), as, response.getOutputStream());
  }

  @GetMapping("/admin/exports/aggregates.zip")
  void aggregates(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "26") String weeks,
      @RequestParam(defaultValue = "csv") String format,
      HttpServletResponse response)
      throws IOException {
    if (!exports.isPeriod(user.organisation(), weeks)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    FileFormat as = FileFormat.of(format);
    written(user, "aggregates", Map.of("format", as.name(), "weeks", weeks));
    headers(response, ZIP, "aggregates.zip");
    exports.aggregates(order(user), weeks, as, response.getOutputStream());
  }

  @GetMapping("/admin/exports/decisions.json")
  void decisions(@AuthenticationPrincipal ConsoleUser user, HttpServletResponse response)
      throws IOException {
    String text = exports.decisions(order(user));
    written(user, "decisions", Map.of());
    headers(response, JSON, "decisions.json");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/admin/exports/qualification.zip")
  void qualification(@AuthenticationPrincipal ConsoleUser user, HttpServletResponse response)
      throws IOException {
    written(user, "qualification", Map.of());
    headers(response, ZIP, "qualification.zip");
    exports.qualification(order(user), response.getOutputStream());
  }

  @GetMapping("/admin/exports/qualification.pdf")
  void qualificationPdf(@AuthenticationPrincipal ConsoleUser user, HttpServletResponse response)
      throws IOException {
    byte[] pdf = files.pdf(exports.qualification(order(user)));
    written(user, "qualification", Map.of("format", "PDF"));
    headers(response, "application/pdf", "qualification.pdf");
    response.getOutputStream().write(pdf);
  }

  @GetMapping("/admin/exports/dictionary")
  String dictionary(Model model) {
    model.addAttribute("entries", dictionary.entries());
    return "admin/dictionary";
  }

  @GetMapping("/admin/exports/dictionary.csv")
  void dictionaryCsv(HttpServletResponse response) throws IOException {
    headers(response, "text/csv;charset=UTF-8", "dictionary.csv");
    response.getOutputStream().write(dictionary.csv().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/admin/exports/dictionary.json")
  void dictionaryJson(HttpServletResponse response) throws IOException {
    headers(response, JSON, "dictionary.json");
    response
        .getOutputStream()
        .write(
            JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("entries", dictionary.entries()))
                .getBytes(StandardCharsets.UTF_8));
  }

  private static Order order(ConsoleUser user) {
    return new Order(user.organisation(), user.getUsername(), Instant.now());
  }

  private static void headers(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Before the first byte leaves: what was begun counts as taken. */
  private void written(ConsoleUser user, String what, Map<String, String> asked) {
    audit.happened(user, "data.exported", what, Map.of(), asked);
  }
}

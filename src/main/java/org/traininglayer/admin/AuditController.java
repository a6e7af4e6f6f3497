package org.traininglayer.admin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.traininglayer.admin.AuditPages.Entry;
import org.traininglayer.admin.AuditPages.Field;
import org.traininglayer.admin.AuditPages.Question;
import org.traininglayer.kernel.SpreadsheetText;

/** Who changed what, as a page and as a table to take away. */
@Controller
class AuditController {

  private static final int SHOWN = 50;
  private static final int EXPORTED = 20_000;

  private final AuditPages audit;

  AuditController(AuditPages audit) {
    this.audit = audit;
  }

  @GetMapping("/admin/audit")
  String page(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String before,
      Model model) {
    Question question = question(who, action, from, to, before);
    boolean swapped = swapped(question);
    List<Entry> found = swapped ? List.of() : audit.read(user.organisation(), question, SHOWN + 1);
    model.addAttribute("swapped", swapped);
    List<Entry> entries = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
    UriComponentsBuilder filter = UriComponentsBuilder.newInstance();
    filter.queryParam("who", "{who}").queryParam("action", "{action}");
    filter.queryParam("from", "{from}").queryParam("to", "{to}");
    String query = filter.encode().buildAndExpand(who, action, from, to).toUriString();
    model.addAttribute("entries", entries);
    model.addAttribute("people", audit.people(user.organisation()));
    model.addAttribute("actions", audit.actions(user.organisation()));
    model.addAttribute("who", who);
    model.addAttribute("action", action);
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("csv", "/admin/audit.csv" + query);
    if (found.size() > SHOWN) {
      model.addAttribute("older", "/admin/audit" + query + "&before=" + entries.getLast().id());
    }
    return "admin/audit";
  }

  @GetMapping("/admin/audit.csv")
  ResponseEntity<byte[]> csv(
      @AuthenticationPrincipal ConsoleUser user,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    Question question = question(who, action, from, to, "");
    if (swapped(question)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the last day is before the first");
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
        .body(
            table(audit.read(user.organisation(), question, EXPORTED))
                .getBytes(StandardCharsets.UTF_8));
  }

  /** One line for each field that changed; an entry without fields is one line too. */
  private static String table(List<Entry> entries) {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord("at", "who", "action", "subject", "field", "before", "after", "from");
      for (Entry entry : entries) {
        List<Field> fields =
            entry.fields().isEmpty() ? List.of(new Field("", "", "")) : entry.fields();
        for (Field field : fields) {
          csv.printRecord(
              entry.at(),
              SpreadsheetText.of(entry.who()),
              SpreadsheetText.of(entry.action()),
              SpreadsheetText.of(entry.subject()),
              SpreadsheetText.of(field.name()),
              SpreadsheetText.of(field.before()),
              SpreadsheetText.of(field.after()),
              entry.address() == null ? "" : entry.address());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /**
   * Whether the last day is before the first: no answer to that is told from "nothing happened".
   */
  private static boolean swapped(Question question) {
    LocalDate from = question.from();
    LocalDate to = question.to();
    return from != null && to != null && to.isBefore(from);
  }

  private static Question question(
      String who, String action, String from, String to, String before) {
    if (who.indexOf('\0') >= 0 || action.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    try {
      return new Question(
          who.isBlank() ? null : who,
          action.isBlank() ? null : action,
          day(from),
          day(to),
          before.isBlank() ? null : Long.valueOf(before));
    } catch (DateTimeException | NumberFormatException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no date or number", e);
    }
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isBlank()) {
      return null;
    }
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < 1970 || day.getYear() > 9999) {
      throw new DateTimeException("out of range");
    }
    return day;
  }
}

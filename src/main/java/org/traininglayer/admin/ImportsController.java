package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.imports.Column;
import org.traininglayer.imports.CsvOut;
import org.traininglayer.imports.CsvText;
import org.traininglayer.imports.ImportKind;
import org.traininglayer.imports.ImportProblem;
import org.traininglayer.imports.Imports;
import org.traininglayer.imports.Imports.Counts;
import org.traininglayer.imports.Imports.Done;
import org.traininglayer.imports.Imports.Preview;
import org.traininglayer.imports.Imports.Sent;

/**
 * Tables that come in: the form, the look that writes nothing, the import, and imports that were
 * made. What was looked at comes back with the confirmation, so that nothing is kept meanwhile.
 */
@Controller
class ImportsController {

  private static final int SHOWN = 200;
  private static final int RECENT = 10;
  private static final int LONGEST_NAME = 200;

  private final Imports imports;
  private final MessageSource words;
  private final AuditTrail audit;

  ImportsController(Imports imports, MessageSource words, AuditTrail audit) {
    this.imports = imports;
    this.words = words;
    this.audit = audit;
  }

  /** A problem in words. */
  record Refusal(String line, String column, String value, String wrong, String right) {}

  @GetMapping("/admin/imports/{kind}")
  String page(@AuthenticationPrincipal ConsoleUser user, @PathVariable String kind, Model model) {
    return form(user, kind(kind), model);
  }

  private String form(ConsoleUser user, ImportKind<?> kind, Model model) {
    model.addAttribute("kind", kind.id());
    model.addAttribute("columns", kind.columns());
    model.addAttribute("recent", imports.recent(user.organisation(), kind.id(), RECENT));
    model.addAttribute("largest", Imports.LARGEST / 1000);
    model.addAttribute("most", Imports.MOST_LINES);
    return "admin/imports";
  }

  @GetMapping("/admin/imports/{kind}/template.csv")
  ResponseEntity<byte[]> template(@PathVariable String kind) {
    ImportKind<?> found = kind(kind);
    return csv(
        found.id() + ".csv",
        CsvOut.table(
            found.columns().stream().map(Column::name).toList(),
            List.of(found.columns().stream().map(Column::example).toList())));
  }

  /** From the upload, or again with the text of an earlier look. */
  @PostMapping("/admin/imports/{kind}/preview")
  String preview(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String kind,
      @RequestAttribute(name = UploadServlet.BYTES, required = false) byte @Nullable [] bytes,
      @RequestAttribute(name = UploadServlet.NAME, required = false) @Nullable String uploaded,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String name,
      Model model) {
    CsvText read = bytes == null ? CsvText.of(text) : CsvText.of(bytes);
    return look(user, kind(kind), fileName(uploaded == null ? name : uploaded), read, model);
  }

  private String look(
      ConsoleUser user, ImportKind<?> kind, String name, CsvText read, Model model) {
    if (read.problem() != null) {
      model.addAttribute(
          "unreadable", words(new ImportProblem(0, "", read.problem(), List.of(), "")));
      return form(user, kind, model);
    }
    Preview preview = imports.preview(user.organisation(), kind, read.text());
    model.addAttribute("kind", kind.id());
    model.addAttribute("name", name);
    model.addAttribute("text", read.text());
    model.addAttribute("preview", preview);
    problems(preview.problems(), model);
    return "admin/imports-preview";
  }

  @PostMapping("/admin/imports/{kind}/errors.csv")
  ResponseEntity<byte[]> errors(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String text) {
    ImportKind<?> found = kind(kind);
    CsvText read = CsvText.of(text);
    if (read.problem() != null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return errors(found.id(), imports.preview(user.organisation(), found, read.text()).problems());
  }

  /** The import and its entry are one transaction. */
  @PostMapping("/admin/imports/{kind}")
  @Transactional
  public String run(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "false") String good,
      Model model,
      RedirectAttributes redirect) {
    ImportKind<?> found = kind(kind);
    CsvText read = CsvText.of(text);
    Optional<Done> done =
        read.problem() != null
            ? Optional.empty()
            : imports.run(
                user.organisation(),
                found,
                new Sent(fileName(name), read.text(), user.getUsername()),
                seal,
                good.equals("true"));
    if (done.isEmpty()) {
      model.addAttribute("problem", "imports.look-again");
      return look(user, found, fileName(name), read, model);
    }
    Counts counts = done.get().counts();
    audit.changed(
        user,
        "table.imported",
        found.id(),
        Map.of(),
        Map.of(
            "import", done.get().id().toString(),
            "new", String.valueOf(counts.fresh()),
            "changed", String.valueOf(counts.changed()),
            "unchanged", String.valueOf(counts.unchanged()),
            "refused", String.valueOf(counts.refused())));
    redirect.addFlashAttribute("done", "imports.done");
    return "redirect:/admin/imported/" + done.get().id();
  }

  @GetMapping("/admin/imported/{id}")
  String done(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
    Done done = find(user, id);
    model.addAttribute("one", done);
    problems(done.problems(), model);
    return "admin/imported";
  }

  @GetMapping("/admin/imported/{id}/errors.csv")
  ResponseEntity<byte[]> errors(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
    Done done = find(user, id);
    return errors(done.kind(), done.problems());
  }

  private Done find(ConsoleUser user, UUID id) {
    return imports
        .find(user.organisation(), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ImportKind<?> kind(String id) {
    return imports.kind(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private void problems(List<ImportProblem> problems, Model model) {
    model.addAttribute("refusals", problems.stream().limit(SHOWN).map(this::words).toList());
    model.addAttribute("more", Math.max(0, problems.size() - SHOWN));
  }

  private Refusal words(ImportProblem problem) {
    Object[] arguments = problem.arguments().toArray();
    return new Refusal(
        problem.line() == 0 ? "" : String.valueOf(problem.line()),
        problem.column(),
        problem.value(),
        words.getMessage("imports.problem." + problem.code(), arguments, Locale.ENGLISH),
        words.getMessage("imports.right." + problem.code(), arguments, Locale.ENGLISH));
  }

  private ResponseEntity<byte[]> errors(String kind, List<ImportProblem> problems) {
    List<List<String>> lines = new ArrayList<>();
    for (ImportProblem problem : problems) {
      Refusal one = words(problem);
      lines.add(List.of(one.line(), one.column(), one.value(), one.wrong(), one.right()));
    }
    return csv(
        kind + "-errors.csv",
        CsvOut.table(List.of("line", "column", "value", "wrong", "right"), lines));
  }

  private static ResponseEntity<byte[]> csv(String name, String table) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(table.getBytes(StandardCharsets.UTF_8));
  }

  private static String fileName(String name) {
    StringBuilder clean = new StringBuilder();
    name.strip()
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST_NAME)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}

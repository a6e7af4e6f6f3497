package org.traininglayer.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.questions.LearnerQuestion;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.questions.LearnerQuestions.Asked;

/**
 * What learners ask in all courses, place by place, for those who answer for the modules. Who has
 * asked is not told here.
 */
@Controller
class QuestionsController {

  private static final int SHOWN = 200;

  private final LearnerQuestions questions;
  private final Catalog catalog;
  private final AuditTrail audit;

  QuestionsController(LearnerQuestions questions, Catalog catalog, AuditTrail audit) {
    this.questions = questions;
    this.catalog = catalog;
    this.audit = audit;
  }

  /** A place with its module's title and the text that stands there, as HTML. */
  record PlaceRow(Asked asked, String module, @Nullable String itemHtml) {}

  /** A question likewise. */
  record QuestionRow(LearnerQuestion question, String module, @Nullable String itemHtml) {}

  @GetMapping("/admin/questions")
  String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
    List<LearnerQuestion> all = questions.in(user.organisation(), SHOWN);
    model.addAttribute(
        "places",
        questions.places(user.organisation()).stream()
            .limit(SHOWN)
            .map(asked -> new PlaceRow(asked, title(asked.place()), html(asked.place().itemText())))
            .toList());
    model.addAttribute(
        "rows",
        all.stream()
            .map(one -> new QuestionRow(one, title(one.place()), html(one.place().itemText())))
            .toList());
    model.addAttribute("shown", SHOWN);
    model.addAttribute("more", all.size() == SHOWN);
    return "admin/questions";
  }

  @PostMapping("/admin/questions/{question}")
  @Transactional
  public String answer(
      @AuthenticationPrincipal ConsoleUser user,
      @PathVariable UUID question,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes redirect) {
    String written = text.strip().replace("\r\n", "\n");
    if (written.isEmpty() || written.length() > LearnerQuestion.LONGEST) {
      redirect.addFlashAttribute("problem", "questions.teacher.failed");
      redirect.addFlashAttribute("failed", question);
      redirect.addFlashAttribute("draft", written);
      return "redirect:/admin/questions";
    }
    if (!questions.answerFor(user.organisation(), question, written)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    audit.changed(user, "question.answered", question.toString(), Map.of(), Map.of());
    redirect.addFlashAttribute("done", "questions.teacher.sent");
    return "redirect:/admin/questions";
  }

  private String title(LearnerQuestion.Place place) {
    return ModuleId.isValid(place.module())
        ? catalog.find(new ModuleId(place.module())).map(Module::title).orElse(place.module())
        : place.module();
  }

  private static @Nullable String html(@Nullable String markdown) {
    return markdown == null ? null : Markdown.inline(markdown);
  }
}

package org.traininglayer.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.player.SubmissionReviewRequest;
import org.traininglayer.questions.LearnerQuestion;
import org.traininglayer.questions.LearnerQuestions;

/** What the learners of a course ask, and answering it; for those who teach it. */
@Controller
@RequestMapping("/course/{token}/questions")
class CourseQuestionsController {

  private static final int SHOWN = 200;

  private final CourseContexts visits;
  private final LearnerQuestions questions;
  private final People people;
  private final Catalog catalog;

  CourseQuestionsController(
      CourseContexts visits, LearnerQuestions questions, People people, Catalog catalog) {
    this.visits = visits;
    this.questions = questions;
    this.people = people;
    this.catalog = catalog;
  }

  /**
   * A question on a teacher's page.
   *
   * @param itemHtml what it is about within the step; null for the whole step
   * @param draft an answer that could not be sent; else the answer that was given, or empty
   */
  record QuestionRow(
      LearnerQuestion question,
      String module,
      @Nullable String name,
      String subject,
      @Nullable String itemHtml,
      String draft) {}

  @GetMapping
  ModelAndView questions(
      @PathVariable String token, @RequestParam(required = false) @Nullable String sent) {
    ModelAndView page = page(visits.teaching(token), null, "");
    page.addObject("sent", sent != null);
    return page;
  }

  @PostMapping("/{question}")
  ModelAndView answer(
      @PathVariable String token,
      @PathVariable String question,
      @RequestParam(defaultValue = "") String text) {
    CourseContext visit = visits.teaching(token);
    Optional<UUID> id = SubmissionReviewRequest.attempt(question);
    String written = text.strip().replace("\r\n", "\n");
    if (id.isPresent() && (written.isEmpty() || written.length() > LearnerQuestion.LONGEST)) {
      ModelAndView page = page(visit, id.get(), written);
      page.addObject("problem", "questions.teacher.failed");
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    boolean answered = id.isPresent() && questions.answerIn(visit.course(), id.get(), written);
    return CoursePages.seeOther(visit.path() + "/questions" + (answered ? "?sent=1" : ""));
  }

  private ModelAndView page(CourseContext visit, @Nullable UUID failed, String draft) {
    List<LearnerQuestion> all = questions.in(visit.course(), SHOWN);
    Map<LearnerId, Person> known = new HashMap<>();
    people
        .find(all.stream().map(LearnerQuestion::learner).distinct().toList())
        .forEach(person -> known.put(person.id(), person));
    ModelAndView page = CoursePages.page("course/questions", visit);
    page.addObject(
        "rows",
        all.stream()
            .map(one -> row(one, known.get(one.learner()), one.id().equals(failed) ? draft : null))
            .toList());
    page.addObject("open", questions.open(visit.course()));
    page.addObject("shown", SHOWN);
    page.addObject("more", all.size() == SHOWN);
    return page;
  }

  private QuestionRow row(LearnerQuestion one, @Nullable Person person, @Nullable String draft) {
    String item = one.place().itemText();
    LearnerQuestion.Answer answer = one.answer();
    return new QuestionRow(
        one,
        title(one.place().module()),
        person == null ? null : person.name(),
        person == null ? "" : AttentionFlagView.shortened(person.account().name()),
        item == null ? null : Markdown.inline(item),
        draft != null ? draft : answer == null ? "" : answer.text());
  }

  private String title(String module) {
    return ModuleId.isValid(module)
        ? catalog.find(new ModuleId(module)).map(Module::title).orElse(module)
        : module;
  }
}

package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionWork;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewWork;
import org.traininglayer.testing.TrainingLayerTest;

/** The pages over HTTP, as a browser without scripts uses them. */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class PlayerPagesTest {

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Catalog catalog;
  @LocalServerPort int port;
  Pages pages;

  @BeforeEach
  void browser() {
    pages = Pages.at(port);
  }

  private Walk learner() {
    return new Walk(pages, people.learner());
  }

  private Progress progress(Walk walk) {
    return practice.progress(visits.of(walk.token()).attempt()).orElseThrow();
  }

  private Module module() {
    return catalog.find(new ModuleId(LaunchedPeople.MODULE)).orElseThrow();
  }

  @Test
  void a_launch_leads_to_the_step_where_the_attempt_stands() {
    Walk walk = learner();
    HttpResponse<String> entry = pages.get("/play/" + walk.token());
    assertThat(entry.statusCode()).isEqualTo(303);
    assertThat(Pages.location(entry)).isEqualTo(walk.path("010-brief"));
    walk.upTo("030-review");
    assertThat(Pages.location(pages.get("/play/" + walk.token())))
        .isEqualTo(walk.path("030-review"));
  }

  @Test
  void a_step_that_is_not_open_yet_leads_to_the_one_that_is() {
    Walk walk = learner().upTo("020-commit");
    HttpResponse<String> answer = pages.get(walk.path("030-review"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Pages.location(answer)).isEqualTo(walk.path("020-commit"));
    assertThat(Pages.location(pages.get("/play/" + walk.token() + "/debrief")))
        .isEqualTo(walk.path("020-commit"));
  }

  @Test
  void the_whole_module_can_be_worked_through_by_its_forms() {
    Walk walk = learner();
    pages.get("/play/" + walk.token());
    int all = Walk.STEPS.size();
    for (int i = 0; i < all; i++) {
      HttpResponse<String> page = pages.get(walk.path(Walk.STEPS.get(i)));
      assertThat(page.statusCode()).isEqualTo(200);
      int known = i < Walk.STEPS.indexOf("072-once-more") ? all - 1 : all;
      assertThat(page.body()).contains((i + 1) + " of " + known);
      String next =
          i + 1 < Walk.STEPS.size()
              ? walk.path(Walk.STEPS.get(i + 1))
              : "/play/" + walk.token() + "/debrief";
      assertThat(walk.through(Walk.STEPS.get(i))).isEqualTo(next);
    }
    HttpResponse<String> debrief = pages.get("/play/" + walk.token() + "/debrief");
    assertThat(debrief.statusCode()).isEqualTo(200);
    assertThat(debrief.body())
        .contains("Not passed")
        .contains("What slipped through")
        .contains(LaunchedPeople.COURSE.toString());
    assertThat(progress(walk).outcome()).isNotNull();
  }

  @Test
  void what_the_ai_wrote_is_not_in_the_page_before_the_own_view_is_saved() {
    Walk walk = learner().upTo("020-commit");
    ReviewStep review = (ReviewStep) module().step("030-review").orElseThrow();
    String before = pages.get(walk.path("020-commit")).body();
    review.output().units().forEach(unit -> assertThat(before).doesNotContain(unit.text()));
    assertThat(before).doesNotContain("sitelens-ranking");
    walk.choose("020-commit", "o3");
    String after = pages.get(walk.path("030-review")).body();
    review
        .output()
        .units()
        .forEach(unit -> assertThat(after).contains(Markdown.inline(unit.text())));
  }

  @Test
  void a_review_page_holds_no_key_before_it_is_submitted() {
    Walk walk = learner().upTo("030-review");
    walk.mark("s1", "wrong-number");
    ReviewStep review = (ReviewStep) module().step("030-review").orElseThrow();
    List<String> pagesBefore =
        List.of(
            pages.get(walk.path("030-review")).body(),
            pages.get(walk.path("030-review") + "?claim=s1").body());
    for (String page : pagesBefore) {
      for (ReviewStep.SeededError error : review.errors()) {
        assertThat(page)
            .doesNotContain(error.truth())
            .doesNotContain(error.why())
            .doesNotContain("\"" + error.family() + "\"")
            .doesNotContainPattern("\\b" + error.unit() + "\\b");
      }
      for (ReviewStep.Foil decoy : review.decoys()) {
        assertThat(page)
            .doesNotContain(decoy.why())
            .doesNotContainPattern("\\b" + decoy.unit() + "\\b");
      }
      assertThat(page).doesNotContain("critical").doesNotContain("decoy");
    }
    walk.submit("030-review");
    assertThat(pages.get(walk.path("030-review")).body())
        .contains("What slipped through", "What was flagged needlessly", "What you caught")
        .contains("critical");
  }

  @Test
  void a_decision_page_holds_no_key_before_the_choice_and_the_reason() {
    Walk walk = learner().upTo("040-decide-visit");
    DecisionStep decision = (DecisionStep) module().step("040-decide-visit").orElseThrow();
    String before = pages.get(walk.path("040-decide-visit")).body();
    assertThat(before).doesNotContain("harmful").doesNotContain("acceptable");
    for (DecisionStep.Choice option : decision.options()) {
      assertThat(before).doesNotContain(option.id()).doesNotContain(option.then());
    }
    walk.choose("040-decide-visit", "o2");
    String chosen = pages.get(walk.path("040-decide-visit")).body();
    assertThat(chosen)
        .contains("Which fact carries your decision?")
        .doesNotContain(decision.options().get(1).then())
        .doesNotContain("Best by the sources")
        .doesNotContain("Another fact carries");
    walk.answer("040-decide-visit", "reason", "r2");
    assertThat(pages.get(walk.path("040-decide-visit")).body())
        .contains(decision.options().get(1).then())
        .contains("Best by the sources", "Another fact carries")
        .contains("below the limit of 0.10 in the monitoring plan")
        .doesNotContainIgnoringCase("expert");
  }

  @Test
  void what_a_step_tells_follows_from_the_choice_made_before() {
    Walk elsewhere = learner().upTo("070-review-sparse");
    assertThat(pages.get(elsewhere.path("070-review-sparse")).body())
        .contains("moved to site 101 by the central monitor")
        .doesNotContain("that you proposed to site 101");
    Walk there = learner().upTo("040-decide-visit");
    there.choose("040-decide-visit", "o3");
    there.answer("040-decide-visit", "reason", "r1");
    there.finish("040-decide-visit");
    there.through("050-decide-late-sae");
    assertThat(pages.get(there.path("060-decide-override")).body())
        .contains("The visit goes to site 101, as you proposed.")
        .doesNotContain("At the word of the central monitor");
  }

  @Test
  void a_step_begins_with_its_first_source_open() {
    Walk walk = learner().upTo("030-review");
    List<String> sources =
        progress(walk).module().step("030-review").orElseThrow().head().artefacts();
    assertThat(open(pages.get(walk.path("030-review")).body())).containsExactly(sources.getFirst());
    assertThat(open(pages.get(walk.path("030-review") + "?source=" + sources.getLast()).body()))
        .containsExactly(sources.getLast());
    assertThat(progress(walk).work("030-review").sourcesOpened())
        .as("what is only served was not looked at")
        .isEmpty();
  }

  /** The sources that a page shows. */
  private static List<String> open(String page) {
    return Pattern.compile("<section class=\"source[^>]*>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .filter(section -> !section.contains(" hidden"))
        .map(section -> section.replaceFirst("(?s).*data-source=\"([^\"]*)\".*", "$1"))
        .toList();
  }

  @Test
  void every_form_is_answered_by_see_other() {
    Walk walk = learner().upTo("030-review");
    HttpResponse<String> marked = walk.mark("s2", "made-up");
    assertThat(marked.statusCode()).isEqualTo(303);
    assertThat(Pages.location(marked)).isEqualTo(walk.path("030-review") + "?claim=s2#mark");
    HttpResponse<String> opened = walk.answer("030-review", "open", "rules-note");
    assertThat(Pages.location(opened))
        .isEqualTo(walk.path("030-review") + "?source=rules-note#sources");
    assertThat(progress(walk).work("030-review").sourcesOpened()).containsExactly("rules-note");
    HttpResponse<String> submitted = walk.submit("030-review");
    assertThat(submitted.statusCode()).isEqualTo(303);
    assertThat(Pages.location(submitted)).isEqualTo(walk.path("030-review") + "#feedback");
  }

  @Test
  void a_script_gets_the_saved_state_as_json() {
    Walk walk = learner().upTo("030-review");
    HttpResponse<String> answer =
        walk.answerAsScript("030-review", "claim", "s1", "family", "made-up");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"next\":null")
        .contains("1 marked · 1 with open questions")
        .doesNotContain("e1");
  }

  @Test
  void the_same_answer_twice_counts_once() {
    Walk walk = learner().upTo("030-review");
    walk.mark("s1", "made-up");
    walk.mark("s1", "made-up");
    assertThat(progress(walk).work("030-review").work(ReviewWork.class).marks()).hasSize(1);
    walk.submit("030-review");
    walk.submit("030-review");
    walk.mark("s4", "made-up");
    assertThat(progress(walk).work("030-review").work(ReviewWork.class).marks()).hasSize(1);
    assertThat(Pages.location(walk.finish("030-review"))).isEqualTo(walk.path("040-decide-visit"));
    assertThat(Pages.location(walk.finish("030-review"))).isEqualTo(walk.path("040-decide-visit"));
    assertThat(progress(walk).currentStep()).isEqualTo("040-decide-visit");
  }

  @Test
  void a_choice_that_was_saved_is_not_changed_by_another_tab() {
    Walk walk = learner().upTo("040-decide-visit");
    walk.choose("040-decide-visit", "o2");
    assertThat(walk.choose("040-decide-visit", "o3").statusCode()).isEqualTo(303);
    DecisionStep decision = (DecisionStep) module().step("040-decide-visit").orElseThrow();
    assertThat(progress(walk).work("040-decide-visit").work(DecisionWork.class).choice())
        .isEqualTo(new DecisionAnswer.Choose(decision.options().get(1).id(), 75));
  }

  @Test
  void a_mark_can_be_taken_back() {
    Walk walk = learner().upTo("030-review");
    walk.mark("s3", "made-up");
    HttpResponse<String> answer = walk.answer("030-review", "claim", "s3", "undo", "1");
    assertThat(Pages.location(answer)).isEqualTo(walk.path("030-review") + "#s3");
    assertThat(progress(walk).work("030-review").work(ReviewWork.class).marks()).isEmpty();
    assertThat(pages.get(walk.path("030-review")).body()).contains("Nothing marked");
  }

  @Test
  void what_is_missing_in_a_form_is_said_on_the_page() {
    Walk walk = learner().upTo("040-decide-visit");
    HttpResponse<String> answer = walk.answer("040-decide-visit", "option", "o1");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Please also say how sure you are.");
    assertThat(answer.body())
        .as("what was entered stands there again")
        .containsPattern("<input[^>]*value=\"o1\"[^>]*checked")
        .doesNotContainPattern("<input[^>]*value=\"o2\"[^>]*checked");
    assertThat(progress(walk).work("040-decide-visit").work(DecisionWork.class).choice()).isNull();
  }

  @Test
  void an_acknowledgement_is_never_ticked_beforehand_and_can_be_declined() {
    Walk walk = learner().upTo("090-attest");
    String page = pages.get(walk.path("090-attest")).body();
    assertThat(page).contains("type=\"checkbox\"").doesNotContain("checked");
    HttpResponse<String> bare = walk.answer("090-attest");
    assertThat(bare.statusCode()).isEqualTo(422);
    HttpResponse<String> declined =
        walk.answer("090-attest", "decline", "1", "comment", "I have a question first.");
    assertThat(Pages.location(declined)).isEqualTo("/play/" + walk.token() + "/debrief");
    assertThat(pages.get("/play/" + walk.token() + "/debrief").body())
        .contains("You declined the acknowledgement");
  }

  @Test
  void after_the_end_the_module_can_be_done_again_and_old_pages_finish_nothing() {
    Walk walk = learner().upTo("");
    HttpResponse<String> again = pages.post("/play/" + walk.token() + "/retake");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(Pages.location(again)).isEqualTo(walk.path("010-brief"));
    HttpResponse<String> late = walk.finish("010-brief");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("This page is from an earlier attempt")
        .contains("href=\"" + walk.path("010-brief") + "\"")
        .contains("Go on in attempt 2");
    HttpResponse<String> queued = walk.answerAsScript("090-attest", "agree", "1");
    assertThat(queued.statusCode()).isEqualTo(409);
    assertThat(queued.body()).contains("\"next\":\"" + walk.path("010-brief") + "\"");
    assertThat(pages.post(walk.path("010-brief"), "finish", "1").statusCode())
        .as("without its attempt")
        .isEqualTo(409);
    assertThat(progress(walk).number()).isEqualTo(2);
    assertThat(progress(walk).currentStep()).isEqualTo("010-brief");
  }

  @Test
  void an_unknown_or_expired_token_gets_a_plain_page() {
    Walk walk = learner().upTo("020-commit");
    people.expire(walk.token());
    for (String path : List.of(walk.path("020-commit"), "/play/none", "/play/" + "x".repeat(500))) {
      HttpResponse<String> answer = pages.get(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("This page is no longer open", "from your course");
    }
  }

  @Test
  void a_link_without_a_module_says_what_is_missing_and_who_can_help() {
    String learner = people.launch(UUID.randomUUID(), CourseRole.LEARNER, null);
    assertThat(pages.get("/play/" + learner).body())
        .contains("This link does not say what to open", "Please tell the person who teaches");
    String teacher = people.launch(UUID.randomUUID(), CourseRole.INSTRUCTOR, null);
    assertThat(pages.get("/play/" + teacher).body()).contains("module_id");
    String unknown = people.launch(UUID.randomUUID(), CourseRole.LEARNER, "not-here");
    HttpResponse<String> answer = pages.get("/play/" + unknown);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("This module is not here", "not-here");
  }

  @Test
  void a_teacher_can_look_at_the_module_without_a_grade() {
    String token = people.launch(UUID.randomUUID(), CourseRole.INSTRUCTOR, LaunchedPeople.MODULE);
    assertThat(visits.of(token).attempt().gradable()).isFalse();
    pages.get("/play/" + token);
    assertThat(pages.get("/play/" + token + "/010-brief").body()).contains("Preview");
  }

  @Test
  void hostile_input_is_refused_and_changes_nothing() {
    Walk walk = learner().upTo("030-review");
    String mark = walk.path("030-review");
    Progress before = progress(walk);
    String[][] forms = {
      {"attempt", "1"},
      {"claim", "s1"},
      {"attempt", "9", "claim", "s1"},
      {"attempt", "1", "claim", "e1"},
      {"attempt", "1", "claim", "s0"},
      {"attempt", "1", "claim", "s9999"},
      {"attempt", "1", "claim", "s1", "family", "nothing"},
      {"attempt", "1", "claim", "s1", "proof", "no-slash"},
      {"attempt", "1", "claim", "s1", "proof", "kri-listing-may/nowhere"},
      {"attempt", "1", "claim", "s1", "deed", "explode"},
      {"attempt", "1", "claim", "s1", "confidence", "51"},
      {"attempt", "1", "claim", "s1", "confidence", "99999999999"},
      {"attempt", "1", "claim", "s1", "keep", "{x}&#\u0000"},
      {"attempt", "1", "claim", "\u0000"},
    };
    for (String[] form : forms) {
      assertThat(pages.post(mark, form).statusCode()).as(Arrays.toString(form)).isBetween(300, 499);
      assertThat(pages.postAsScript(mark, form).statusCode())
          .as(Arrays.toString(form))
          .isBetween(200, 499);
    }
    for (String action : List.of("choose", "nothing")) {
      assertThat(pages.post(walk.path("030-review") + "/" + action).statusCode())
          .as(action)
          .isBetween(400, 499);
    }
    for (String path :
        List.of(
            walk.path("nowhere"),
            walk.path("030-review") + "?claim=%FF%FE",
            walk.path("030-review") + "?claim=%",
            walk.path("030-review") + "?source=%00",
            walk.path("%00"),
            walk.path("..%2f..%2fetc"),
            "/play/%C3%28",
            "/play/")) {
      HttpResponse<String> answer;
      try {
        answer = pages.get(path);
      } catch (IllegalArgumentException notAnAddress) {
        continue;
      }
      assertThat(answer.statusCode()).as(path).isLessThan(500);
      assertThat(answer.body()).as(path).doesNotContain("Exception");
    }
    assertThat(
            pages
                .send(
                    pages
                        .request(mark)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"v\":")))
                .statusCode())
        .isBetween(400, 499);
    assertThat(pages.send(pages.request(mark).DELETE()).statusCode()).isEqualTo(405);
    assertThat(progress(walk).work("030-review").work(ReviewWork.class).marks().keySet())
        .isSubsetOf("e1");
    assertThat(progress(walk).currentStep()).isEqualTo(before.currentStep());
  }
}

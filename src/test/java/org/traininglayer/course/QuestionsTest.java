package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.questions.LearnerQuestion;
import org.traininglayer.questions.LearnerQuestions;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.PlainForms;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** A learner asks at a sentence; the teacher answers; the answer comes back. */
class QuestionsTest extends CourseTestCase {

  private static final Pattern ID = Pattern.compile("/questions/([0-9a-f-]{36})\"");

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired LearnerQuestions questions;
  @Autowired People people;

  private String learner(String name) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    get("/play/" + token);
    return token;
  }

  private String atTheReview(String name) {
    String token = learner(name);
    String play = "/play/" + token;
    post(play + "/010-brief", "attempt", "1", "finish", "1");
    post(
        play + "/015-confidence-before",
        "attempt",
        "1",
        "save",
        "1",
        "i1",
        "5",
        "i2",
        "5",
        "i3",
        "5",
        "i4",
        "5",
        "i5",
        "5");
    plainly(play, PlainForms.BEFORE_THE_OWN_VIEW);
    post(play + "/020-commit", "attempt", "1", "option", "o1", "confidence", "75");
    assertThat(get(play + "/030-review").status()).isEqualTo(200);
    return token;
  }

  private Page ask(String token, String step, String claim, String kind, String text) {
    return post("/play/" + token + "/" + step + "/ask", "claim", claim, "kind", kind, "text", text);
  }

  private static String first(String page) {
    Matcher id = ID.matcher(page);
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  @Test
  void a_doubt_about_a_sentence_reaches_the_teacher_with_its_place_and_the_answer_comes_back() {
    String ann = atTheReview("ann");
    Page form = get("/play/" + ann + "/030-review/ask?claim=s2");
    assertThat(form.body())
        .containsPattern("<option value=\"s2\"[^>]*selected")
        .doesNotContain("\"e1\"", "\"d1\"");

    Page sent = ask(ann, "030-review", "s2", "DOUBT", "The denominator is visits.\nIs it not?");
    assertThat(there(sent)).endsWith("/030-review/ask?sent=1");
    assertThat(get(there(sent)).body()).contains("Sent.", "not answered yet");

    String teacher = "/course/" + teacher();
    assertThat(get(teacher).body()).contains("One question waits for an answer.");
    String open = get(teacher + "/questions").body();
    assertThat(open)
        .contains("One question is open", "Name of ann", "Something seems wrong")
        .contains("The denominator is visits.\nIs it not?");
    assertThat(open).as("the sentence itself").contains("class=\"document quote\"");

    Page answered =
        post(teacher + "/questions/" + first(open), "text", "It is participants: see <SAP> 4.2.");
    assertThat(get(there(answered)).body())
        .contains("The answer is on its way", "No question is open");
    assertThat(get("/play/" + ann + "/030-review/ask").body())
        .contains("It is participants: see &lt;SAP&gt; 4.2.", "from those who teach the course")
        .doesNotContain("not answered yet");
    assertThat(get("/course/" + ann).body()).contains("It is participants: see &lt;SAP&gt; 4.2.");
  }

  @Test
  void what_one_asks_is_seen_by_no_other_learner() {
    String ann = atTheReview("ann");
    ask(ann, "030-review", "", "QUESTION", "Which protocol version holds?");
    String ben = learner("ben");

    assertThat(get("/course/" + ben).body()).doesNotContain("Which protocol version holds?");
    assertThat(get("/play/" + ben + "/010-brief/ask").body())
        .doesNotContain("Which protocol version holds?");
    assertThat(get("/course/" + ben + "/questions").body())
        .doesNotContain("Which protocol version holds?");
  }

  @Test
  void a_teacher_of_another_course_neither_sees_nor_answers_it() {
    String ann = atTheReview("ann");
    ask(ann, "030-review", "", "QUESTION", "Which protocol version holds?");
    String id = first(get("/course/" + teacher() + "/questions").body());
    course = "course-" + UUID.randomUUID();
    String elsewhere = "/course/" + teacher();

    assertThat(get(elsewhere + "/questions").body()).contains("Nobody has asked anything yet");
    assertThat(there(post(elsewhere + "/questions/" + id, "text", "Mine.")))
        .doesNotContain("sent=1");
    assertThat(get("/play/" + ann + "/030-review/ask").body()).contains("not answered yet");
  }

  @Test
  void what_is_missing_is_said_and_nothing_that_was_typed_is_lost() {
    String ann = atTheReview("ann");
    Page noKind = ask(ann, "030-review", "s2", "", "Is this right?");
    assertThat(noKind.status()).isEqualTo(422);
    assertThat(noKind.body())
        .contains("Please say whether", ">Is this right?</textarea>")
        .containsPattern("<option value=\"s2\"[^>]*selected");
    assertThat(ask(ann, "030-review", "", "DOUBT", "  ").body())
        .contains("Please write what you want to ask");
    assertThat(ask(ann, "030-review", "", "DOUBT", "x".repeat(2001)).body())
        .contains("longer than 2,000 characters", "x".repeat(2001));
    String teacher = "/course/" + teacher();
    ask(ann, "030-review", "", "DOUBT", "Right?");
    String id = first(get(teacher + "/questions").body());
    Page tooLong = post(teacher + "/questions/" + id, "text", "y".repeat(2001));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.body()).contains("1 to 2,000 characters", "y".repeat(2001));
  }

  @Test
  void a_step_that_is_not_open_yet_has_nothing_to_ask_about() {
    String ann = learner("ann");
    assertThat(get("/play/" + ann + "/030-review/ask").status()).isEqualTo(404);
    assertThat(ask(ann, "030-review", "", "DOUBT", "What comes?").status()).isEqualTo(404);
  }

  @Test
  void the_same_question_twice_is_one_and_twenty_open_ones_are_enough() {
    String ann = learner("ann");
    ask(ann, "010-brief", "", "QUESTION", "Once?");
    ask(ann, "010-brief", "", "QUESTION", "Once?");
    Launch launch = launches.find(ann).orElseThrow();
    assertThat(questions.of(launch.organisation(), launch.learner())).hasSize(1);
    for (int i = 2; i <= LearnerQuestions.MOST_OPEN; i++) {
      ask(ann, "010-brief", "", "QUESTION", "Number " + i);
    }
    Page oneMore = ask(ann, "010-brief", "", "QUESTION", "One more");
    assertThat(oneMore.status()).isEqualTo(422);
    assertThat(oneMore.body()).contains("Twenty of your questions are open", "One more");
    assertThat(questions.of(launch.organisation(), launch.learner()))
        .hasSize(LearnerQuestions.MOST_OPEN);
  }

  @Test
  void where_several_ask_the_place_stands_first_and_an_erased_person_leaves_nothing() {
    OrganisationId organisation = new OrganisationId(UUID.randomUUID());
    jdbc.sql("insert into organisation (id, name) values (?, 'Asking')")
        .param(organisation.value())
        .update();
    LearnerQuestion.Place sentence =
        new LearnerQuestion.Place("m", "1.0.0", "030", "Review", "e2", "The *rate*");
    LearnerQuestion.Place whole =
        new LearnerQuestion.Place("m", "1.0.0", "030", "Review", null, null);
    LearnerId one = new LearnerId(UUID.randomUUID());
    LearnerId other = new LearnerId(UUID.randomUUID());
    questions.ask(organisation, null, one, whole, LearnerQuestion.Kind.QUESTION, "a");
    questions.ask(organisation, null, one, whole, LearnerQuestion.Kind.QUESTION, "b");
    questions.ask(organisation, null, one, sentence, LearnerQuestion.Kind.DOUBT, "c");
    questions.ask(organisation, null, other, sentence, LearnerQuestion.Kind.QUESTION, "d");
    UUID answered =
        questions.in(organisation, 10).stream()
            .filter(q -> q.text().equals("d"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(questions.answerFor(organisation, answered, "Thus.")).isTrue();
    assertThat(questions.answerFor(OrganisationId.DEFAULT, answered, "Not mine.")).isFalse();

    assertThat(questions.places(organisation))
        .containsExactly(
            new LearnerQuestions.Asked(sentence, 2, 1, 1, 1),
            new LearnerQuestions.Asked(whole, 1, 0, 2, 2));

    Launch launch = launches.find(learner("gone")).orElseThrow();
    questions.ask(
        launch.organisation(),
        launch.course(),
        launch.learner(),
        whole,
        LearnerQuestion.Kind.QUESTION,
        "Mine");
    people.erase(launch.organisation(), List.of(launch.learner()));
    assertThat(questions.of(launch.organisation(), launch.learner())).isEmpty();
    questions.ask(
        launch.organisation(),
        launch.course(),
        launch.learner(),
        whole,
        LearnerQuestion.Kind.QUESTION,
        "From an old page");
    assertThat(questions.of(launch.organisation(), launch.learner())).isEmpty();
  }

  @Test
  void the_pages_are_accessible_and_fit_every_width() {
    String ann = atTheReview("ann");
    ask(ann, "030-review", "s2", "DOUBT", "averylongwordwithoutanyspace".repeat(9));
    String teacher = teacher();
    for (String path :
        List.of(
            "/play/" + ann + "/030-review/ask",
            "/course/" + teacher + "/questions",
            "/course/" + ann)) {
      for (View view : List.of(View.DESKTOP, View.DESKTOP.wide(360).inDark())) {
        com.microsoft.playwright.Page page = Browser.open(view);
        page.navigate("http://localhost:" + port + path);
        assertThat(Browser.accessibilityProblems(page)).as("%s %s", path, view).isEmpty();
        assertThat(Browser.overflow(page)).as("%s %s", path, view).isZero();
        page.context().close();
      }
    }
  }

  @Test
  void the_question_about_an_open_mark_leads_to_its_sentence() {
    String ann = atTheReview("ann");
    com.microsoft.playwright.Page page = Browser.open(View.DESKTOP);
    page.navigate("http://localhost:" + port + "/play/" + ann + "/030-review");
    page.locator("#s3").click();
    page.locator("#mark button[name=ask]").click();
    page.waitForURL("**/030-review/ask?**");
    assertThat(page.locator("#claim").inputValue()).isEqualTo("s3");
    page.context().close();
  }
}

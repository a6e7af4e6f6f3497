package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.acknowledgements.Chain.Fault;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
import org.traininglayer.testing.Browser;
import org.traininglayer.testing.Browser.View;
import org.traininglayer.testing.PlainForms;
import org.traininglayer.testing.TestPlatform;
import org.traininglayer.xapi.Verb;

/** What learners acknowledge or decline is kept, shown to whom it concerns, and cannot change. */
class AcknowledgementsTest extends CourseTestCase {

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired Acknowledgements acknowledgements;
  @Autowired People people;

  private String done(String name) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    workThrough(token, 1);
    return token;
  }

  private List<Acknowledgement> of(String token) {
    Launch launch = launches.find(token).orElseThrow();
    return acknowledgements.of(launch.organisation(), launch.learner());
  }

  /** As far as the acknowledgement, which is declined. */
  private String declines(String name, String comment) {
    String token = token(launch(as(name, TestPlatform.LEARNER), module("link-1")));
    String play = "/play/" + token;
    get(play);
    post(play + "/010-brief", "attempt", "1", "finish", "1");
    rate(play, "015-confidence-before");
    plainly(play, PlainForms.BEFORE_THE_OWN_VIEW);
    post(play + "/020-commit", "attempt", "1", "option", "o1", "confidence", "75");
    review(play, "030-review");
    decide(play, "040-decide-visit");
    decide(play, "050-decide-late-sae");
    decide(play, "060-decide-override");
    review(play, "070-review-sparse");
    plainly(play, PlainForms.AFTER_THE_REVIEWS);
    rate(play, "080-confidence");
    plainly(play, PlainForms.BEFORE_THE_ACKNOWLEDGEMENT);
    post(play + "/090-attest", "attempt", "1", "decline", "1", "comment", comment);
    return token;
  }

  private void rate(String play, String step) {
    post(
        play + "/" + step,
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
  }

  private void review(String play, String step) {
    post(play + "/" + step, "attempt", "1", "deed", "escalate", "confidence", "75");
    post(play + "/" + step, "attempt", "1", "finish", "1");
  }

  private void decide(String play, String step) {
    post(play + "/" + step, "attempt", "1", "option", "o2", "confidence", "75");
    post(play + "/" + step, "attempt", "1", "reason", "r1");
    post(play + "/" + step, "attempt", "1", "finish", "1");
  }

  @Test
  void an_acknowledgement_is_kept_with_who_what_when_and_can_be_printed_by_whoever_made_it() {
    String ann = done("ann");

    assertThat(of(ann)).hasSize(1);
    Acknowledgement one = of(ann).getFirst();
    assertThat(one.accepted()).isTrue();
    assertThat(one.meaning()).isEqualTo("read-and-will-follow");
    LocalDate until = one.signedThere().toLocalDate().plusYears(1);
    assertThat(one.terms().validUntil()).isEqualTo(until);
    assertThat(one.terms().score()).isNotNull();
    assertThat(acknowledgements.validities(one.organisation(), one.learner())).containsValue(until);
    assertThat(get("/play/" + ann + "/record").body())
        .contains("asked again from", "of the steps that count");
    assertThat(one.person()).isNotNull().extracting(p -> p.name()).isEqualTo("Name of ann");
    assertThat(get("/play/" + ann + "/debrief").body()).contains("/play/" + ann + "/record");
    assertThat(get("/play/" + ann + "/record").body())
        .contains("Name of ann", one.seal().hash(), "not an electronic signature");
    String ben = done("ben");
    assertThat(get("/play/" + ben + "/record").body()).doesNotContain("Name of ann");
  }

  @Test
  void what_has_lapsed_is_asked_for_and_acknowledged_anew_without_another_attempt() {
    String ann = done("ann");
    Acknowledgement first = of(ann).getFirst();
    String play = "/play/" + ann;
    assertThat(get("/course/" + ann).body()).doesNotContain("Acknowledge anew");
    assertThat(there(post(play + "/renew"))).endsWith(play + "/debrief");
    LocalDate yesterday = acknowledgements.today().minusDays(1);
    lapse(first, yesterday);

    assertThat(get("/course/" + ann).body())
        .contains("What you acknowledged held until", "Acknowledge anew");
    assertThat(get(play + "/debrief").body()).contains("Acknowledge it anew");
    assertThat(acknowledgements.lapsed(first.organisation()))
        .containsExactly(
            new Acknowledgements.Validity(
                first.learner(), new ModuleId(first.subject().module()), yesterday));

    assertThat(there(post(play + "/renew"))).endsWith(play + "/090-attest");
    assertThat(get(play + "/090-attest").body()).contains("name=\"agree\"");
    post(play + "/090-attest", "attempt", "1", "agree", "1");

    assertThat(of(ann)).hasSize(2);
    Acknowledgement anew = of(ann).getFirst();
    assertThat(anew.accepted()).isTrue();
    assertThat(anew.statement()).isEqualTo(first.statement());
    assertThat(anew.attempt()).isEqualTo(1);
    assertThat(anew.registration()).isEqualTo(first.registration());
    assertThat(anew.terms().validUntil()).isEqualTo(acknowledgements.today().plusYears(1));
    assertThat(acknowledgements.lapsed(first.organisation())).isEmpty();
    assertThat(get(play + "/debrief").body()).doesNotContain("Acknowledge it anew");
    assertThat(get("/course/" + ann).body())
        .contains("What you acknowledged holds until")
        .doesNotContain("Acknowledge anew");
    lapse(first, first.signedThere().toLocalDate().plusYears(1)); // as it was written
    assertThat(acknowledgements.verify(first.organisation()).fault()).isNull();
    assertThat(statements(first, Verb.ACKNOWLEDGED)).as("a statement of its own").isEqualTo(2);
    assertThat(statements(first, Verb.FAILED)).as("the module was judged once").isEqualTo(1);
  }

  /** In the attempt in which it was acknowledged. */
  private long statements(Acknowledgement of, Verb verb) {
    return jdbc.sql(
            """
            select count(*) from statement
            where json like '%' || :registration || '%' and json like '%' || :verb || '%'
            """)
        .param("registration", of.registration().toString())
        .param("verb", verb.id())
        .query(Long.class)
        .single();
  }

  private void lapse(Acknowledgement one, LocalDate until) {
    jdbc.sql("alter table acknowledgement disable trigger acknowledgement_stays").update();
    try {
      jdbc.sql("update acknowledgement set valid_until = ? where id = ?")
          .param(until)
          .param(one.id())
          .update();
    } finally {
      jdbc.sql("alter table acknowledgement enable trigger acknowledgement_stays").update();
    }
  }

  @Test
  void who_declines_is_seen_with_the_comment_by_those_who_teach_the_course_and_by_no_learner() {
    String ann = declines("ann", "I want to talk <first>.\nPlease.");

    Acknowledgement one = of(ann).getFirst();
    assertThat(one.accepted()).isFalse();
    String home = get("/course/" + teacher()).body();
    assertThat(home)
        .contains("Declined acknowledgements", "Name of ann", "I want to talk &lt;first&gt;.");
    String ben = done("ben");
    assertThat(get("/course/" + ben).body()).doesNotContain("I want to talk");

    post("/play/" + ann + "/retake");
    workThrough(ann, 2);
    assertThat(of(ann)).hasSize(2);
    assertThat(get("/course/" + teacher()).body())
        .as("acknowledged since")
        .doesNotContain("Declined acknowledgements");
  }

  @Test
  void records_cannot_be_changed_or_taken_out_not_even_in_the_database() {
    String ann = done("ann");
    Acknowledgement one = of(ann).getFirst();
    for (String statement :
        List.of(
            "update acknowledgement set accepted = false where id = ?",
            "update acknowledgement set person_name = 'Somebody' where id = ?",
            "delete from acknowledgement where id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(statement).param(one.id()).update())
          .as(statement)
          .hasMessageContaining("an acknowledgement is not changed");
    }
  }

  @Test
  void a_node_of_the_version_before_erases_and_when_it_was_is_noted_all_the_same() {
    String ann = done("ann");
    Acknowledgement one = of(ann).getFirst();
    String erasing =
        """
        update acknowledgement
        set person_name = null, person_account = null, comment = null, salt = null%s
        where id = ?
        """;
    assertThatThrownBy(() ->
            jdbc.sql("update acknowledgement set salt = null where id = ?")
                .param(one.id())
                .update())
        .as("the words would stay")
        .hasMessageContaining("an acknowledgement is not changed");

    Instant before = Instant.now().minusSeconds(60);
    assertThat(jdbc.sql(erasing.formatted("")).param(one.id()).update()).isEqualTo(1);

    assertThat(erasedAt(one)).isAfter(before);
    assertThat(acknowledgements.verify(one.organisation()).fault()).isNull();
    Instant noted = erasedAt(one);
    assertThatThrownBy(() ->
            jdbc.sql(erasing.formatted(", erased_at = now() + interval '1 day'"))
                .param(one.id())
                .update())
        .as("it stays when it was")
        .hasMessageContaining("an acknowledgement is not changed");
    assertThat(erasedAt(one)).isEqualTo(noted);
  }

  private Instant erasedAt(Acknowledgement one) {
    return jdbc.sql("select erased_at from acknowledgement where id = ?")
        .param(one.id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  @Test
  void whoever_goes_around_the_guard_is_found_by_the_check() {
    String ann = done("ann");
    Acknowledgement one = of(ann).getFirst();
    assertThat(acknowledgements.verify(one.organisation()).fault()).isNull();

    jdbc.sql("alter table acknowledgement disable trigger acknowledgement_stays").update();
    try {
      jdbc.sql("update acknowledgement set meaning = 'training-completed' where id = ?")
          .param(one.id())
          .update();
      assertThat(acknowledgements.verify(one.organisation()).fault())
          .isNotNull()
          .extracting(found -> found.seq(), found -> found.fault())
          .containsExactly(one.seq(), Fault.CHANGED);
      jdbc.sql("update acknowledgement set meaning = ? where id = ?")
          .param(one.meaning())
          .param(one.id())
          .update();
    } finally {
      jdbc.sql("alter table acknowledgement enable trigger acknowledgement_stays").update();
    }
    assertThat(acknowledgements.verify(one.organisation()).fault()).isNull();
  }

  @Test
  void those_who_acknowledge_at_the_same_time_stand_one_behind_the_other() throws Exception {
    String first = token(launch(as("p0", TestPlatform.LEARNER), module("link-1")));
    try (ExecutorService at = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> all = new ArrayList<>();
      for (int i = 1; i <= 8; i++) {
        String token = token(launch(as("p" + i, TestPlatform.LEARNER), module("link-1")));
        all.add(() -> {
          workThrough(token, 1);
          return token;
        });
      }
      for (Future<String> done : at.invokeAll(all)) {
        assertThat(of(done.get())).hasSize(1);
      }
    }
    assertThat(acknowledgements.verify(launches.find(first).orElseThrow().organisation()))
        .satisfies(chain -> assertThat(chain.fault()).isNull())
        .satisfies(chain -> assertThat(chain.records()).isGreaterThanOrEqualTo(8));
  }

  @Test
  void an_erased_person_loses_name_and_words_and_the_chain_holds() {
    String ann = declines("ann", "My own words");
    Launch launch = launches.find(ann).orElseThrow();
    people.erase(launch.organisation(), List.of(launch.learner()));

    Acknowledgement left = acknowledgements.of(launch.organisation(), launch.learner()).getFirst();
    assertThat(left.person()).isNull();
    assertThat(acknowledgements.verify(launch.organisation()).fault()).isNull();
  }

  @Test
  void the_record_is_accessible_and_fits_every_width() {
    String ann = done("ann");
    for (View view : List.of(View.DESKTOP, View.DESKTOP.wide(360).inDark())) {
      com.microsoft.playwright.Page page = Browser.open(view);
      assertThat(page.navigate("http://localhost:" + port + "/play/" + ann + "/record").status())
          .isEqualTo(200);
      assertThat(Browser.accessibilityProblems(page)).as("%s", view).isEmpty();
      assertThat(Browser.overflow(page)).as("%s", view).isZero();
      page.context().close();
    }
  }
}

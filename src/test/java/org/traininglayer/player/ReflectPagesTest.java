package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Attempts;
import org.traininglayer.learning.Attempts.Whole;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/** Reflections over HTTP, as a browser without scripts uses them. */
@TrainingLayerTest(properties = "traininglayer.catalog.folder=src/test/resources/own-modules")
@Import(LaunchedPeople.Setup.class)
class ReflectPagesTest {

  private static final String MODULE = "a-thought-of-my-own";

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Attempts attempts;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  @Autowired ApplicationEventPublisher events;
  @LocalServerPort int port;
  Pages pages;
  String token;
  String play;

  @BeforeEach
  void launched() {
    pages = Pages.at(port);
    token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, MODULE);
    play = "/play/" + token;
    pages.get(play);
  }

  private HttpResponse<String> send(String step, String... fields) {
    return pages.post(play + "/" + step, attempt(fields));
  }

  private static String[] attempt(String... fields) {
    List<String> all = new ArrayList<>(List.of("attempt", "1"));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  private String page(String step) {
    return pages.get(play + "/" + step).body();
  }

  private void upToPlan() {
    send("010-text", "text", "Last week.");
    send("020-compared", "text", "The denominators and the dates.");
    send("020-compared", "compared", "1", "p1", "1");
    send("030-decide", "option", "o1");
    send("030-decide", "finish", "1");
  }

  @Test
  void the_whole_module_is_played_and_the_own_words_stand_in_the_debrief() {
    assertThat(page("010-text"))
        .contains("When did you last take over", "Only you can read it", "does not count");
    assertThat(Pages.location(send("010-text", "text", "Last week,\r\nin a hurry.")))
        .isEqualTo(play + "/020-compared");
    assertThat(page("020-compared"))
        .contains("At least 20 characters")
        .doesNotContain("leaves out");
    assertThat(Pages.location(send("020-compared", "text", "The denominators and the dates.")))
        .isEqualTo(play + "/020-compared#compare");
    assertThat(page("020-compared"))
        .contains(
            "<strong>leaves out</strong>", "The denominators and the dates.", "Opens the source");
    assertThat(Pages.location(send("020-compared", "compared", "1", "p1", "1")))
        .isEqualTo(play + "/030-decide");
    send("030-decide", "option", "o1");
    send("030-decide", "finish", "1");
    assertThat(page("040-plan")).contains("<legend>Make one plan", "If this comes up at work");
    assertThat(
            Pages.location(
                send("040-plan", "cue", "a summary comes", "action", "I open its source")))
        .isEqualTo(play + "/debrief");
    String debrief = page("debrief");
    assertThat(debrief)
        .contains("Passed: 100", "Last week,\nin a hurry.", "a summary comes", "I open its source")
        .contains("yours, too", "not in yours");
    assertThat(page("010-text")).contains("Last week,").doesNotContain("<textarea");
  }

  @Test
  void nothing_has_to_be_written_where_nothing_is_needed() {
    assertThat(Pages.location(send("010-text", "text", "  "))).isEqualTo(play + "/020-compared");
    assertThat(page("010-text")).contains("Nothing was written.");
  }

  @Test
  void an_incomplete_form_is_shown_again_with_all_that_was_typed_and_saves_nothing() {
    send("010-text", "text", "");
    HttpResponse<String> empty = send("020-compared", "text", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Please write something first.");
    HttpResponse<String> brief = send("020-compared", "text", "Dates & <b>.");
    assertThat(brief.statusCode()).isEqualTo(422);
    assertThat(brief.body()).contains("a little more", ">Dates &amp; &lt;b&gt;.</textarea>");
    assertThat(page("020-compared")).doesNotContain("Dates");

    upToPlan();
    HttpResponse<String> half = send("040-plan", "cue", "a summary comes", "action", " ");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body()).contains("two parts", ">a summary comes</textarea>");
    HttpResponse<String> long1 = send("040-plan", "cue", "x".repeat(4001), "action", "y");
    assertThat(long1.statusCode()).isEqualTo(422);
    assertThat(long1.body()).contains("4,000", "x".repeat(4001));
    assertThat(Pages.location(pages.get(play))).isEqualTo(play + "/040-plan");
  }

  @Test
  void what_looks_as_if_it_named_somebody_is_asked_about_before_it_is_saved() {
    String text = "I copied the story of 117-008, and of somebody born 1961.";
    HttpResponse<String> asked = send("010-text", "text", text);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("Not saved yet", "number of a subject", "date of birth")
        .contains(">" + text + "</textarea>", "name=\"keep\"", "value=\"birth subject\"");
    assertThat(kept("117-008")).isZero();

    assertThat(send("010-text", "text", text, "keep", "1").statusCode()).isEqualTo(422);
    assertThat(send("010-text", "text", text, "seen", "birth subject").statusCode()).isEqualTo(422);
    HttpResponse<String> more =
        send("010-text", "text", text + " a@b.example", "keep", "1", "seen", "birth subject");
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("e-mail address");
    assertThat(
            Pages.location(
                send("010-text", "text", text, "keep", "1", "seen", "email birth subject")))
        .isEqualTo(play + "/020-compared");
    assertThat(kept("117-008")).isEqualTo(1);
  }

  @Test
  void a_script_is_told_to_show_the_page_again_where_it_asks_something_new() {
    HttpResponse<String> asked =
        pages.postAsScript(play + "/010-text", attempt("text", "Ask a@b.example"));
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("\"again\":true", "Not saved yet");
    send("010-text", "text", "");
    HttpResponse<String> brief = pages.postAsScript(play + "/020-compared", attempt("text", "a"));
    assertThat(brief.statusCode()).isEqualTo(422);
    assertThat(brief.body()).contains("\"again\":false");
  }

  @Test
  void what_was_written_is_in_no_statement_and_gone_with_the_person() {
    upToPlan();
    send("040-plan", "cue", "quokka at the door", "action", "I open it");
    assertThat(kept("quokka")).isEqualTo(1);
    assertThat(count("select count(*) from attempt where state::text like '%quokka%'"))
        .isEqualTo(1);
    for (String table : jdbc.sql(TABLES_WITH_JSON).query(String.class).list()) {
      if (!table.equals("attempt") && !table.equals("response_log")) {
        assertThat(count("select count(*) from " + table + " t where t::text like '%quokka%'"))
            .as(table)
            .isZero();
      }
    }

    LearnerId learner = visits.of(token).attempt().key().learner();
    transactions.executeWithoutResult(during ->
        events.publishEvent(new LearnersErased(OrganisationId.DEFAULT, Set.of(learner), Set.of())));
    assertThat(kept("quokka")).isZero();
    assertThat(count("select count(*) from attempt where state::text like '%quokka%'")).isZero();
  }

  @Test
  void who_teaches_reads_what_was_written_for_them_and_not_what_is_private() {
    upToPlan();
    send("040-plan", "cue", "a summary comes", "action", "I open it");
    UUID registration = practice.progress(visits.of(token).attempt()).orElseThrow().registration();
    Whole whole = attempts.find(OrganisationId.DEFAULT, registration).orElseThrow();
    Progress progress = Objects.requireNonNull(whole.progress());
    assertThat(PastView.of(whole.summary(), progress, true, false).steps().toString())
        .contains("The denominators and the dates.", "I open it")
        .doesNotContain("Last week.");
    assertThat(PastView.of(whole.summary(), progress, true, true).steps().toString())
        .contains("Last week.");
  }

  private static final String TABLES_WITH_JSON =
      """
      select table_name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
      """;

  private long kept(String words) {
    return jdbc.sql("select count(*) from response_log where answer::text like :words")
        .param("words", "%" + words + "%")
        .query(Long.class)
        .single();
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}

package org.traininglayer.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.acknowledgements.Acknowledgement;
import org.traininglayer.acknowledgements.Acknowledgements;
import org.traininglayer.acknowledgements.ElectronicSignatures;
import org.traininglayer.acknowledgements.Prerequisite;
import org.traininglayer.acknowledgements.SignatureSettings.Said;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.testing.TrainingLayerTest;

/**
 * Who answers for a tool signs by name: the module for those who lead, played to its end, where
 * electronic signatures are off and where an administrator has switched them on.
 */
@TrainingLayerTest
@Import(LaunchedPeople.Setup.class)
class SignedModuleTest {

  private static final String MODULE = "com-adoption-review";
  private static final String STATEMENT = "100-attest";

  @Autowired LaunchedPeople people;
  @Autowired PlayerContexts visits;
  @Autowired Practice practice;
  @Autowired Acknowledgements acknowledgements;
  @Autowired ElectronicSignatures signatures;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void without_the_switch_it_is_an_acknowledgement_that_a_fresh_launch_makes() {
    Pages pages = Pages.at(port);
    String token = playedToTheStatement(pages);
    String path = "/play/" + token + "/" + STATEMENT;

    assertThat(pages.get(path).body())
        .contains("Whoever answers for a tool says so by name")
        .contains("This is an acknowledgement, not an electronic signature")
        .contains("your organisation has not switched them on")
        .doesNotContain("You sign this electronically", "??");
    asked(pages, path);
    assertThat(Pages.location(pages.get("/play/" + token)))
        .as("the page that was open signs nothing")
        .endsWith(STATEMENT + "?unsigned=not-opened");
    assertThat(kept(token)).isNull();

    String fresh = people.again(token, null);
    assertThat(Pages.location(pages.get("/play/" + fresh))).endsWith("/debrief");
    Acknowledgement one = Objects.requireNonNull(kept(fresh));
    assertThat(one.accepted()).isTrue();
    assertThat(one.electronic()).isFalse();
    assertThat(Objects.requireNonNull(one.signing()).method()).isEqualTo("fresh-launch");
    assertThat(one.statement()).contains("The human side of a tool has an owner who is named");
    assertThat(pages.get("/play/" + fresh + "/record").body())
        .contains("statement 1.1, module 3.1.0")
        .contains(one.seal().hash());
  }

  @Test
  void with_the_switch_the_same_launch_makes_an_electronic_signature_if_it_bears_a_name() {
    switched(true);
    try {
      Pages pages = Pages.at(port);
      String token = playedToTheStatement(pages);
      String path = "/play/" + token + "/" + STATEMENT;
      assertThat(pages.get(path).body())
          .contains("You sign this electronically")
          .doesNotContain("This is an acknowledgement, not an electronic signature");
      asked(pages, path);

      assertThat(Pages.location(pages.get("/play/" + people.again(token, null))))
          .endsWith(STATEMENT + "?unsigned=no-name");
      assertThat(kept(token)).isNull();
      String fresh = people.again(token, "Mary Muster");
      assertThat(Pages.location(pages.get("/play/" + fresh))).endsWith("/debrief");
      assertThat(Objects.requireNonNull(kept(fresh)).electronic()).isTrue();
    } finally {
      switched(false);
    }
    assertThat(acknowledgements.verify(OrganisationId.DEFAULT).fault()).isNull();
  }

  @Test
  void what_has_lapsed_is_renewed_by_a_fresh_launch_and_by_no_page_that_was_open() {
    Pages pages = Pages.at(port);
    String token = playedToTheStatement(pages);
    asked(pages, "/play/" + token + "/" + STATEMENT);
    String signed = people.again(token, null);
    assertThat(Pages.location(pages.get("/play/" + signed))).endsWith("/debrief");
    Acknowledgement first = Objects.requireNonNull(kept(signed));
    assertThat(Pages.location(pages.post("/play/" + signed + "/renew")))
        .as("it holds yet")
        .endsWith("/debrief");
    lapse(first, acknowledgements.today().minusDays(1));

    String path = "/play/" + signed + "/" + STATEMENT;
    assertThat(Pages.location(pages.post("/play/" + signed + "/renew"))).isEqualTo(path);
    asked(pages, path);
    assertThat(Pages.location(pages.get("/play/" + signed))).endsWith("?unsigned=before");
    assertThat(kept(signed)).isEqualTo(lapsed(first));
    String fresh = people.again(signed, null);
    assertThat(Pages.location(pages.get("/play/" + fresh))).endsWith("/debrief");

    Acknowledgement anew = Objects.requireNonNull(kept(fresh));
    assertThat(anew.id()).isNotEqualTo(first.id());
    assertThat(anew.attempt()).as("in the attempt that is done").isEqualTo(first.attempt());
    assertThat(Objects.requireNonNull(anew.signing()).method()).isEqualTo("fresh-launch");
    assertThat(anew.terms().validUntil()).isEqualTo(acknowledgements.today().plusYears(1));
    assertThat(acknowledgements.lapsed(OrganisationId.DEFAULT))
        .extracting(Acknowledgements.Validity::learner)
        .doesNotContain(first.learner());
    lapse(first, first.terms().validUntil()); // as it was written
    assertThat(acknowledgements.verify(OrganisationId.DEFAULT).fault()).isNull();
  }

  /** The same record, as it is read once its day was changed. */
  private Acknowledgement lapsed(Acknowledgement first) {
    return acknowledgements.find(OrganisationId.DEFAULT, first.id()).orElseThrow();
  }

  private void lapse(Acknowledgement one, @Nullable LocalDate until) {
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
  void who_declines_needs_no_launch_and_says_why() {
    Pages pages = Pages.at(port);
    String token = playedToTheStatement(pages);
    String path = "/play/" + token + "/" + STATEMENT;
    pages.post(path, "attempt", "1", "decline", "1", "comment", "I may not stop the tool.");
    Acknowledgement one = Objects.requireNonNull(kept(token));
    assertThat(one.accepted()).isFalse();
    assertThat(Objects.requireNonNull(one.person()).comment())
        .isEqualTo("I may not stop the tool.");
  }

  private static void asked(Pages pages, String path) {
    assertThat(Pages.location(pages.post(path, "attempt", "1", "agree", "1"))).isEqualTo(path);
    assertThat(pages.get(path).body()).contains("Now sign by opening this activity once more");
  }

  private void switched(boolean on) {
    Said said =
        new Said("Mary Muster", LocalDate.now(ZoneOffset.UTC).toString(), "Procedure 12, part 4");
    for (Prerequisite one : Prerequisite.values()) {
      signatures.confirm(OrganisationId.DEFAULT, one, on, said, "admin");
    }
    signatures.turn(OrganisationId.DEFAULT, on, said, "admin");
    assertThat(signatures.settings(OrganisationId.DEFAULT).inForce()).isEqualTo(on);
  }

  /** Does all steps before the statement in the plainest way; the token of the pages. */
  private String playedToTheStatement(Pages pages) {
    String token = people.launch(UUID.randomUUID(), CourseRole.LEARNER, MODULE);
    String play = "/play/" + token + "/";
    String next = Pages.location(pages.get("/play/" + token));
    Module module = practice.progress(visits.of(token).attempt()).orElseThrow().module();
    for (int i = 0; i < module.steps().size() && !next.endsWith(STATEMENT); i++) {
      assertThat(next).startsWith(play);
      Step first = module.step(next.substring(play.length())).orElseThrow();
      String page = pages.get(next).body();
      next =
          Pages.location(
              EveryModuleTest.work(pages, next, EveryModuleTest.shown(module, first, page)));
    }
    assertThat(next).endsWith(STATEMENT);
    return token;
  }

  private @Nullable Acknowledgement kept(String token) {
    UUID registration = practice.progress(visits.of(token).attempt()).orElseThrow().registration();
    return acknowledgements.of(OrganisationId.DEFAULT, visits.of(token).launch().learner()).stream()
        .filter(one -> one.registration().equals(registration))
        .findFirst()
        .orElse(null);
  }
}

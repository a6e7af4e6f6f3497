package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.remedy.RemedyStep;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;

/**
 * What the sparse rounds of the modules on offer have in common, so that a second attempt measures
 * something and nobody is told by the first what the second holds.
 */
class SparseRoundsTest {

  /** A sparse round: its module and its forms, the first one first. */
  private record Round(Module module, List<ReviewStep> forms) {

    String name() {
      return module.id() + " " + forms.getFirst().head().id();
    }
  }

  private static List<Module> modules() throws IOException {
    List<Module> modules = new ArrayList<>();
    for (ModuleFolder folder : ModuleFolders.shipped()) {
      Module module =
          Objects.requireNonNull(
              StepTypes.reader().read(folder, LocalDate.parse("2026-11-29")).module());
      if (module.status() == Module.Status.RELEASED) {
        modules.add(module);
      }
    }
    return modules;
  }

  /** Reviews that are told at the end are sparse rounds. */
  private static List<Round> rounds() throws IOException {
    List<Round> rounds = new ArrayList<>();
    for (Module module : modules()) {
      for (Step step : module.steps()) {
        if (step instanceof ReviewStep review
            && review.head().feedback() == Step.FeedbackWhen.AFTER_MODULE) {
          rounds.add(
              new Round(module, module.forms(step).stream().map(ReviewStep.class::cast).toList()));
        }
      }
    }
    return rounds;
  }

  @Test
  void seven_modules_have_one_each_counts_and_each_has_another_form() throws IOException {
    assertThat(rounds())
        .extracting(round -> round.module().id().value())
        .containsExactlyInAnyOrder(
            "ai-fluency-core",
            "calibration-lab",
            "com-adoption-review",
            "cra-risk-score-triage",
            "data-into-prompts",
            "dm-ai-queries",
            "mw-csr-draft");
    for (Round round : rounds()) {
      assertThat(round.forms()).as(round.name()).hasSizeGreaterThan(1);
      for (ReviewStep form : round.forms()) {
        assertThat(form.head().exposure()).isEqualTo(Step.Guidance.INDEPENDENT);
        assertThat(form.head().scored()).isTrue();
        assertThat(form.dense()).isFalse();
        assertThat(form.errors().size()).isBetween(1, 2);
      }
    }
  }

  /** The family that figures are kept by is the first of each error. */
  @Test
  void forms_have_errors_of_the_same_severities_and_families_and_about_as_many_claims()
      throws IOException {
    for (Round round : rounds()) {
      ReviewStep first = round.forms().getFirst();
      for (ReviewStep form : round.forms()) {
        assertThat(kinds(form)).as(round.name()).isEqualTo(kinds(first));
        assertThat(form.output().units().size())
            .as(round.name())
            .isBetween(first.output().units().size() - 2, first.output().units().size() + 2);
        assertThat(form.head().minutes()).isEqualTo(first.head().minutes());
      }
    }
  }

  private static List<String> kinds(ReviewStep form) {
    return form.errors().stream()
        .map(error -> error.severity() + " " + card(form, error))
        .sorted()
        .toList();
  }

  /** On which card learners find its family: two words for one kind of error are one kind. */
  private static String card(ReviewStep form, SeededError error) {
    return form.families().stream()
        .filter(card -> card.families().contains(error.family()))
        .map(ReviewStep.FamilyCard::id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void no_form_shows_a_claim_of_another() throws IOException {
    for (Round round : rounds()) {
      List<String> errors =
          round.forms().stream()
              .flatMap(form ->
                  form.output().units().stream().filter(u -> form.errorIn(u.id()).isPresent()))
              .map(ReviewStep.AiOutput.Unit::text)
              .toList();
      assertThat(errors).as(round.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_is_critical_in_one_can_be_made_good_by_two_items_at_least() throws IOException {
    for (Round round : rounds()) {
      Set<String> critical =
          round.forms().stream()
              .flatMap(form ->
                  form.errors().stream()
                      .filter(error -> error.severity() == Severity.CRITICAL)
                      .map(error -> form.head().formId() + "/" + error.unit()))
              .collect(Collectors.toSet());
      Stream<RemedyStep.Case> cases =
          round.module().steps().stream()
              .filter(RemedyStep.class::isInstance)
              .map(RemedyStep.class::cast)
              .flatMap(step -> step.cases().stream())
              .filter(one -> one.misses().stream().anyMatch(critical::contains));
      assertThat(
              cases
                  .peek(one -> assertThat(one.items()).hasSizeGreaterThan(1))
                  .flatMap(one -> one.misses().stream()))
          .as(round.name())
          .containsAll(critical);
    }
  }
}

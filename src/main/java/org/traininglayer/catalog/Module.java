package org.traininglayer.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.traininglayer.kernel.ModuleId;

/**
 * Something that can be learned, in one released version. Immutable.
 *
 * @param version semantic version; people in progress stay on the one they started
 * @param minutes stated time for the whole
 * @param variables texts that an organisation fills in, by name, written as {@code {{name}}}; the
 *     texts here have their values already
 * @param steps in the order of the module
 * @param artefacts sources that can be opened, by id, in the order of first use
 * @param diagnostic steps by which somebody proves to know what others teach; often none
 * @param checkIns how long after the module was passed people are asked how it goes, ISO 8601
 * @param parallel all forms of the steps that have several, the first one first, by the id of the
 *     step; an attempt works one form of each, and that stands among the steps
 */
public record Module(
    ModuleId id,
    String version,
    Status status,
    String title,
    String summary,
    Locale locale,
    Audience audience,
    int minutes,
    List<String> primaryCompetencies,
    List<String> secondaryCompetencies,
    List<Source> sources,
    Map<String, Variable> variables,
    PassRule pass,
    List<Step> steps,
    Map<String, Artefact> artefacts,
    List<String> diagnostic,
    List<String> checkIns,
    Map<String, List<Step>> parallel) {

  /** Each step in one form. */
  public Module(
      ModuleId id,
      String version,
      Status status,
      String title,
      String summary,
      Locale locale,
      Audience audience,
      int minutes,
      List<String> primaryCompetencies,
      List<String> secondaryCompetencies,
      List<Source> sources,
      Map<String, Variable> variables,
      PassRule pass,
      List<Step> steps,
      Map<String, Artefact> artefacts,
      List<String> diagnostic) {
    this(
        id,
        version,
        status,
        title,
        summary,
        locale,
        audience,
        minutes,
        primaryCompetencies,
        secondaryCompetencies,
        sources,
        variables,
        pass,
        steps,
        artefacts,
        diagnostic,
        List.of(),
        Map.of());
  }

  /** Without a diagnostic. */
  public Module(
      ModuleId id,
      String version,
      Status status,
      String title,
      String summary,
      Locale locale,
      Audience audience,
      int minutes,
      List<String> primaryCompetencies,
      List<String> secondaryCompetencies,
      List<Source> sources,
      Map<String, Variable> variables,
      PassRule pass,
      List<Step> steps,
      Map<String, Artefact> artefacts) {
    this(
        id,
        version,
        status,
        title,
        summary,
        locale,
        audience,
        minutes,
        primaryCompetencies,
        secondaryCompetencies,
        sources,
        variables,
        pass,
        steps,
        artefacts,
        List.of());
  }

  /** Whether a module may be shown to learners. */
  public enum Status {
    DRAFT,
    IN_REVIEW,
    RELEASED,
    RETIRED
  }

  /** The same with other steps and sources. */
  public Module with(List<Step> otherSteps, Map<String, Artefact> otherArtefacts) {
    return copy(pass, otherSteps, otherArtefacts, parallel);
  }

  private Module copy(
      PassRule rule,
      List<Step> otherSteps,
      Map<String, Artefact> otherArtefacts,
      Map<String, List<Step>> forms) {
    return new Module(
        id,
        version,
        status,
        title,
        summary,
        locale,
        audience,
        minutes,
        primaryCompetencies,
        secondaryCompetencies,
        sources,
        variables,
        rule,
        otherSteps,
        otherArtefacts,
        diagnostic,
        checkIns,
        forms);
  }

  /** The same with these forms of its steps. */
  public Module withParallel(Map<String, List<Step>> forms) {
    return copy(pass, steps, artefacts, Map.copyOf(forms));
  }

  /**
   * The same with other forms of its steps in the place of the first ones.
   *
   * @param forms names of forms by the id of their step; where there is no such form, the first
   */
  public Module in(Map<String, String> forms) {
    return parallel.isEmpty()
        ? this
        : with(steps.stream().map(step -> in(step, forms)).toList(), artefacts);
  }

  private Step in(Step step, Map<String, String> forms) {
    String form = forms.get(step.head().id());
    return forms(step).stream()
        .filter(one -> one.head().formId().equals(form))
        .findFirst()
        .orElse(step);
  }

  /** All forms of a step, the first one first. */
  public List<Step> forms(Step step) {
    return parallel.getOrDefault(step.head().id(), List.of(step));
  }

  /** The form of this name, of whichever step. */
  public Optional<Step> form(String name) {
    return Stream.concat(parallel.values().stream().flatMap(List::stream), steps.stream())
        .filter(step -> step.head().formId().equals(name))
        .findFirst();
  }

  /** The same under another pass rule. */
  public Module with(PassRule rule) {
    return copy(rule, steps, artefacts, parallel);
  }

  /** The step of this id. */
  public Optional<Step> step(String stepId) {
    return steps.stream().filter(step -> step.head().id().equals(stepId)).findFirst();
  }

  /** For whom. */
  public record Audience(List<String> roles, List<String> prior) {}

  /** A regulation or guidance that a claim in the module rests on. */
  public record Source(String id, String cite, String issued, String state, String reviewBy) {}

  /** A text that differs by organisation. */
  public record Variable(String label, String defaultText, boolean required) {}

  /**
   * When the module counts as passed.
   *
   * @param score between 0 and 1
   * @param noCriticalMiss whether a missed critical error prevents passing
   */
  public record PassRule(double score, boolean noCriticalMiss, int attempts) {}
}

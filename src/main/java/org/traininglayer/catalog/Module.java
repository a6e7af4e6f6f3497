package org.traininglayer.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    List<String> checkIns) {

  /** Without check-ins. */
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
        List.of());
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
        pass,
        otherSteps,
        otherArtefacts,
        diagnostic,
        checkIns);
  }

  /** The same under another pass rule. */
  public Module with(PassRule rule) {
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
        steps,
        artefacts,
        diagnostic,
        checkIns);
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

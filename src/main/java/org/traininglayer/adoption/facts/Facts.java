package org.traininglayer.adoption.facts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statement to fact, as a pure function: no clock, no database. Only statements that carry our
 * profile and fit one of its templates count; everything else is left alone, whoever sent it.
 */
public final class Facts {

  /**
   * Which facts are read. One more, and everything is read once more: what was kept before stays,
   * and what is new is added.
   */
  public static final int VERSION = 5;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The first that matches reads the statement. */
  private static final List<StatementTemplate> TEMPLATES =
      List.of(
          new ModuleTemplate(Verb.INITIALIZED, Fact.Kind.MODULE_STARTED),
          new ModuleTemplate(Verb.COMPLETED, Fact.Kind.MODULE_FINISHED),
          new ModuleTemplate(Verb.PASSED, Fact.Kind.MODULE_PASSED),
          new StepFinishedTemplate(),
          new StepOpenedTemplate(),
          new PassedOverTemplate(),
          new ClaimTemplate(),
          new UseDecisionTemplate(),
          new ReasonTemplate(),
          new ChoiceTemplate(),
          new PolicyTemplate(),
          new TimedTaskTemplate(),
          new FeltTimeTemplate(),
          new RatingTemplate(),
          new CheckinTemplate(),
          new RedesignTemplate(),
          new OtherTemplates());

  private Facts() {}

  /** What this statement means for the figures. */
  public static Reading from(String json) {
    return from(json, null);
  }

  /**
   * The same for a statement that may have come in with a key. Of those only what tools tell of
   * work counts; what somebody learned is told by us.
   *
   * @param ours whether we vouch for it
   */
  public static Reading from(String json, @Nullable Instant stored, boolean ours) {
    Reading reading = from(json, stored);
    return !ours
            && reading instanceof Reading.Counts counts
            && counts.fact().origin().setting() != Origin.Setting.TOOL
        ? new Reading.Refused(counts.fact().kind(), Flaw.TOLD_BY_ANOTHER)
        : reading;
  }

  /**
   * The same.
   *
   * @param stored when it arrived; for statements of others that do not say when it happened
   */
  public static Reading from(String json, @Nullable Instant stored) {
    JsonNode statement;
    try {
      statement = JSON.readTree(json);
    } catch (JacksonException e) {
      return new Reading.Unrecognised();
    }
    Reading reading =
        Verb.VOIDED.id().equals(ProfileStatement.text(statement.at("/verb/id")))
            ? voided(statement)
            : read(statement, stored);
    return reading == null ? new Reading.Unrecognised() : Bounds.kept(reading);
  }

  private static @Nullable Reading read(JsonNode json, @Nullable Instant stored) {
    ProfileStatement statement = ProfileStatement.of(json);
    if (statement == null) {
      Reading other = AiOutputStatement.read(json, stored);
      return other == null && ProfileStatement.isOfUnknownDay(json)
          ? new Reading.Refused(null, Flaw.UNKNOWN_DAY)
          : other;
    }
    for (StatementTemplate template : TEMPLATES) {
      if (template.matches(statement)) {
        return template.read(statement);
      }
    }
    return null;
  }

  private static @Nullable Reading voided(JsonNode statement) {
    String id = ProfileStatement.text(statement.at("/object/id"));
    if (id == null
        || !"StatementRef".equals(ProfileStatement.text(statement.at("/object/objectType")))) {
      return null;
    }
    try {
      return new Reading.Voids(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

package org.traininglayer.adoption.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.Source;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * What somebody did with an output of an AI at work, as the tool tells it: used, accepted, edited
 * or rejected, for which task. Not about a module, and its object is the tool's own.
 */
final class AiOutputStatement {

  private static final Map<String, String> DEEDS =
      Map.of(
          Verb.USED.id(), "used",
          Verb.ACCEPTED.id(), "accepted",
          Verb.EDITED.id(), "edited",
          Verb.REJECTED.id(), "rejected");

  private static final int LONGEST_TASK = 200;

  private AiOutputStatement() {}

  /**
   * Reads it; null when it is something else.
   *
   * @param stored when it arrived, for tools that do not say when it happened
   */
  static @Nullable Reading read(JsonNode json, @Nullable Instant stored) {
    String verb = ProfileStatement.text(json.at("/verb/id"));
    String deed = verb == null ? null : DEEDS.get(verb);
    String type = ProfileStatement.text(json.at("/object/definition/type"));
    String homePage = ProfileStatement.text(json.at("/actor/account/homePage"));
    String name = ProfileStatement.text(json.at("/actor/account/name"));
    String output = ProfileStatement.text(json.at("/object/id"));
    String timestamp = ProfileStatement.text(json.path("timestamp"));
    Instant at = timestamp == null ? stored : Times.instant(timestamp);
    if (deed == null
        || !Vocabulary.AI_OUTPUT.equals(type)
        || homePage == null
        || name == null
        || output == null
        || at == null
        || !ProfileStatement.ofOurProfile(json)) {
      return null;
    }
    String task = ProfileStatement.text(json.at("/context/extensions").path(Vocabulary.TASK));
    if (task == null || task.isBlank() || task.length() > LONGEST_TASK) {
      return refused(Flaw.NO_TASK);
    }
    JsonNode told = json.at("/result/duration");
    Duration time = Times.duration(ProfileStatement.text(told));
    Flaw flaw = told.isMissingNode() ? null : Times.flaw(time);
    if (flaw != null) {
      return refused(flaw);
    }
    String version = ProfileStatement.text(json.at("/context/revision"));
    Origin origin =
        new Origin(
            ProfileStatement.id(ProfileStatement.text(json.at("/context/registration"))),
            version == null ? "" : version,
            "",
            Origin.Setting.TOOL,
            output,
            at,
            Times.millis(time));
    boolean finished = !deed.equals("rejected");
    return new Reading.Counts(
        new FactBuilder(
                Fact.Kind.USE_WEEK,
                new AccountKey(homePage, name),
                "",
                "",
                Weeks.of(at),
                task.strip(),
                "",
                origin)
            .response(deed)
            .detail(new Detail.UseWeek(finished, finished ? 1 : 0, Source.OBSERVED))
            .build());
  }

  private static Reading refused(Flaw flaw) {
    return new Reading.Refused(Fact.Kind.USE_WEEK, flaw);
  }
}

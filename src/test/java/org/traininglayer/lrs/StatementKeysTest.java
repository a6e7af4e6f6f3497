package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.StatementTarget;
import org.traininglayer.xapi.Verb;
import tools.jackson.databind.JsonNode;

/** Keys that are known beforehand are the ones that would be read from the text. */
class StatementKeysTest {

  @Test
  void our_own_keys_are_the_same_as_those_of_the_text() {
    Activity module =
        new Activity(
            "https://example.com/m",
            new ActivityDefinition(
                "http://adlnet.gov/expapi/activities/module",
                Map.of("en", "A module", "de", "Ein Modul"),
                Map.of(),
                null));
    Statement about =
        new Statement(
            UUID.randomUUID(),
            new Agent(Made.account("ana")),
            Verb.ANSWERED,
            module,
            null,
            new Context(
                Made.REGISTRATION,
                new ContextActivities(
                    List.of(Activity.of("https://example.com/parent")),
                    List.of(module, Activity.of("https://example.com/course")),
                    List.of(Activity.of("https://example.com/profile"))),
                "1",
                null,
                "en",
                Map.of()),
            Instant.parse("2026-03-01T10:00:00.123456Z"));

    same(Made.by("ana"));
    same(about);
    same(with(about, new Agent(Made.account("ben"))));
    same(with(about, new StatementRef(UUID.randomUUID())));
  }

  private static Statement with(Statement statement, StatementTarget object) {
    return new Statement(
        statement.id(), statement.actor(), Verb.VOIDED, object, null, null, statement.timestamp());
  }

  private static void same(Statement statement) {
    PreparedStatement ours = PreparedStatement.of(statement);
    PreparedStatement read =
        PreparedStatement.of(
            statement.id(), StrictJson.read(ours.text()), ours.text(), "1.0.0", id -> true);

    assertThat(ours.keys())
        .usingRecursiveComparison()
        .ignoringFields("definitions")
        .isEqualTo(read.keys());
    assertThat(definitions(ours)).isEqualTo(definitions(read));
  }

  private static Map<UUID, JsonNode> definitions(PreparedStatement statement) {
    Map<UUID, JsonNode> all = new HashMap<>();
    statement
        .keys()
        .definitions()
        .forEach((key, each) -> all.put(key, StrictJson.read(each.json())));
    return all;
  }
}

package org.traininglayer.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Activity;
import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Context.ContextActivities;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.Verb;

/** Statements for tests. */
final class Made {

  static final String HOME = "https://lms.example.edu";
  static final UUID REGISTRATION = UUID.fromString("5b6d1c0a-0000-4000-8000-000000000001");

  private Made() {}

  static AccountKey account(String name) {
    return new AccountKey(HOME, name);
  }

  /** A statement of a person, as this product makes them. */
  static Statement by(String name) {
    return new Statement(
        UUID.randomUUID(),
        new Agent(account(name)),
        Verb.ANSWERED,
        new Activity(
            "https://example.com/activities/question",
            new ActivityDefinition(
                "http://adlnet.gov/expapi/activities/lesson",
                Map.of("en", "A question"),
                Map.of(),
                null)),
        null,
        new Context(
            REGISTRATION,
            new ContextActivities(
                List.of(Activity.of("https://example.com/activities/module")),
                List.of(),
                List.of()),
            "1",
            "Training Layer",
            "en",
            Map.of()),
        Instant.parse("2026-03-01T10:00:00.123Z"));
  }
}

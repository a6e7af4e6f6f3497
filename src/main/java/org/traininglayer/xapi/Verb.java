package org.traininglayer.xapi;

import java.util.Map;

/** What somebody did (xAPI 1.0.3, part 2, 2.4.3). */
public record Verb(String id, Map<String, String> display) {

  /** Content is ready for the learner. */
  public static final Verb INITIALIZED = adl("initialized");

  /** A page or section was seen. */
  public static final Verb EXPERIENCED = adl("experienced");

  /** A step was finished. */
  public static final Verb PROGRESSED = adl("progressed");

  /** A question was answered, a claim judged. */
  public static final Verb ANSWERED = adl("answered");

  /** The module was passed. */
  public static final Verb PASSED = adl("passed");

  /** The module was not passed. */
  public static final Verb FAILED = adl("failed");

  /** The module was worked through to its end. */
  public static final Verb COMPLETED = adl("completed");

  /** Left, to go on later. */
  public static final Verb SUSPENDED = adl("suspended");

  /** Taken up again. */
  public static final Verb RESUMED = adl("resumed");

  /** An earlier statement is withdrawn. */
  public static final Verb VOIDED = adl("voided");

  /** A policy or commitment was acknowledged. */
  public static final Verb ACKNOWLEDGED =
      new Verb("http://activitystrea.ms/acknowledge", Map.of("en", "acknowledged"));

  /** A step was passed over: it need not be done, or is not on the way that was taken. */
  public static final Verb SKIPPED =
      new Verb("http://id.tincanapi.com/verb/skipped", Map.of("en", "skipped"));

  /** An output of an AI went into a piece of work; whether it was changed is not said. */
  public static final Verb USED = new Verb("http://activitystrea.ms/use", Map.of("en", "used"));

  /** An output of an AI went into a piece of work as it was. */
  public static final Verb ACCEPTED =
      new Verb("http://activitystrea.ms/accept", Map.of("en", "accepted"));

  /** An output of an AI went into a piece of work after changes. */
  public static final Verb EDITED =
      new Verb("http://activitystrea.ms/update", Map.of("en", "edited"));

  /** An output of an AI was not used. */
  public static final Verb REJECTED =
      new Verb("http://activitystrea.ms/reject", Map.of("en", "rejected"));

  /** Copies the map. */
  public Verb {
    display = Map.copyOf(display);
  }

  private static Verb adl(String word) {
    return new Verb("http://adlnet.gov/expapi/verbs/" + word, Map.of("en", word));
  }
}

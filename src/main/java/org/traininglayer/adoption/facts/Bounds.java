package org.traininglayer.adoption.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.facts.Detail.ConfidenceRating;
import org.traininglayer.adoption.facts.Detail.PolicyDecision;
import org.traininglayer.adoption.facts.Detail.TimedTask;
import org.traininglayer.adoption.facts.Detail.WorkflowStep;

/**
 * What a fact may take from a statement. A valid statement bounds neither its names nor its year; a
 * row and its indexes do (a key of a B-tree in PostgreSQL has at most 2,704 bytes).
 */
final class Bounds {

  /** Bytes of the home page and of the name of an account; an LTI platform has at most 255. */
  private static final int ACCOUNT = 512;

  /** Bytes of a course: its context id may be written with three characters for each. */
  private static final int COURSE = 1_000;

  /** Bytes of what things are counted by. */
  private static final int NAME = 400;

  /** Bytes of all other texts. */
  private static final int TEXT = 4_000;

  private static final int MOST_IN_A_LIST = 1_000;

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private Bounds() {}

  /** The same reading, or why its fact cannot be kept. */
  static Reading kept(Reading reading) {
    if (!(reading instanceof Reading.Counts counts)) {
      return reading;
    }
    Flaw flaw = flaw(counts.fact());
    return flaw == null ? reading : new Reading.Refused(counts.fact().kind(), flaw);
  }

  /** Whether anybody can have done something then: a clock that was never set says year 1. */
  static boolean isDay(Instant at) {
    return !at.isBefore(FIRST) && at.isBefore(END);
  }

  private static @Nullable Flaw flaw(Fact fact) {
    Origin origin = fact.origin();
    Instant at = origin.at();
    if (at == null || !isDay(at)) {
      return Flaw.UNKNOWN_DAY;
    }
    Check check = new Check();
    check.text(fact.person().homePage(), ACCOUNT);
    check.text(fact.person().name(), ACCOUNT);
    check.text(fact.course(), COURSE);
    check.text(fact.step(), NAME);
    check.text(fact.family(), NAME);
    check.text(fact.response(), TEXT);
    check.text(origin.version(), TEXT);
    check.text(origin.keyVersion(), TEXT);
    check.text(origin.item(), TEXT);
    switch (fact.detail()) {
      case PolicyDecision decision -> {
        check.text(decision.reason(), NAME);
        check.text(decision.knowledge(), TEXT);
      }
      case TimedTask task -> check.text(task.form(), NAME);
      case ConfidenceRating rating -> check.text(rating.topic(), NAME);
      case WorkflowStep steps -> {
        check.texts(steps.done());
        check.texts(steps.of());
        check.texts(steps.checks());
        check.texts(steps.ai());
        check.texts(steps.usedAi());
      }
      default -> {
        // Numbers and words of our own.
      }
    }
    return check.flaw;
  }

  private static final class Check {
    private @Nullable Flaw flaw;

    void text(@Nullable String text, int mostBytes) {
      if (text == null || flaw != null) {
        return;
      }
      if (text.length() > mostBytes || text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
        flaw = Flaw.NAME_TOO_LONG;
      } else if (text.indexOf(0) >= 0) {
        flaw = Flaw.UNKNOWN_CHARACTER;
      }
    }

    void texts(@Nullable List<String> all) {
      if (all == null) {
        return;
      }
      if (all.size() > MOST_IN_A_LIST) {
        flaw = Flaw.NAME_TOO_LONG;
      }
      all.forEach(one -> text(one, NAME));
    }
  }
}

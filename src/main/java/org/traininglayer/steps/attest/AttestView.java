package org.traininglayer.steps.attest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;

/**
 * An acknowledgement.
 *
 * @param statement HTML
 * @param waitingFor titles of steps that must be finished first
 * @param accepted null before it was answered
 * @param reauthenticates whether the activity is opened once more to sign
 * @param until when the request to sign ends; null where none waits
 * @param over whether that is past
 * @param otherDay whether it is not today, in UTC
 */
record AttestView(
    String statement,
    String statementVersion,
    String moduleVersion,
    List<String> waitingFor,
    @Nullable Boolean accepted,
    @Nullable String comment,
    boolean reauthenticates,
    @Nullable Instant until,
    boolean over,
    boolean otherDay) {

  static AttestView of(AttestStep step, AttestWork work, Situation situation) {
    Acknowledge given = work.acknowledgement();
    Instant asked = work.asked();
    Instant until = asked == null || given != null ? null : asked.plus(FreshLaunch.WITHIN);
    Instant now = situation.now();
    return new AttestView(
        Markdown.block(step.statement()),
        step.statementVersion(),
        situation.module().version(),
        step.requires().stream()
            .filter(required -> !situation.finished(required))
            .flatMap(required -> situation.module().step(required).stream())
            .map(required -> required.head().title())
            .toList(),
        given == null ? null : given.accepted(),
        given == null ? null : given.comment(),
        step.reauthenticates(),
        until,
        until != null && now.isAfter(until),
        until != null && !day(until).equals(day(now)));
  }

  private static Instant day(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS);
  }
}

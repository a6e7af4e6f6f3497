package org.traininglayer.player;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.Progress;

/**
 * An acknowledgement.
 *
 * @param statement HTML
 * @param waitingFor titles of steps that must be finished first
 * @param accepted null before it was answered
 */
record AttestView(
    String statement,
    String statementVersion,
    String moduleVersion,
    List<String> waitingFor,
    @Nullable Boolean accepted,
    @Nullable String comment) {

  static AttestView of(Step.Attest attest, Progress progress) {
    Answer.Acknowledge given = progress.work(attest.head().id()).acknowledgement();
    return new AttestView(
        Markdown.block(attest.statement()),
        attest.statementVersion(),
        progress.module().version(),
        attest.requires().stream()
            .filter(step -> !progress.work(step).finished())
            .flatMap(step -> progress.module().step(step).stream())
            .map(step -> step.head().title())
            .toList(),
        given == null ? null : given.accepted(),
        given == null ? null : given.comment());
  }
}

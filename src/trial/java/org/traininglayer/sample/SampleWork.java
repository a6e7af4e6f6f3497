package org.traininglayer.sample;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;

/**
 * Performs scripts through the real answer path, from wherever the person already is. The answers
 * of one attempt share one transaction: nobody waits for them, and each commit costs a disk write.
 */
final class SampleWork {

  private final Practice practice;
  private final TransactionTemplate transaction;
  private final BooleanSupplier stopped;

  SampleWork(Practice practice, TransactionTemplate transaction, BooleanSupplier stopped) {
    this.practice = practice;
    this.transaction = transaction;
    this.stopped = stopped;
  }

  /** Performs a script; false when told to stop before its end. */
  boolean perform(AttemptContext context, Script script) {
    int begun = practice.progress(context).map(Progress::number).orElse(0);
    for (int number = Math.max(1, begun); number <= script.runs().size(); number++) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      boolean isNew = number > begun;
      Script.Run run = script.runs().get(number - 1);
      transaction.executeWithoutResult(status -> perform(context, run, isNew));
    }
    return true;
  }

  /** What was done before is done again, which changes nothing. */
  private void perform(AttemptContext context, Script.Run run, boolean isNew) {
    Optional<Progress> before = isNew ? practice.progress(context) : Optional.empty();
    if (before.isPresent()) {
      practice.retake(context, run.begins());
    } else {
      practice.open(context, run.begins());
    }
    for (Script.Line line : run.lines()) {
      switch (line) {
        case Script.Line.Says says ->
            practice.answer(context, says.step(), says.answer(), says.at());
        case Script.Line.Returns returns -> practice.open(context, returns.at());
      }
    }
  }
}

package org.traininglayer.sample;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.Seat;

/** Performs scripts through the real answer path, from wherever the person already is. */
final class SampleWork {

  private final Practice practice;
  private final BooleanSupplier stopped;

  SampleWork(Practice practice, BooleanSupplier stopped) {
    this.practice = practice;
    this.stopped = stopped;
  }

  /** Performs a script; false when told to stop before its end. */
  boolean perform(Seat seat, Script script) {
    Optional<Progress> before = practice.progress(seat);
    int newest = before.map(Progress::number).orElse(0);
    boolean newestDone = before.map(Progress::outcome).isPresent();
    for (int number = newestDone ? newest + 1 : Math.max(1, newest);
        number <= script.runs().size();
        number++) {
      Script.Run run = script.runs().get(number - 1);
      if (stopped.getAsBoolean()) {
        return false;
      }
      if (number == 1) {
        practice.open(seat, run.begins());
      } else if (number > newest) {
        practice.retake(seat, run.begins());
      }
      for (Script.Line line : run.lines()) {
        if (stopped.getAsBoolean()) {
          return false;
        }
        switch (line) {
          case Script.Line.Says says ->
              practice.answer(seat, says.step(), says.answer(), says.at());
          case Script.Line.Returns returns -> practice.open(seat, returns.at());
        }
      }
    }
    return true;
  }
}

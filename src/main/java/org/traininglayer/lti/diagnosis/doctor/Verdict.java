package org.traininglayer.lti.diagnosis.doctor;

import java.util.List;
import org.traininglayer.lti.Check;

/** A test's result in one sentence. Pure. */
final class Verdict {

  private Verdict() {}

  static String of(List<Check> checks) {
    List<Check> failed = checks.stream().filter(check -> !check.passed()).toList();
    if (failed.isEmpty()) {
      return "Everything that can be tested without a learner is right";
    }
    String first = failed.getFirst().what();
    return failed.size() == 1
        ? "One thing is not right: " + first
        : failed.size() + " of " + checks.size() + " things are not right, first: " + first;
  }
}

package org.traininglayer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.traininglayer.adoption.cohort.HiddenCohort.Wrong;
import org.traininglayer.adoption.warnings.HiddenCohorts;

/**
 * In a hundred cohorts each that show exactly one thing that is wrong: how often each signal and
 * warning is raised. Seeds are fixed: two runs print the same table.
 */
final class SignalBench {

  private static final int SEEDS = 100;

  private SignalBench() {}

  static void run() {
    List<Object> head = new ArrayList<>();
    head.add("what is wrong");
    Table table = null;
    List<String> beyond = new ArrayList<>();
    for (Wrong wrong : Wrong.values()) {
      Map<String, Integer> raised = HiddenCohorts.raised(wrong, SEEDS);
      if (table == null) {
        head.addAll(raised.keySet());
        table = new Table(head.stream().map(String::valueOf).toArray(String[]::new));
      }
      List<Object> row = new ArrayList<>();
      row.add(wrong.name());
      raised.forEach((id, times) -> {
        row.add(times);
        if (wrong.raises().contains(id) ? times < 95 : times > 5) {
          beyond.add(wrong + " " + id + " " + times);
        }
      });
      table.row(row.toArray());
    }
    if (table != null) {
      table.print();
    }
    System.out.println("beyond 95 and 5: " + (beyond.isEmpty() ? "nothing" : beyond));
  }
}

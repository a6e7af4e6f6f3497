package org.traininglayer.adoption.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.metric.Panel.Chart;
import org.traininglayer.adoption.metric.Panel.Column;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.metric.Panel.Rows;
import org.traininglayer.adoption.projection.Counters;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.kernel.AccountKey;

/**
 * P4, where people leave: for each step, which share of the started runs came to it, and which
 * share of those did not go on. Runs that are open still are neither arrived nor lost.
 *
 * <p>Items: {@code step/<id>} with opened and finished, {@code module} with opened, finished and
 * passed.
 */
public final class LeavingSteps implements Metric {

  /** Its id. */
  public static final String ID = "P4";

  /** The table of steps. */
  public static final String STEPS = "steps";

  /** The last item: the end of the module. */
  public static final String COMPLETED = "completed";

  /** Share of started runs that came here, or farther on a way without it. */
  public static final String REACHED = "reached";

  /** Share of those that came here and did not go on. */
  public static final String LEFT = "left";

  /** People in the middle of the module, not counted in the steps. */
  public static final String OPEN = "open";

  private static final String MODULE = "module";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int definitionVersion() {
    return 2;
  }

  @Override
  public void count(Fact fact, Counting to) {
    switch (fact.kind()) {
      case STEP_OPENED -> to.add("step/" + fact.step(), "opened");
      case STEP_FINISHED -> to.add("step/" + fact.step(), "finished");
      case MODULE_STARTED -> to.add(MODULE, "opened");
      case MODULE_FINISHED -> to.add(MODULE, "finished");
      case MODULE_PASSED -> to.add(MODULE, "passed");
      default -> {
        // Nothing about where people are.
      }
    }
  }

  @Override
  public Estimates estimate(Contributions all, DisclosureControl control) {
    Contributions people = all.without(one -> waits(one, all));
    List<Map<AccountKey, Long>> reached = reached(people);
    Estimates.Builder estimates =
        Estimates.with(control)
            .count(
                OPEN,
                all.people().stream()
                    .filter(one -> waits(one, all))
                    .map(Contributions.Contribution::person)
                    .collect(Collectors.toSet()));
    for (int i = 0; i < people.steps().size(); i++) {
      Map<AccountKey, Long> here = reached.get(i);
      Map<AccountKey, Long> next = reached.get(i + 1);
      Map<AccountKey, Proportion> left = new HashMap<>();
      here.forEach(
          (person, n) -> left.put(person, new Proportion(n - next.getOrDefault(person, 0L), n)));
      String step = people.steps().get(i);
      estimates
          .put(STEPS, step, REACHED, control.rate(among(reached.getFirst(), here), false))
          .put(STEPS, step, LEFT, control.rate(left, true));
    }
    return estimates
        .put(
            STEPS,
            COMPLETED,
            REACHED,
            control.rate(among(reached.getFirst(), reached.getLast()), false))
        .build();
  }

  /** Somebody who began, has not finished, and was here this week or last: not lost yet. */
  private static boolean waits(Contributions.Contribution one, Contributions all) {
    return one.counters().get(MODULE, "opened") > one.counters().get(MODULE, "finished")
        && !one.lastWeek().isBefore(all.thisWeek().minusWeeks(1));
  }

  /** Runs of each person that came to each step, and last of all to the end of the module. */
  private static List<Map<AccountKey, Long>> reached(Contributions people) {
    List<Map<AccountKey, Long>> reached = new ArrayList<>();
    for (int i = 0; i <= people.steps().size(); i++) {
      Map<AccountKey, Long> here = new LinkedHashMap<>();
      for (Contributions.Contribution one : people.people()) {
        long came = i == 0 ? opened(one, people, 0) : cameTo(one, people, i);
        // Runs that began before the first week of the period have lost their beginning.
        here.put(
            one.person(),
            i == 0 ? came : Math.min(came, reached.getLast().getOrDefault(one.person(), 0L)));
      }
      reached.add(here);
    }
    return reached;
  }

  /**
   * Runs that came to a step or to a later one: not every step is on everybody's way, nor was it in
   * every version.
   */
  private static long cameTo(Contributions.Contribution one, Contributions people, int step) {
    long most = 0;
    for (int later = step; later <= people.steps().size(); later++) {
      most = Math.max(most, opened(one, people, later));
    }
    return most;
  }

  private static long opened(Contributions.Contribution one, Contributions people, int step) {
    Counters counters = one.counters();
    return step < people.steps().size()
        ? counters.get("step/" + people.steps().get(step), "opened")
        : counters.get(MODULE, "finished");
  }

  private static Map<AccountKey, Proportion> among(
      Map<AccountKey, Long> whole, Map<AccountKey, Long> part) {
    Map<AccountKey, Proportion> shares = new HashMap<>();
    whole.forEach(
        (person, n) -> shares.put(person, new Proportion(part.getOrDefault(person, 0L), n)));
    return shares;
  }

  @Override
  public List<Panel> panels() {
    return List.of(
        Panel.of(
                STEPS,
                20,
                Rows.STEPS,
                Chart.BARS,
                List.of(new Column(REACHED, Format.SHARE), new Column(LEFT, Format.SHARE)))
            .about(STEPS, COMPLETED, REACHED, Format.SHARE)
            .counting(OPEN));
  }
}

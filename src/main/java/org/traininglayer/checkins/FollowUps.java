package org.traininglayer.checkins;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from the answers of a check-in, by rule. Pure. */
final class FollowUps {

  /** More than three are no advice. */
  static final int MOST = 3;

  private static final String SURE = "sure";

  private FollowUps() {}

  /**
   * A rule.
   *
   * @param text Markdown
   * @param module where to go on: an id, {@code same} for the module that was passed; null for
   *     nowhere
   * @param afterDays how many days to wait
   */
  record Rule(String id, When when, String text, @Nullable String module, int afterDays) {}

  /**
   * Under which circumstances a rule holds: all of them.
   *
   * @param answers what was said, by item
   * @param not what was answered otherwise, by item
   * @param sureFrom the lowest confidence; null for any
   * @param sureBelow the confidence is lower; null for any
   * @param caughtBelow the share of errors caught in the module is lower; null for any
   */
  record When(
      Map<String, String> answers,
      Map<String, String> not,
      @Nullable Double sureFrom,
      @Nullable Double sureBelow,
      @Nullable Double caughtBelow) {}

  /**
   * The rules that hold, in their order, at most {@link #MOST}.
   *
   * @param replies by item
   * @param caught share of errors caught in the module; null where none could be
   */
  static List<Rule> of(
      List<Rule> rules, Map<String, List<String>> replies, @Nullable Double caught) {
    return rules.stream().filter(rule -> holds(rule.when, replies, caught)).limit(MOST).toList();
  }

  private static boolean holds(
      When when, Map<String, List<String>> replies, @Nullable Double caught) {
    return when.answers.entrySet().stream().allMatch(one -> said(one, replies))
        && when.not.entrySet().stream()
            .allMatch(one -> replies.containsKey(one.getKey()) && !said(one, replies))
        && (when.sureFrom == null || sure(replies) >= when.sureFrom)
        && (when.sureBelow == null || sure(replies) < when.sureBelow)
        && (when.caughtBelow == null || (caught != null && caught < when.caughtBelow));
  }

  private static boolean said(Map.Entry<String, String> one, Map<String, List<String>> replies) {
    return replies.getOrDefault(one.getKey(), List.of()).contains(one.getValue());
  }

  /** The stated confidence; no number where none was stated, which is neither high nor low. */
  private static double sure(Map<String, List<String>> replies) {
    List<String> said = replies.getOrDefault(SURE, List.of());
    return said.isEmpty() ? Double.NaN : Double.parseDouble(said.getFirst());
  }
}

package org.traininglayer.adoption.statistics.signals;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.records.PolicyDecision;

/**
 * Why people leave what they may use: of the permitted uses that were avoided and whose reason is
 * known, the share of each reason. One decision has one reason, so the shares add up to 1.
 */
public final class AvoidanceReasons {

  private AvoidanceReasons() {}

  /** The reasons that are told apart; whatever else was said is another one. */
  public enum Reason {
    AFRAID_OF_FINDING,
    NOT_SURE_IT_IS_ALLOWED,
    NO_PROCEDURE,
    DO_NOT_TRUST_OUTPUT,
    FASTER_BY_HAND,
    OTHER;

    /** As modules and statements write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Reason of(String code) {
      for (Reason reason : values()) {
        if (reason.code().equals(code)) {
          return reason;
        }
      }
      return OTHER;
    }
  }

  /**
   * One reason.
   *
   * @param share of the avoided uses, by everybody who said why
   * @param people who gave this reason at least once
   */
  public record Given(Measurement share, Set<String> people) {

    /** Copies the set. */
    public Given {
      people = Set.copyOf(people);
    }
  }

  /** All of them, also those that nobody gave. */
  public static Map<Reason, Given> of(List<PolicyDecision> decisions, MeasuringRules rules) {
    List<PolicyDecision> said = decisions.stream().filter(PolicyDecision::saysWhyAvoided).toList();
    Map<Reason, Given> all = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      Map<String, Proportion> byPerson =
          Shares.byPerson(said, PolicyDecision::person, one -> reason == reasonOf(one));
      all.put(
          reason,
          new Given(
              rules.rate(byPerson.values(), ComplianceChill.VERSION),
              byPerson.entrySet().stream()
                  .filter(one -> one.getValue().x() > 0)
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet())));
    }
    return all;
  }

  private static Reason reasonOf(PolicyDecision decision) {
    String code = decision.reasonCode();
    return code == null ? Reason.OTHER : Reason.of(code);
  }
}

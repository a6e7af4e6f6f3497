package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Choice;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Truth;
import org.traininglayer.adoption.statistics.signals.ComplianceChill.Label;
import org.traininglayer.adoption.statistics.signals.ComplianceChill.Result;

class ComplianceChillTest {

  private static final int PEOPLE = 10;

  private static Set<String> everybody() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < PEOPLE; i++) {
      all.add("p" + i);
    }
    return all;
  }

  /** Ten people: so many of all their decisions avoid the permitted, and use the prohibited. */
  private static List<PolicyDecision> decisions(
      int permitted, int avoided, int prohibited, int used) {
    List<PolicyDecision> decisions = new ArrayList<>();
    for (int i = 0; i < permitted; i++) {
      decisions.add(
          decision("p" + i % PEOPLE, Truth.PERMITTED, i < avoided ? Choice.AVOID : Choice.USE));
    }
    for (int i = 0; i < prohibited; i++) {
      decisions.add(
          decision("p" + i % PEOPLE, Truth.PROHIBITED, i < used ? Choice.USE : Choice.AVOID));
    }
    return decisions;
  }

  @Test
  void the_policy_plane_has_the_known_point() {
    Result result = ComplianceChill.of(decisions(40, 18, 20, 1), everybody(), Map.of(), RULES);
    Detection policy = result.policy();
    assertThat(policy).isNotNull();
    if (policy != null) {
      assertThat(policy.hitRate()).isCloseTo(0.548780, within(1e-5));
      assertThat(policy.falseAlarmRate()).isCloseTo(0.071429, within(1e-5));
      assertThat(policy.dPrime()).isCloseTo(1.587815, within(1e-5));
      assertThat(policy.criterion()).isCloseTo(0.671326, within(1e-5));
    }
    assertThat(result.readiness()).isEqualTo(ResponseBias.NOT_CLEAR);
    assertThat(
            ComplianceChill.of(decisions(400, 180, 200, 10), everybody(), Map.of(), RULES)
                .readiness())
        .isEqualTo(ResponseBias.OVER_TRUST);
    assertThat(result.avoided().estimate()).isCloseTo(0.45, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 18, 40, 0, CLEAR, CHILL, PERMITTED_USE_RULING",
    "40, 8, 40, 0, WATCH, CHILL, PERMITTED_USE_RULING",
    "40, 18, 20, 1, WATCH, CHILL, PERMITTED_USE_RULING",
    "40, 2, 40, 0, QUIET, NONE, PERMITTED_USE_RULING",
    "40, 18, 40, 12, QUIET, UNCLEAR_RULES, CLEARER_RULES",
    "10, 6, 40, 0, NO_DATA, NONE, PERMITTED_USE_RULING",
    "40, 18, 10, 0, NO_DATA, NONE, PERMITTED_USE_RULING"
  })
  void chill_is_avoidance_of_those_who_know_without_prohibited_use(
      int permitted,
      int avoided,
      int prohibited,
      int used,
      SignalState state,
      Label label,
      Answer answer) {
    Result result =
        ComplianceChill.of(
            decisions(permitted, avoided, prohibited, used), everybody(), Map.of(), RULES);
    assertThat(result.signal().state()).isEqualTo(state);
    assertThat(result.label()).isEqualTo(label);
    assertThat(result.signal().answer()).isEqualTo(answer);
  }

  @Test
  void avoidance_from_ignorance_is_not_chill() {
    List<PolicyDecision> decisions = new ArrayList<>();
    for (PolicyDecision d : decisions(40, 18, 40, 0)) {
      decisions.add(
          new PolicyDecision(
              d.person(),
              d.scenarioVersion(),
              d.policyVersion(),
              d.truth(),
              d.choice(),
              d.choice() == Choice.AVOID ? Truth.PROHIBITED : d.truth(),
              "not-sure",
              null,
              null));
    }
    Result result = ComplianceChill.of(decisions, everybody(), Map.of(), RULES);
    assertThat(result.avoided().estimate()).isCloseTo(0.45, within(1e-9));
    assertThat(result.knewButAvoided().estimate()).isEqualTo(0);
    assertThat(result.signal().state()).isEqualTo(SignalState.QUIET);
  }

  @Test
  void people_who_cannot_review_do_not_count_as_chilled() {
    Result result = ComplianceChill.of(decisions(40, 18, 40, 0), Set.of(), Map.of(), RULES);
    assertThat(result.signal().state()).isEqualTo(SignalState.NO_DATA);
    assertThat(result.signal().evidence()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.knewButAvoided().ok()).isTrue();
  }

  @Test
  void a_conditional_use_is_right_with_its_safeguard_only() {
    List<PolicyDecision> decisions = new ArrayList<>();
    for (Choice choice : Choice.values()) {
      everybody().forEach(one -> decisions.add(decision(one, Truth.CONDITIONAL, choice)));
    }
    Result result = ComplianceChill.of(decisions, everybody(), Map.of(), RULES);
    assertThat(result.avoided().estimate()).isCloseTo(0.25, within(1e-9));
    assertThat(result.prohibitedUse().estimate()).isCloseTo(0.25, within(1e-9));
    assertThat(result.escalated().estimate()).isCloseTo(0.25, within(1e-9));
    assertThat(result.policy()).isNull();
    assertThat(result.readiness()).isEqualTo(ResponseBias.NOT_CLEAR);
  }

  @Test
  void hesitation_is_the_same_peoples_time_against_neutral_items() {
    List<PolicyDecision> decisions = new ArrayList<>();
    Map<String, LogTimes> neutral = new HashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      decisions.add(
          new PolicyDecision(
              "p" + i,
              "s",
              "v",
              Truth.PERMITTED,
              Choice.USE,
              null,
              null,
              Duration.ofSeconds(30 + i),
              null));
      neutral.put("p" + i, LogTimes.of((30 + i) / 1.5));
    }
    assertThat(ComplianceChill.of(decisions, everybody(), neutral, RULES).hesitation().estimate())
        .isCloseTo(1.5, within(1e-6));
    assertThat(ComplianceChill.of(List.of(), Set.of(), neutral, RULES).hesitation().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
  }
}

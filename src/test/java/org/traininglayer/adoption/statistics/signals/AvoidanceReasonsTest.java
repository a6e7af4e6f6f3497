package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Choice;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Truth;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Given;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Reason;

class AvoidanceReasonsTest {

  private static final MeasuringRules RULES =
      MeasuringRules.ofPages(Instant.parse("2026-03-02T00:00:00Z"));

  private final List<PolicyDecision> decisions = new ArrayList<>();

  private void decided(int person, Truth truth, Choice choice, @Nullable String reason) {
    decisions.add(
        new PolicyDecision("p" + person, "s", "1", truth, choice, null, reason, null, null));
  }

  private Given of(Reason reason) {
    return Objects.requireNonNull(AvoidanceReasons.of(decisions, RULES).get(reason));
  }

  @Test
  void only_permitted_uses_that_were_left_and_whose_reason_is_known_are_in_it() {
    for (int person = 0; person < 6; person++) {
      decided(person, Truth.PERMITTED, Choice.AVOID, "afraid-of-finding");
      decided(
          person, Truth.CONDITIONAL, Choice.AVOID, person < 2 ? "rules-allow-it" : "no-procedure");
      decided(person, Truth.PERMITTED, Choice.AVOID, null);
      decided(person, Truth.PERMITTED, Choice.USE, "faster-by-hand");
      decided(person, Truth.PERMITTED, Choice.ESCALATE, "not-sure-it-is-allowed");
      decided(person, Truth.PROHIBITED, Choice.AVOID, "do-not-trust-output");
    }
    assertThat(of(Reason.AFRAID_OF_FINDING).share().estimate()).isCloseTo(0.5, within(1e-9));
    assertThat(of(Reason.AFRAID_OF_FINDING).share().nUnits()).isEqualTo(12);
    assertThat(of(Reason.AFRAID_OF_FINDING).people()).hasSize(6);
    assertThat(of(Reason.NO_PROCEDURE).people()).hasSize(4);
    assertThat(of(Reason.OTHER).people()).as("it is no reason to leave it").hasSize(2);
    for (Reason none :
        List.of(Reason.FASTER_BY_HAND, Reason.NOT_SURE_IT_IS_ALLOWED, Reason.DO_NOT_TRUST_OUTPUT)) {
      assertThat(of(none).share().estimate()).isZero();
      assertThat(of(none).people()).isEmpty();
    }
    Map<Reason, Given> all = AvoidanceReasons.of(decisions, RULES);
    assertThat(
            all.values().stream()
                .mapToDouble(given -> Objects.requireNonNull(given.share().estimate()))
                .sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void without_anybody_nothing_is_measured() {
    decided(1, Truth.PERMITTED, Choice.AVOID, null);
    for (Reason reason : Reason.values()) {
      assertThat(of(reason).share().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
      assertThat(of(reason).share().suppressed().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    }
  }
}

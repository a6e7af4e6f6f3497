package org.traininglayer.steps.attest;

import java.time.Instant;
import java.time.Period;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.FreshLaunch;
import org.traininglayer.steps.FreshLaunch.Asked;
import org.traininglayer.steps.FreshLaunch.Opened;
import org.traininglayer.steps.FreshLaunch.Verdict;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepSigning;
import org.traininglayer.steps.attest.AttestAnswer.Sign;

/** A statement is signed by the launch that follows the request. */
final class AttestSigning implements StepSigning<AttestStep, AttestWork> {

  private static final UUID NOBODY = new UUID(0, 0);

  @Override
  public boolean signs(AttestStep step) {
    return step.reauthenticates();
  }

  @Override
  public boolean meansElectronic(AttestStep step) {
    return step.kind() == AttestStep.Kind.E_SIGNATURE;
  }

  @Override
  public @Nullable Period validFor(AttestStep step) {
    String holds = step.validFor();
    return holds == null ? null : Period.parse(holds);
  }

  @Override
  public @Nullable Instant asked(AttestWork work) {
    return work.acknowledgement() == null ? work.asked() : null;
  }

  @Override
  public Verdict verdict(
      AttestWork work, @Nullable Opened opened, Situation situation, Instant now) {
    return of(work, opened, situation, now);
  }

  @Override
  public Sign sign(Opened opened, boolean electronic) {
    return new Sign(opened, electronic);
  }

  /** Whose attempt it is, and at which link, the attempt's own key says. */
  static Verdict of(AttestWork work, @Nullable Opened opened, Situation situation, Instant now) {
    Instant asked = work.asked();
    return FreshLaunch.verdict(
        asked == null
            ? null
            : new Asked(
                opened == null ? NOBODY : opened.person(),
                opened == null ? "" : opened.link(),
                asked,
                used(situation)),
        opened,
        now);
  }

  /** The launches that have signed in this attempt. */
  private static Set<UUID> used(Situation situation) {
    return situation.module().steps().stream()
        .filter(AttestStep.class::isInstance)
        .flatMap(other -> situation.work(other).stream())
        .map(other -> other instanceof AttestWork signed ? signed.openedBy() : null)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}

package org.traininglayer.steps.attest;

import org.traininglayer.steps.StepType;

/** An acknowledgement. */
public final class AttestType implements StepType<AttestStep, AttestWork, AttestAnswer> {

  @Override
  public AttestReader format() {
    return new AttestReader();
  }

  @Override
  public AttestRules rules() {
    return new AttestRules();
  }

  @Override
  public AttestPage page() {
    return new AttestPage();
  }

  @Override
  public AttestSigning signing() {
    return new AttestSigning();
  }
}

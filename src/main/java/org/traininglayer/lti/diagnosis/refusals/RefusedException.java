package org.traininglayer.lti.diagnosis.refusals;

/** Ends a login or a launch with a refusal. */
public class RefusedException extends RuntimeException {

  private final transient Refused refused;

  RefusedException(Refused refused) {
    super(refused.reason().name(), null, false, false);
    this.refused = refused;
  }

  /** The refusal. */
  public Refused refused() {
    return refused;
  }
}

package org.traininglayer.persistence;

/** Somebody else has taken over the work: what was done here meanwhile must not be kept. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException(String task) {
    super("the lease of '" + task + "' was taken over by somebody else");
  }
}

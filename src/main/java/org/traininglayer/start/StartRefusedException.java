package org.traininglayer.start;

/** The application cannot start as it is set up; says what to do. */
final class StartRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  StartRefusedException(String message, String action) {
    super(message);
    this.action = action;
  }

  String action() {
    return action;
  }
}

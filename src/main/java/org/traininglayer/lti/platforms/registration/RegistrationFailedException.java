package org.traininglayer.lti.platforms.registration;

import org.jspecify.annotations.Nullable;

/** Ends a registration. */
class RegistrationFailedException extends Exception {

  private final RegistrationProblem problem;
  private final @Nullable String detail;
  private final transient @Nullable PlatformReply reply;

  /**
   * With everything that is known.
   *
   * @param detail what exactly was wrong, in words for an administrator
   * @param reply what the platform said, if it said something
   */
  RegistrationFailedException(
      RegistrationProblem problem, @Nullable String detail, @Nullable PlatformReply reply) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.detail = detail;
    this.reply = reply;
  }

  RegistrationFailedException(RegistrationProblem problem, @Nullable String detail) {
    this(problem, detail, null);
  }

  /** The same without the platform's words, and without what they tell of its address. */
  RegistrationFailedException toStrangers() {
    return new RegistrationFailedException(problem.toStrangers(), null);
  }

  RegistrationProblem problem() {
    return problem;
  }

  @Nullable String detail() {
    return detail;
  }

  @Nullable PlatformReply reply() {
    return reply;
  }
}

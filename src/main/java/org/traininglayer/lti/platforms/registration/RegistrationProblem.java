package org.traininglayer.lti.platforms.registration;

/**
 * Why a registration by URL did not come about. Each has words in the messages: {@code
 * lti.register.problem.<name>}.
 */
enum RegistrationProblem {
  // Before anybody is called
  NOT_FROM_PLATFORM(400),
  ADDRESS_WRONG(400),
  TOKEN_MISSING(400),
  TOKEN_WRONG(400),
  INVITE_NEEDED(403),
  INVITE_USED(403),
  INVITE_NOT_GOOD(403),
  TOO_MANY(429),

  // The platform's configuration
  CONFIGURATION_UNREADABLE(422),
  ADDRESS_PRIVATE(422),
  UNREACHABLE(422),
  TOO_SLOW(422),
  TOO_LARGE(422),
  REDIRECTED(422),
  CONFIGURATION_REFUSED(422),
  CONFIGURATION_NOT_JSON(422),
  CONFIGURATION_INCOMPLETE(422),
  ISSUER_FOREIGN(422),
  ENDPOINT_FOREIGN(422),

  // The platform's answer
  REFUSED_BY_PLATFORM(422),
  ANSWER_NOT_JSON(422),
  ANSWER_INCOMPLETE(422),

  // Ours
  KNOWN_DIFFERENTLY(409),
  OTHER_ORGANISATION(409),
  INVITE_WITHDRAWN(409);

  private final int status;

  RegistrationProblem(int status) {
    this.status = status;
  }

  /**
   * What somebody without an invitation is told of it: nothing by which this tool could be used to
   * look at addresses, whether they exist, answer, or what they say.
   */
  RegistrationProblem toStrangers() {
    return switch (this) {
      case ADDRESS_PRIVATE,
          UNREACHABLE,
          TOO_SLOW,
          TOO_LARGE,
          REDIRECTED,
          CONFIGURATION_REFUSED,
          CONFIGURATION_NOT_JSON,
          CONFIGURATION_INCOMPLETE ->
          CONFIGURATION_UNREADABLE;
      default -> this;
    };
  }

  /** HTTP status of the page that tells it. */
  int status() {
    return status;
  }
}

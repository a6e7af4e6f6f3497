package org.traininglayer.lti.platforms.registration;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.platforms.PlatformCheck;

/**
 * What a platform, or the page it opened, brings (<a
 * href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0, 3.3</a>).
 *
 * @param configuration where the platform describes itself; used as it is, query and all
 * @param token for that address and the registration; secret
 * @param invite the code of an invitation; secret
 */
record RegistrationRequest(URI configuration, @Nullable String token, @Nullable String invite) {

  private static final int MAX_TOKEN = 16_000;

  /** Reads the parameters, telling what is wrong with them. */
  static RegistrationRequest read(
      @Nullable String configuration,
      @Nullable String token,
      @Nullable String invite,
      boolean plainHttp)
      throws RegistrationFailedException {
    if (configuration == null || configuration.isBlank()) {
      throw new RegistrationFailedException(RegistrationProblem.NOT_FROM_PLATFORM, null);
    }
    String wrong = PlatformCheck.address(configuration, plainHttp);
    if (wrong != null) {
      throw new RegistrationFailedException(
          RegistrationProblem.ADDRESS_WRONG, "openid_configuration " + wrong);
    }
    String bearer = token == null || token.isBlank() ? null : token.strip();
    if (bearer != null
        && (bearer.length() > MAX_TOKEN || bearer.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f))) {
      throw new RegistrationFailedException(RegistrationProblem.TOKEN_WRONG, null);
    }
    String code = invite == null || invite.isBlank() ? null : invite.strip();
    return new RegistrationRequest(URI.create(configuration), bearer, code);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RegistrationRequest[" + configuration.getHost() + "]";
  }
}

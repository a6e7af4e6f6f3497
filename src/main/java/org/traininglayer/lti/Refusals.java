package org.traininglayer.lti;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** Logins and launches that were refused, with their causes; for administrators. */
public interface Refusals {

  /** The newest refusals, of the organisation's platforms and of callers that match none. */
  List<Refusal> recent(OrganisationId organisation, int limit);

  /**
   * One refusal. Holds no token, no name and no secret.
   *
   * @param code the short code that the learner's page shows
   * @param reason the named reason
   * @param cause one sentence for an administrator
   */
  record Refusal(
      String code,
      Instant at,
      String reason,
      String cause,
      @Nullable String expected,
      @Nullable String got,
      @Nullable String issuer,
      @Nullable String clientId) {}
}

package org.traininglayer.lti.platforms.registration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Platforms that register themselves.
 *
 * @param withoutInvite what becomes of one that brings no invitation: {@code hold} until somebody
 *     approves it, {@code refuse}, or {@code accept} (for trials)
 * @param inviteTtl how long an invitation is good
 * @param maxPending most platforms that may wait for approval
 */
@ConfigurationProperties("traininglayer.registration")
record RegistrationProperties(
    @DefaultValue("hold") WithoutInvite withoutInvite,
    @DefaultValue("7d") Duration inviteTtl,
    @DefaultValue("50") int maxPending) {

  /** What becomes of a registration without invitation. */
  enum WithoutInvite {
    HOLD,
    REFUSE,
    ACCEPT
  }
}

package org.traininglayer.lti;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * Registrations by URL (<a href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration
 * 1.0</a>): invitations, and what platforms answered.
 */
public interface Registrations {

  /** Makes an invitation for one LMS. Its address can be had only now. */
  NewInvite invite(OrganisationId organisation, String label, String madeBy);

  /** The invitations of the last month, newest first. */
  List<Invite> invites(OrganisationId organisation);

  /**
   * Ends an invitation that was not used.
   *
   * @return whether there was one
   */
  boolean withdraw(OrganisationId organisation, UUID invite);

  /** Ends the invitations of somebody that were not used. */
  void withdrawAll(OrganisationId organisation, String madeBy);

  /** What a platform answered when it registered this tool; empty for others. */
  Optional<Registration> find(OrganisationId organisation, PlatformId platform);

  /** Sends the tool's configuration to a platform again, for example after the address changed. */
  Sent sendAgain(OrganisationId organisation, PlatformId platform);

  /**
   * An invitation.
   *
   * @param address to be pasted into the LMS; holds the code
   */
  record NewInvite(UUID id, URI address, Instant expiresAt) {}

  /**
   * An invitation as it is kept.
   *
   * @param platform which platform used it
   */
  record Invite(
      UUID id,
      String label,
      String madeBy,
      Instant madeAt,
      Instant expiresAt,
      @Nullable Instant usedAt,
      @Nullable PlatformId platform) {

    /** Whether it can still be used. */
    public boolean open(Instant now) {
      return usedAt == null && now.isBefore(expiresAt);
    }
  }

  /**
   * A registration by URL.
   *
   * @param answer the platform's answer as JSON, without secrets
   * @param updatable whether the platform gave a way to change the registration
   * @param sentResult what came of sending the configuration again
   * @param invitedAs for which LMS the invitation was made that it used last; null where it used
   *     none
   */
  record Registration(
      Instant registeredAt,
      @Nullable String productVersion,
      @Nullable String accountName,
      List<String> scopes,
      String answer,
      boolean updatable,
      @Nullable Instant sentAt,
      @Nullable String sentResult,
      @Nullable String invitedAs) {}

  /**
   * What came of sending the configuration again.
   *
   * @param words for an administrator
   */
  record Sent(boolean ok, String words) implements Serializable {}
}

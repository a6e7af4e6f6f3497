package org.traininglayer.lti;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/**
 * What an administrator decides about platforms: whether they are in use, which deployments and
 * which institutions are let in. Every call names the organisation and finds nothing of another.
 */
public interface PlatformControl {

  /** The platforms of an organisation that somebody has to approve, oldest first. */
  List<PlatformId> pending(OrganisationId organisation);

  /** Whether a platform is in use; empty if the organisation has no such platform. */
  Optional<State> state(OrganisationId organisation, PlatformId id);

  /** Who entered the platform first; empty if the organisation has no such platform. */
  Optional<Origin> origin(OrganisationId organisation, PlatformId id);

  /**
   * Puts a platform into use, or takes it out: then nobody arrives from there any more, and all
   * work stays.
   *
   * @return whether that changed anything
   */
  boolean use(OrganisationId organisation, PlatformId id, boolean inUse);

  /**
   * Forgets a platform that waits for approval. Nobody can have arrived from it.
   *
   * @return whether there was one
   */
  boolean reject(OrganisationId organisation, PlatformId id);

  /**
   * Changes what is kept about a platform; its id, organisation, issuer and client id stay.
   *
   * @throws PlatformRefusedException with everything that is wrong
   */
  Platform change(OrganisationId organisation, Platform changed);

  /** Every deployment of a platform, newest first. */
  List<Installation> installations(OrganisationId organisation, PlatformId id);

  /**
   * Decides about a deployment.
   *
   * @return whether that changed anything
   */
  boolean decide(
      OrganisationId organisation, PlatformId id, String deploymentId, Decision decision);

  /** The institutions that came through one registration, the first one first. */
  List<PlatformInstance> instances(OrganisationId organisation, PlatformId id);

  /**
   * Lets an institution in, or keeps it out.
   *
   * @return whether that changed anything
   */
  boolean admit(OrganisationId organisation, PlatformId id, String guid, boolean accepted);

  /** Whether a platform is in use. */
  enum State {
    /** Launches are taken. */
    ACTIVE,
    /** It registered itself without an invitation; somebody has to approve. */
    PENDING,
    /** Launches are refused, everything else is kept. */
    OUT_OF_USE
  }

  /** Who entered a platform first. */
  enum Origin {
    FILE,
    CONSOLE,
    REGISTRATION
  }

  /** What to do with a deployment. */
  enum Decision {
    ACCEPT,
    HOLD,
    /** Forget it; when it comes again it is a new one. */
    REMOVE
  }

  /**
   * A deployment of the tool on a platform.
   *
   * @param lastSeenAt to the hour; null if no launch has come from it
   * @param instanceName the institution from which it was launched last, where that is known
   */
  record Installation(
      String deploymentId,
      boolean accepted,
      Instant firstSeenAt,
      @Nullable Instant lastSeenAt,
      @Nullable String instanceName) {}

  /**
   * An institution ({@code tool_platform.guid}) behind a registration.
   *
   * @param home the first one; its people are those of the registration itself
   * @param separate whether its people and courses are kept apart
   * @param lastSeenAt to the hour
   */
  record PlatformInstance(
      String guid,
      @Nullable String name,
      boolean home,
      boolean separate,
      boolean accepted,
      Instant firstSeenAt,
      Instant lastSeenAt) {}
}

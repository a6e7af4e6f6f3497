package org.traininglayer.lti;

import java.util.List;
import java.util.Optional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** The learning platforms this tool is registered with. */
public interface Platforms {

  /** The platform of this id. */
  Optional<Platform> find(PlatformId id);

  /**
   * Whether the platform is in use, as known up to ten seconds ago. While it is not, nobody works
   * on pages that it opened and nothing is asked of it.
   */
  boolean inUse(PlatformId id);

  /** All platforms of one organisation, by name. */
  List<Platform> all(OrganisationId organisation);

  /**
   * Adds a platform, or changes the one that has the same issuer and client id.
   *
   * @param platform its id is used for a new one and ignored for a known one
   * @param deploymentIds deployments known from the start; may be empty
   * @return the platform as it is now kept
   */
  Platform register(Platform platform, List<String> deploymentIds);

  /** Every deployment of a platform with its state, newest first. */
  List<Deployment> deployments(PlatformId id);

  /** Accepts a deployment that is on hold. */
  void acceptDeployment(PlatformId id, String deploymentId);

  /** A deployment of the tool on a platform. */
  record Deployment(String deploymentId, boolean accepted, java.time.Instant firstSeenAt) {}
}

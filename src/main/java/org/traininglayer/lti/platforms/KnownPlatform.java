package org.traininglayer.lti.platforms;

import java.util.Map;
import org.traininglayer.lti.Platform;

/**
 * A platform with its deployments.
 *
 * @param deployments by id, whether each is accepted
 */
public record KnownPlatform(Platform platform, Map<String, Boolean> deployments) {

  /** Copies the deployments. */
  public KnownPlatform {
    deployments = Map.copyOf(deployments);
  }

  /** Whether launches from this deployment are taken. */
  public boolean accepts(String deploymentId) {
    return Boolean.TRUE.equals(deployments.get(deploymentId));
  }
}

package org.traininglayer.testing;

import java.util.List;
import java.util.Optional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;

/** Knows nobody. */
public class NoPlatforms implements Platforms {

  @Override
  public Optional<Platform> find(PlatformId id) {
    return Optional.empty();
  }

  @Override
  public boolean inUse(PlatformId id) {
    return true;
  }

  @Override
  public List<Platform> all(OrganisationId organisation) {
    return List.of();
  }

  @Override
  public Platform register(Platform platform, List<String> deploymentIds) {
    return platform;
  }

  @Override
  public List<Deployment> deployments(PlatformId id) {
    return List.of();
  }

  @Override
  public void acceptDeployment(PlatformId id, String deploymentId) {}
}

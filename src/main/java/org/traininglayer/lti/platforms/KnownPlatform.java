package org.traininglayer.lti.platforms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformControl.State;

/**
 * A platform with what is known of its deployments and institutions.
 *
 * @param deployments by id
 * @param platform instances by guid
 */
public record KnownPlatform(
    Platform platform,
    State state,
    Map<String, Seen> deployments,
    Map<String, KnownInstance> instances) {

  /** How exact the time is at which something was seen last. */
  private static final Duration EXACT = Duration.ofHours(1);

  /** Copies the maps. */
  public KnownPlatform {
    deployments = Map.copyOf(deployments);
    instances = Map.copyOf(instances);
  }

  /** Whether launches are taken at all. */
  public boolean inUse() {
    return state == State.ACTIVE;
  }

  /** Whether launches from this deployment are taken. */
  public boolean accepts(String deploymentId) {
    Seen seen = deployments.get(deploymentId);
    return seen != null && seen.accepted();
  }

  /** Whether somebody decided, or has to decide, that this deployment waits. */
  public boolean holds(String deploymentId) {
    Seen seen = deployments.get(deploymentId);
    return seen != null && !seen.accepted();
  }

  /**
   * Whether pages that a launch has opened go on: the platform is in use, the deployment is not
   * held, and not every institution under this name is.
   *
   * @param platformInstance as kept with the launch
   */
  public boolean goesOn(String deploymentId, String platformInstance) {
    List<KnownInstance> named =
        instances.values().stream()
            .filter(one -> one.platformInstance().equals(platformInstance))
            .toList();
    return inUse()
        && !holds(deploymentId)
        && (named.isEmpty() || named.stream().anyMatch(one -> one.seen().accepted()));
  }

  /** The institution of this guid. */
  public Optional<KnownInstance> platformInstance(String guid) {
    return Optional.ofNullable(instances.get(guid));
  }

  /**
   * Something that launches come from.
   *
   * @param lastSeenAt to the hour
   */
  public record Seen(boolean accepted, @Nullable Instant lastSeenAt) {

    /** Whether to write down that it was seen again. */
    public boolean stale(Instant now) {
      return lastSeenAt == null || lastSeenAt.plus(EXACT).isBefore(now);
    }
  }

  /**
   * An institution behind a registration.
   *
   * @param platformInstance under which its people are kept; empty for the first one
   */
  public record KnownInstance(String platformInstance, Seen seen) {}
}

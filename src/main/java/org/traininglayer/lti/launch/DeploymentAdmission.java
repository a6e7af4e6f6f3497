package org.traininglayer.lti.launch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.platforms.KnownPlatform;
import org.traininglayer.lti.platforms.KnownPlatform.KnownInstance;
import org.traininglayer.lti.platforms.KnownPlatform.Seen;
import org.traininglayer.lti.platforms.SharedIssuers;
import org.traininglayer.lti.platforms.StoredPlatforms;

/**
 * Lets deployments and institutions in, or lets them wait: those not seen before by the platform's
 * setting, those somebody decided about by that decision. What is remembered may be seconds old; a
 * refusal is only given after asking anew.
 */
@Component
class DeploymentAdmission {

  private static final int MAX_NAME = 255;

  private final StoredPlatforms platforms;

  DeploymentAdmission(StoredPlatforms platforms) {
    this.platforms = platforms;
  }

  /**
   * Whether the deployment is new and to be listed as accepted.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException if it waits
   */
  boolean newDeployment(String deploymentId, KnownPlatform known) {
    if (known.accepts(deploymentId)) {
      return false;
    }
    PlatformId id = known.platform().id();
    Optional<KnownPlatform> now = platforms.knownNow(id);
    if (now.map(platform -> platform.accepts(deploymentId)).orElse(false)) {
      return false;
    }
    boolean decided = now.map(platform -> platform.holds(deploymentId)).orElse(false);
    if (!decided && accepting(known.platform())) {
      return true;
    }
    if (!decided) {
      platforms.holdDeployment(id, deploymentId);
    }
    throw Refused.because(RefusalReason.DEPLOYMENT_ON_HOLD, "an accepted deployment", deploymentId)
        .toException();
  }

  /**
   * Under which platform instance the people of this institution are kept. Only where the issuer is
   * shared do institutions have people of their own; elsewhere a changed id is noted and no more,
   * because the issuer already says which site it is.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException if the institution waits
   */
  String platformInstance(@Nullable String guid, @Nullable String name, KnownPlatform known) {
    if (guid == null) {
      return "";
    }
    Platform platform = known.platform();
    boolean apart = SharedIssuers.shared(platform.productFamily());
    KnownInstance platformInstance =
        known
            .platformInstance(guid)
            .filter(found -> found.seen().accepted())
            .or(() -> platforms.knownNow(platform.id()).flatMap(now -> now.platformInstance(guid)))
            .orElseGet(() ->
                platforms.meet(
                    platform.id(),
                    guid,
                    CleanText.of(name, MAX_NAME),
                    apart,
                    !apart || accepting(platform)));
    if (apart && !platformInstance.seen().accepted()) {
      throw Refused.because(RefusalReason.INSTANCE_ON_HOLD, "an accepted institution", guid)
          .toException();
    }
    return apart ? platformInstance.platformInstance() : "";
  }

  /** Notes, at most once an hour, that a launch came from here. */
  void seen(
      String deploymentId, String platformInstance, @Nullable String guid, KnownPlatform known) {
    Instant now = Instant.now();
    Seen deployment = known.deployments().get(deploymentId);
    boolean instanceStale =
        guid != null
            && known.platformInstance(guid).map(found -> found.seen().stale(now)).orElse(true);
    if (deployment == null || deployment.stale(now) || instanceStale) {
      platforms.seen(known.platform().id(), deploymentId, platformInstance, guid);
    }
  }

  private static boolean accepting(Platform platform) {
    return platform.newDeployments() == NewDeployments.ACCEPT;
  }
}

package org.traininglayer.lti.platforms.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Platform;

/**
 * A registration that came about.
 *
 * @param pending whether somebody has to approve it before anybody can arrive
 * @param again whether the platform had been registered before
 * @param platformOrigins where the platform's pages may come from
 * @param code of its trace
 */
record Registered(
    Platform platform,
    ProductFamily family,
    @Nullable String deploymentId,
    boolean pending,
    boolean again,
    List<String> platformOrigins,
    String code) {

  Registered {
    platformOrigins = List.copyOf(platformOrigins);
  }
}

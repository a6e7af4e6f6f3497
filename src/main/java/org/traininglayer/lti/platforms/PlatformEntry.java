package org.traininglayer.lti.platforms;

import java.util.List;
import org.traininglayer.lti.Platform;

/** One platform of the file, with the deployments known from the start. */
record PlatformEntry(Platform platform, List<String> deployments) {

  PlatformEntry {
    deployments = List.copyOf(deployments);
  }
}

package org.traininglayer.lti.launch;

import org.traininglayer.lti.Launch;

/** A launch with the token that its pages carry. */
record OpenedLaunch(Launch launch, String token) {

  /** Without the token. */
  @Override
  public String toString() {
    return "OpenedLaunch[" + launch.id() + "]";
  }
}

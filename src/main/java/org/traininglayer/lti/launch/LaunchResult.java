package org.traininglayer.lti.launch;

import org.traininglayer.lti.Platform;

/** What becomes of a launch that is not refused. */
sealed interface LaunchResult {

  /** It is verified and kept. */
  record Opened(OpenedLaunch opened, String handle, Platform platform, LaunchTrace trace)
      implements LaunchResult {}

  /** The same form was sent twice; the first one opened this. */
  record OpenAlready(OpenedLaunch opened) implements LaunchResult {}

  /**
   * The browser has no cookie; its page shall look into the platform's storage first.
   *
   * @param platformOrigin the only origin to talk to
   */
  record AskStorage(String handle, String storageTarget, String platformOrigin)
      implements LaunchResult {}
}

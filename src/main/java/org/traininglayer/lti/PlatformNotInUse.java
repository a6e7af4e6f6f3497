package org.traininglayer.lti;

/**
 * The page is of a launch that holds, but its platform was taken out of use meanwhile, or its
 * deployment or institution is held. What was saved is kept, and the page goes on once it is let in
 * again.
 */
public final class PlatformNotInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Launch launch;

  /** Of this launch. */
  public PlatformNotInUse(Launch launch) {
    super("the platform is not in use", null, false, false);
    this.launch = launch;
  }

  /** The launch that opened the page: enough to lead back to the course, not to work on. */
  public Launch launch() {
    return launch;
  }
}

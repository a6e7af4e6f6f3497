package org.traininglayer.player;

import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Launch;

/** There is nothing to play here, and the page says why and who can change that. */
final class CannotPlay extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reasons; each has its texts as {@code player.cannot.<name>.*}. */
  enum Why {
    /** The token never was, or has expired. */
    ENDED,
    /** The link in the course does not name a module. */
    NO_MODULE,
    /** An observer or mentor: somebody else works here. */
    OBSERVER,
    /** The link names a module that is not in the catalogue. */
    UNKNOWN_MODULE
  }

  private final Why why;
  private final transient @Nullable Launch launch;
  private final @Nullable String module;

  CannotPlay(Why why, @Nullable Launch launch, @Nullable String module) {
    super(why.name(), null, false, false);
    this.why = why;
    this.launch = launch;
    this.module = module;
  }

  Why why() {
    return why;
  }

  @Nullable Launch launch() {
    return launch;
  }

  @Nullable String module() {
    return module;
  }
}

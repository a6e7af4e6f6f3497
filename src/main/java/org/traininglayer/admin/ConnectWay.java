package org.traininglayer.admin;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways to connect an LMS, each with a page of its own. */
enum ConnectWay {
  MOODLE_URL("moodle-url", "moodle", true),
  CANVAS_URL("canvas-url", "canvas", true),
  MOODLE("moodle", "moodle", false),
  CANVAS("canvas", "canvas", false),
  OTHER("other", null, false);

  private final String path;
  private final @Nullable String family;
  private final boolean byUrl;

  ConnectWay(String path, @Nullable String family, boolean byUrl) {
    this.path = path;
    this.family = family;
    this.byUrl = byUrl;
  }

  /** The way of this path. */
  static Optional<ConnectWay> of(String path) {
    return Arrays.stream(values()).filter(way -> way.path.equals(path)).findFirst();
  }

  /** In the address of its page. */
  public String path() {
    return path;
  }

  /** The product family; null where anything goes. */
  public @Nullable String family() {
    return family;
  }

  /** Whether the LMS registers itself, with an invitation. */
  public boolean byUrl() {
    return byUrl;
  }
}

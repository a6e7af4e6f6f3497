package org.traininglayer.testing.browsers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A screen that nobody sees, for browsers that need one. */
record VirtualDisplay(Process server, String name) implements AutoCloseable {

  private static final int FIRST = 90;
  private static final int LAST = 160;

  /** Starts one under the first number that is free. */
  static VirtualDisplay start() {
    for (int number = FIRST; number <= LAST; number++) {
      if (Files.exists(lock(number))) {
        continue;
      }
      Process server =
          Processes.start(
              List.of("Xvfb", ":" + number, "-screen", "0", "1280x1024x24", "-nolisten", "tcp"),
              Map.of());
      if (serves(server, number)) {
        return new VirtualDisplay(server, ":" + number);
      }
    }
    throw new IllegalStateException("no virtual screen starts");
  }

  @Override
  public void close() {
    Processes.end(server);
  }

  /** Somebody else may have taken the number at the same moment; then this one ends. */
  private static boolean serves(Process server, int number) {
    while (server.isAlive()) {
      if (Files.exists(Path.of("/tmp/.X11-unix/X" + number)) && Files.exists(lock(number))) {
        Patience.pause();
        return server.isAlive();
      }
      Patience.pause();
    }
    return false;
  }

  private static Path lock(int number) {
    return Path.of("/tmp/.X" + number + "-lock");
  }
}

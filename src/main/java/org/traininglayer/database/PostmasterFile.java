package org.traininglayer.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code postmaster.pid}, which a server keeps in its data folder while it lives, and leaves there
 * when it is killed.
 *
 * @param pid the server's process
 * @param started when the server started, by the clock of that moment
 * @param port where it listens
 */
record PostmasterFile(long pid, Instant started, int port) {

  /** No kernel gives this number to a process. */
  private static final String NOBODY = "2147483646";

  /** Number, name and state at the beginning of Linux's {@code /proc/<pid>/stat}. */
  private static final Pattern LIVING_POSTGRES =
      Pattern.compile("\\d+ \\((postgres|postmaster)\\) [^ZXx]");

  private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file(cluster), StandardCharsets.ISO_8859_1);
      return lines.size() < 4
          ? Optional.empty()
          : Optional.of(
              new PostmasterFile(
                  Long.parseLong(lines.get(0).strip()),
                  Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                  Integer.parseInt(lines.get(3).strip())));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether any process has that number now. */
  boolean pidTaken() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /**
   * Whether a process of that number lives and could be a PostgreSQL server. A killed one that its
   * parent never asked for (a zombie) does not live, although the system still lists it.
   */
  boolean alive() throws IOException {
    if (!pidTaken()) {
      return false;
    }
    try {
      Path state = Path.of("/proc", String.valueOf(pid), "stat");
      return LIVING_POSTGRES
          .matcher(Files.readString(state, StandardCharsets.ISO_8859_1))
          .lookingAt();
    } catch (NoSuchFileException e) {
      // Not Linux, or gone at this moment.
      return pidTaken()
          && process().command().map(c -> new File(c).getName()).stream()
              .allMatch(name -> name.startsWith("postgres"));
    }
  }

  /** Whether the living process began at another time, so that the number was given anew. */
  boolean numberReused() {
    return process()
        .startInstant()
        .map(real -> Duration.between(real, started).abs().compareTo(CLOCK_SLACK) > 0)
        .orElse(false);
  }

  /**
   * Tells the next server that this one is gone although another process carries its number now.
   * The rest of the file stays: by it PostgreSQL looks for orphans that still use the shared
   * memory.
   */
  static void markDead(Path cluster) throws IOException {
    List<String> lines =
        new ArrayList<>(Files.readAllLines(file(cluster), StandardCharsets.ISO_8859_1));
    lines.set(0, NOBODY);
    Files.write(
        file(cluster),
        lines,
        StandardCharsets.ISO_8859_1,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING,
        LinkOption.NOFOLLOW_LINKS);
  }

  private ProcessHandle.Info process() {
    return ProcessHandle.of(pid).orElseGet(ProcessHandle::current).info();
  }

  private static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}

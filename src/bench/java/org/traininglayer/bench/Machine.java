package org.traininglayer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** What the measurement runs on. */
final class Machine {

  private static final int WRITES = 500;
  private static final int PAGE = 8192;

  private Machine() {}

  /** Prints processor, memory, Java, how long the disk takes to keep a page, and the load. */
  static void describe() throws IOException {
    Samples fsync = fsync();
    System.out.printf(
        Locale.ROOT,
        "%d processors (%s), %.0f GB, %s %s, Java %s%n"
            + "fsync of an 8 KB page, %d times: p50 %.2f ms, p99 %.2f ms%n",
        Runtime.getRuntime().availableProcessors(),
        line("/proc/cpuinfo", "model name"),
        number(line("/proc/meminfo", "MemTotal")) / 1e6,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        fsync.count(),
        fsync.millis(0.5),
        fsync.millis(0.99));
    load();
  }

  /** Prints how many processes want a processor, in the last 1, 5 and 15 minutes. */
  static void load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    if (Files.exists(file)) {
      System.out.println("load average " + Files.readString(file).strip());
    }
  }

  /** As PostgreSQL's pg_test_fsync does: overwrite one page of a file, make it durable, again. */
  private static Samples fsync() throws IOException {
    Files.createDirectories(Bench.FOLDER);
    Path file = Bench.FOLDER.resolve("fsync");
    long[] nanos = new long[WRITES];
    ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = -20; i < WRITES; i++) {
        page.clear().putInt(i).rewind();
        long begin = System.nanoTime();
        channel.write(page, 0);
        channel.force(false);
        if (i >= 0) {
          nanos[i] = System.nanoTime() - begin;
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return Samples.of(List.of(nanos), 1);
  }

  private static String line(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return "unknown";
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static double number(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }
}

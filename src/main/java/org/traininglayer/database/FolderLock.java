package org.traininglayer.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One application for one folder. The operating system releases the lock when the process ends,
 * however it ends.
 */
final class FolderLock implements AutoCloseable {

  /**
   * Folders locked by this very process. A second channel on the same file must never be opened
   * here: on POSIX its closing would release the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** The lock covers a byte far behind the text, so that others can read the text everywhere. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks the folder, which must exist.
   *
   * @throws DatabaseUnavailableException when another living application has it
   */
  static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(real, String.valueOf(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              real.resolve("in-use.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              // As root in the folder of another user we write no file but our own.
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = channel.tryLock(POSITION, 1, false);
      if (lock == null) {
        throw inUse(real, read(channel));
      }
      ServerAccount.handOver(real.resolve("in-use.lock"), real);
      channel.truncate(0);
      channel.write(
          StandardCharsets.US_ASCII.encode(String.valueOf(ProcessHandle.current().pid())), 0);
      return new FolderLock(real, channel);
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      HELD.remove(real);
      throw e;
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
    HELD.remove(folder);
  }

  private static DatabaseUnavailableException inUse(Path folder, String process) {
    return new FolderInUseException(
        "The database folder "
            + folder
            + " is in use by another running Training Layer (process "
            + process
            + "): stop that one first, or give this one its own folder with"
            + " --traininglayer.db.data-dir=…");
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String process = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
    return process.isEmpty() ? "unknown" : process;
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The end of the process closes it.
    }
  }
}

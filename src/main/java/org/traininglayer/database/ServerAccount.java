package org.traininglayer.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom the server runs as. PostgreSQL refuses to run as root, so where we are root its programs get
 * a prefix that drops the privileges.
 *
 * @param prefix what stands before each command
 * @param uid who must own the server's files, or {@link #UNCHANGED}
 * @param gid their group
 */
record ServerAccount(List<String> prefix, int uid, int gid) {

  private static final int UNCHANGED = -1;
  private static final int ROOT = 0;
  private static final int NOBODY = 65_534;
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /**
   * Chooses for this process and this folder.
   *
   * @param folder our folder, which the server must be able to reach
   * @param cluster the server's data folder, which may not exist yet
   * @param bin PostgreSQL's programs
   * @throws DatabaseUnavailableException when there is no way here
   */
  static ServerAccount choose(Path folder, Path cluster, Path bin) throws IOException {
    if (File.separatorChar == '\\') {
      return unchanged();
    }
    long me = new UnixSystem().getUid();
    boolean exists = Files.isDirectory(cluster, LinkOption.NOFOLLOW_LINKS);
    return me == ROOT
        ? forRoot(folder, exists ? cluster : folder, bin, exists)
        : forUser(me, folder, cluster, bin, exists);
  }

  private static ServerAccount forUser(long me, Path folder, Path cluster, Path bin, boolean exists)
      throws IOException {
    if (exists) {
      int owner = (int) Files.getAttribute(cluster, "unix:uid");
      if (owner != me) {
        throw new DatabaseUnavailableException(
            "The database folder "
                + cluster
                + " belongs to user "
                + owner
                + ", but this is user "
                + me
                + ": start as that user or as root, or give the folder to this user with"
                + " chown -R.");
      }
      return unchanged();
    }
    if (Program.run(List.of("id", "-un"), folder).ok()) {
      return unchanged();
    }
    // initdb insists on a name; a namespace without users calls this one "nobody".
    ServerAccount nameless = new ServerAccount(NAMESPACE, UNCHANGED, UNCHANGED);
    if (nameless.reaches(folder, bin, true)) {
      return nameless;
    }
    throw new DatabaseUnavailableException(
        "PostgreSQL cannot create its folder for user "
            + me
            + ", who has no name on this machine: add the user to /etc/passwd, or name a server"
            + " with TRAININGLAYER_DB_URL.");
  }

  /** Whoever owns the folder goes on owning it, so that this user can use it without root too. */
  private static ServerAccount forRoot(Path folder, Path owned, Path bin, boolean exists)
      throws IOException {
    List<ServerAccount> candidates = new ArrayList<>();
    int owner = (int) Files.getAttribute(owned, "unix:uid");
    if (owner != ROOT) {
      candidates.add(unprivileged(owner, (int) Files.getAttribute(owned, "unix:gid")));
    }
    candidates.add(unprivileged(NOBODY, NOBODY));
    // Below a folder that only root may enter, such as /root: root without root's privileges.
    candidates.add(new ServerAccount(NAMESPACE, ROOT, ROOT));
    for (ServerAccount candidate : candidates) {
      if (candidate.reaches(folder, bin, !exists)) {
        return candidate;
      }
    }
    throw new DatabaseUnavailableException(
        "PostgreSQL does not run as root, and an unprivileged user cannot reach "
            + folder
            + ": start the application as a normal user, or choose a folder that all users may"
            + " enter with --traininglayer.db.data-dir=…, or name a server with"
            + " TRAININGLAYER_DB_URL.");
  }

  private static ServerAccount unprivileged(int uid, int gid) {
    return new ServerAccount(
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
  }

  private static ServerAccount unchanged() {
    return new ServerAccount(List.of(), UNCHANGED, UNCHANGED);
  }

  /** Gives what root wrote into a folder of somebody else to the owner of the folder. */
  static void handOver(Path file, Path folder) throws IOException {
    if (File.separatorChar != '\\' && new UnixSystem().getUid() == ROOT) {
      Files.setAttribute(
          file, "unix:uid", Files.getAttribute(folder, "unix:uid"), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** The command with the prefix. */
  List<String> command(String... command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return all;
  }

  /** Gives a file, or a folder with all that is in it, to the account. */
  void own(Path path) throws IOException {
    if (uid == UNCHANGED || Files.getAttribute(path, "unix:uid").equals(uid)) {
      return;
    }
    // The top comes last: a change that was cut short is then done again.
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.toList().reversed();
    }
    for (Path one : all) {
      Files.setAttribute(one, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(one, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Lets the account pass through our folder, which nobody else may list. */
  void open(Path folder) throws IOException {
    if (File.separatorChar != '\\') {
      Files.setPosixFilePermissions(
          folder, PosixFilePermissions.fromString(uid > ROOT ? "rwx--x--x" : "rwx------"));
    }
  }

  /** Tries it: into the folder, with PostgreSQL's privileges, and where needed with a name. */
  private boolean reaches(Path folder, Path bin, boolean byName) throws IOException {
    open(folder);
    String script =
        "test \"$(id -u)\" != 0 && cd \"$1\" && "
            + (byName ? "id -un && " : "")
            + "exec \"$2\" --version";
    try {
      return Program.run(
              command(
                  "sh", "-c", script, "sh", folder.toString(), bin.resolve("postgres").toString()),
              folder)
          .ok();
    } catch (IOException e) {
      return false;
    }
  }
}

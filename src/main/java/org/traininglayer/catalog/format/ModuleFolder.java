package org.traininglayer.catalog.format;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text files of one module.
 *
 * @param path what problems show before the file name, such as {@code modules/my-module}
 * @param files contents by path inside the folder, with forward slashes
 */
public record ModuleFolder(String path, SortedMap<String, String> files) {

  /** Sorts and copies. */
  public ModuleFolder(String path, Map<String, String> files) {
    this(path, new TreeMap<>(files));
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Nullable String text(String file) {
    return files.get(file);
  }

  /** The folder with one file replaced or added. */
  public ModuleFolder with(String file, String text) {
    var copy = new TreeMap<>(files);
    copy.put(file, text);
    return new ModuleFolder(path, copy);
  }

  /** The folder without a file. */
  public ModuleFolder without(String file) {
    var copy = new TreeMap<>(files);
    copy.remove(file);
    return new ModuleFolder(path, copy);
  }
}

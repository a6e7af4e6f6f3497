package org.traininglayer.catalog.format;

import java.util.stream.Collectors;

/** A file in the strict YAML of modules that ships with the product and is no module. */
public final class YamlFile {

  private YamlFile() {}

  /**
   * The root of a file.
   *
   * @param folder where it lies, for messages
   * @throws IllegalStateException with every problem and its place, when it cannot be read
   */
  public static YamlNode read(String folder, String name, String text) {
    Problems problems = new Problems(folder);
    YamlNode root = YamlReader.read(text, problems.in(name, null));
    if (root == null || !problems.found().isEmpty()) {
      throw new IllegalStateException(
          problems.found().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return root;
  }
}

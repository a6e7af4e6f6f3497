package org.traininglayer.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.traininglayer.catalog.format.ModuleFolder;

/** Finds module folders, on the class path or on disk, and reads their text files. */
public final class ModuleFolders {

  private static final String ROOT = "modules/";
  private static final String TEXT = ".*\\.(yaml|md|csv)";

  private ModuleFolders() {}

  /** The modules that come with the application. */
  static List<ModuleFolder> shipped() throws IOException {
    return shipped(ROOT);
  }

  /**
   * What comes with the application below a folder, one sub-folder each.
   *
   * @param root on the class path, with a slash at its end
   */
  public static List<ModuleFolder> shipped(String root) throws IOException {
    Map<String, Map<String, String>> folders = new TreeMap<>();
    var resolver = new PathMatchingResourcePatternResolver();
    for (Resource resource : resolver.getResources("classpath:" + root + "**/*.*")) {
      String url = resource.getURL().toString();
      String path = url.substring(url.lastIndexOf("/" + root) + 1 + root.length());
      int slash = path.indexOf('/');
      if (slash > 0 && path.matches(TEXT)) {
        folders
            .computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
            .put(path.substring(slash + 1), resource.getContentAsString(StandardCharsets.UTF_8));
      }
    }
    List<ModuleFolder> found = new ArrayList<>();
    folders.forEach((name, files) -> found.add(new ModuleFolder(root + name, files)));
    return found;
  }

  /** The modules in a folder: every sub-folder that has a {@code module.yaml}. */
  static List<ModuleFolder> in(Path parent) throws IOException {
    List<ModuleFolder> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child : children.sorted().toList()) {
        if (Files.isRegularFile(child.resolve("module.yaml"))) {
          found.add(read(parent.getFileName() + "/" + child.getFileName(), child));
        }
      }
    }
    return found;
  }

  private static ModuleFolder read(String name, Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.matches(TEXT)) {
          files.put(path, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    return new ModuleFolder(name, files);
  }
}

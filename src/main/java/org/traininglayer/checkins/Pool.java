package org.traininglayer.checkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.ModuleFolders;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.ModuleFolder;
import org.traininglayer.catalog.format.ModuleReader;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.YamlFile;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.StepTypes;

/**
 * What check-ins ask from, one item each: written and checked like a module, with a list of which
 * role gets which of them.
 *
 * @param module all items, with their sources
 * @param ids of all items, in the order of the module
 * @param byRole ids of a role's items, in their order
 */
record Pool(Module module, List<String> ids, Map<String, List<String>> byRole) {

  private static final String FOLDER = "check-ins";
  private static final String ANY = "any";

  /** Copies the collections. */
  Pool {
    ids = List.copyOf(ids);
    byRole = Map.copyOf(byRole);
  }

  /**
   * What ships.
   *
   * @param root where the module lies
   * @param file which role gets what
   * @param item which steps of the module are items
   */
  static Pool shipped(String root, String file, Predicate<Step> item) {
    try {
      Module module = read(root);
      Map<String, List<String>> byRole = new HashMap<>();
      YamlFile.read(
              FOLDER,
              file,
              new ClassPathResource(FOLDER + "/" + file).getContentAsString(StandardCharsets.UTF_8))
          .items("pools")
          .forEach(one -> byRole.put(one.text("role"), one.texts("items")));
      return new Pool(
          module,
          module.steps().stream().filter(item).map(step -> step.head().id()).toList(),
          byRole);
    } catch (IOException e) {
      throw new IllegalStateException("What check-ins ask from cannot be read: " + root, e);
    }
  }

  private static Module read(String root) throws IOException {
    List<ModuleFolder> folders = ModuleFolders.shipped(root);
    if (folders.size() != 1) {
      throw new IllegalStateException("There is to be one folder in " + root + ".");
    }
    ModuleReader.Reading reading =
        StepTypes.reader().readReleased(folders.getFirst(), LocalDate.now(ZoneOffset.UTC));
    Module module = reading.module();
    if (module == null) {
      throw new IllegalStateException(
          String.join("\n", reading.errors().stream().map(Problem::toString).toList()));
    }
    return module;
  }

  /** The ids of a role's items; those of everybody where the role is not listed. */
  List<String> of(@Nullable String role) {
    List<String> own = role == null ? null : byRole.get(role);
    return own == null ? byRole.getOrDefault(ANY, List.of()) : own;
  }

  /**
   * The item that somebody gets next.
   *
   * @param role at work; null where it is not known
   * @param seed the same for one person
   * @param given what they got before, the newest last
   * @param what is drawn, so that two pools do not draw alike
   */
  String next(@Nullable String role, long seed, List<String> given, String what) {
    List<String> own = of(role);
    List<String> all = new ArrayList<>(own);
    ids.stream().filter(id -> !own.contains(id)).forEach(all::add);
    return next(own, all, Draw.among(own.size(), seed, what), given);
  }

  /**
   * From where the draw begins, the first of the own that was not given; then any other; once all
   * were given, the one that was given longest ago. Pure.
   */
  private static String next(List<String> own, List<String> all, int first, List<String> given) {
    for (int i = 0; i < own.size(); i++) {
      String id = own.get((first + i) % own.size());
      if (!given.contains(id)) {
        return id;
      }
    }
    return all.stream()
        .filter(id -> !given.contains(id))
        .findFirst()
        .orElseGet(() ->
            own.stream()
                .min((a, b) -> Integer.compare(given.lastIndexOf(a), given.lastIndexOf(b)))
                .orElseThrow());
  }
}

package org.traininglayer.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.traininglayer.kernel.ModuleId;

/** The modules that there are. */
public interface Catalog {

  /** The newest released version. */
  Optional<Module> find(ModuleId id);

  /** One version, also a retired one. */
  Optional<Module> find(ModuleId id, String version);

  /**
   * One version, or the newest where that one is kept no more: for what goes on after an attempt
   * and does not ask what was answered in it.
   */
  default Optional<Module> findOrNewest(ModuleId id, String version) {
    return find(id, version).or(() -> find(id));
  }

  /** The same with an organisation's names. */
  default Optional<Module> findOrNewest(ModuleId id, String version, Map<String, String> values) {
    return findOrNewest(id, version).flatMap(found -> find(id, found.version(), values));
  }

  /**
   * One version with the names that an organisation uses for its own tools and contacts.
   *
   * @param values plain text by the name of the variable; others keep their defaults
   */
  default Optional<Module> find(ModuleId id, String version, Map<String, String> values) {
    return find(id, version);
  }

  /** The newest released version of every module, by title. */
  List<Module> all();

  /**
   * Which of two versions is newer; numbers between dots count as numbers: 1.10.0 is after 1.9.0.
   */
  static int compareVersions(String a, String b) {
    return LoadedCatalog.compareVersions(a, b);
  }
}

package org.traininglayer.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.traininglayer.catalog.format.ModuleTemplate;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.NameOrder;

/** A catalogue that does not change. */
final class LoadedCatalog implements Catalog {

  private static final Comparator<Module> BY_VERSION =
      Comparator.comparing(Module::version, LoadedCatalog::compareVersions);

  private final List<ModuleTemplate> templates;
  private final List<Module> modules;
  private final Cache<Wanted, Module> filled = Caffeine.newBuilder().maximumSize(1_000).build();

  LoadedCatalog(List<ModuleTemplate> templates) {
    this.templates = List.copyOf(templates);
    this.modules = templates.stream().map(ModuleTemplate::module).toList();
  }

  /** A module with values of its own. */
  private record Wanted(ModuleId id, String version, Map<String, String> values) {}

  @Override
  public Optional<Module> find(ModuleId id) {
    return modules.stream()
        .filter(module -> module.id().equals(id) && module.status() == Module.Status.RELEASED)
        .max(BY_VERSION);
  }

  @Override
  public Optional<Module> find(ModuleId id, String version) {
    return modules.stream()
        .filter(module -> module.id().equals(id) && module.version().equals(version))
        .findFirst();
  }

  @Override
  public Optional<Module> find(ModuleId id, String version, Map<String, String> values) {
    return find(id, version)
        .map(usual -> {
          Map<String, String> used = new HashMap<>(values);
          used.keySet().retainAll(usual.variables().keySet());
          return used.isEmpty()
              ? usual
              : filled.get(
                  new Wanted(id, version, Map.copyOf(used)), wanted -> fill(usual, wanted.values));
        });
  }

  private Module fill(Module usual, Map<String, String> values) {
    return templates.stream()
        .filter(template ->
            template.module().id().equals(usual.id())
                && template.module().version().equals(usual.version()))
        .findFirst()
        .orElseThrow()
        .with(values);
  }

  @Override
  public List<Module> all() {
    return modules.stream().map(Module::id).collect(Collectors.toSet()).stream()
        .flatMap(id -> find(id).stream())
        .sorted(Comparator.comparing(Module::title, NameOrder.ascending()))
        .toList();
  }

  /** Numbers between dots count as numbers: 1.10.0 comes after 1.9.0. */
  static int compareVersions(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}

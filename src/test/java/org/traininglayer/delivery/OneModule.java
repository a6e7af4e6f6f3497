package org.traininglayer.delivery;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;

/** The module of {@link Course}. */
final class OneModule implements Catalog {

  @Override
  public Optional<Module> find(ModuleId id) {
    return Optional.of(Course.MODULE).filter(module -> module.id().equals(id));
  }

  @Override
  public Optional<Module> find(ModuleId id, String version) {
    return find(id);
  }

  @Override
  public List<Module> all() {
    return List.of(Course.MODULE);
  }
}

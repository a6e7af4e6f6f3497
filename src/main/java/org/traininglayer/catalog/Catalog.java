package org.traininglayer.catalog;

import java.util.List;
import java.util.Optional;
import org.traininglayer.kernel.ModuleId;

/** The modules that there are. */
public interface Catalog {

  /** The newest released version. */
  Optional<Module> find(ModuleId id);

  /** One version, also a retired one. */
  Optional<Module> find(ModuleId id, String version);

  /** The newest released version of every module, by title. */
  List<Module> all();
}

package org.traininglayer.course.picker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;

/**
 * Something that can be chosen.
 *
 * @param id how forms name it
 * @param module null for the home of the course
 */
record Choice(String id, @Nullable Module module) {

  /** No module has this id. */
  static final String HOME = "~home";

  /** More than anybody chooses. */
  private static final int MOST = 50;

  static Choice of(Module module) {
    return new Choice(module.id().value(), module);
  }

  /** What was chosen, in its order and each once; without what there is not or is not taken. */
  static List<Choice> of(@Nullable List<String> ids, Catalog catalog, PlacementCapabilities taken) {
    List<Choice> chosen = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids == null ? List.of() : ids)) {
      if (chosen.size() < (taken.several() ? MOST : 1)) {
        find(id, catalog, taken).ifPresent(chosen::add);
      }
    }
    return List.copyOf(chosen);
  }

  private static Optional<Choice> find(String id, Catalog catalog, PlacementCapabilities taken) {
    if (id.equals(HOME)) {
      return taken.courseHome() ? Optional.of(new Choice(HOME, null)) : Optional.empty();
    }
    return ModuleId.isValid(id) ? catalog.find(new ModuleId(id)).map(Choice::of) : Optional.empty();
  }

  /** The address of our link to it, beside the tool's launch address. */
  String query() {
    return module == null ? "" : "?module=" + id;
  }
}

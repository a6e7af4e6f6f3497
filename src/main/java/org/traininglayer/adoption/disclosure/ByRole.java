package org.traininglayer.adoption.disclosure;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One measure over everybody and by role, as it may be shown. */
public final class ByRole {

  private final Figure all;
  private final SortedMap<String, Figure> byRole;
  private final @Nullable Whose whose;

  ByRole(Figure all, SortedMap<String, Figure> byRole, @Nullable Whose whose) {
    this.all = all;
    this.whose = whose;
    this.byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
  }

  /** Over everybody. */
  public Figure all() {
    return all;
  }

  /** By role at work; {@link DisclosureControl#NO_ROLE} for those without. */
  public SortedMap<String, Figure> byRole() {
    return byRole;
  }

  /** Whose contributions it is of, where that was asked for. */
  public Optional<Whose> whose() {
    return Optional.ofNullable(whose);
  }

  /** Of one role, or of everybody. */
  public Figure in(@Nullable String role) {
    if (role == null) {
      return all;
    }
    Figure figure = byRole.get(role);
    return figure == null
        ? Figure.without(Status.NOT_MEASURED, all.definitionVersion(), all.asOf())
        : figure;
  }
}

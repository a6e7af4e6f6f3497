package org.traininglayer.adoption.disclosure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One measure over everybody and by role, as it may be shown. */
public final class ByRole {

  private final Figure all;
  private final SortedMap<String, Figure> byRole;

  ByRole(Figure all, SortedMap<String, Figure> byRole) {
    this.all = all;
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

package org.traininglayer.adoption.disclosure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A measure over everybody and by role that was let through, as it is kept. */
public record StoredByRole(StoredFigure all, Map<String, StoredFigure> byRole) {

  /** Copies the map. */
  public StoredByRole {
    byRole = Map.copyOf(byRole);
  }

  /** To keep it. */
  public static StoredByRole of(ByRole figures) {
    Map<String, StoredFigure> byRole = new TreeMap<>();
    figures.byRole().forEach((role, figure) -> byRole.put(role, StoredFigure.of(figure)));
    return new StoredByRole(StoredFigure.of(figures.all()), byRole);
  }

  /** The figures again. */
  public ByRole figures() {
    SortedMap<String, Figure> figures = new TreeMap<>();
    byRole.forEach((role, figure) -> figures.put(role, figure.figure()));
    return new ByRole(all.figure(), figures, null);
  }
}

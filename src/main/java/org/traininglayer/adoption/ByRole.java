package org.traininglayer.adoption;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Figure;
import org.traininglayer.adoption.statistics.Status;

/** One measure over everybody and by role, as it may be shown. */
record ByRole(Figure all, SortedMap<String, Figure> byRole) {

  /** Of one role, or of everybody. */
  Figure in(@Nullable String role) {
    if (role == null) {
      return all;
    }
    Figure figure = byRole.get(role);
    return figure == null
        ? Figure.without(Status.NOT_MEASURED, all.definitionVersion(), all.asOf())
        : figure;
  }
}

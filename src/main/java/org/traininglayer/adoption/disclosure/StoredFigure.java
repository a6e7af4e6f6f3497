package org.traininglayer.adoption.disclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure.Bound;

/** A figure that was let through, as it is kept: the same comes out again, and nothing more. */
public record StoredFigure(
    @Nullable Double estimate,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable Integer people,
    @Nullable Long units,
    Status status,
    Bound bound,
    int version,
    Instant asOf) {

  /** Of something that was not told of yet when the others were kept. */
  public static final StoredFigure NOT_MEASURED =
      new StoredFigure(
          null, null, null, null, null, Status.NOT_MEASURED, Bound.NONE, 1, Instant.EPOCH);

  /** To keep it. */
  public static StoredFigure of(Figure figure) {
    return new StoredFigure(
        figure.estimate(),
        figure.lower(),
        figure.upper(),
        figure.nPeople(),
        figure.nUnits(),
        figure.status(),
        figure.bound(),
        figure.definitionVersion(),
        figure.asOf());
  }

  /** The figure again. */
  public Figure figure() {
    return new Figure(estimate, lower, upper, people, units, status, bound, version, asOf);
  }
}

package org.traininglayer.lrs.flat;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is written row by row; whole once it is closed. */
public interface Table extends Closeable {

  /** One row, a value for each column in its order. */
  void add(List<@Nullable Object> row) throws IOException;
}

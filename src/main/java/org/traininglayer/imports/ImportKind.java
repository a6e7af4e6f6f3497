package org.traininglayer.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/**
 * A kind of table that can be imported: its columns, what a line means, how it stands to what is
 * there. {@code imports.kind.<id>} is its title, {@code imports.kind.<id>.text} what it is for,
 * {@code imports.column.<id>.<name>} what a column holds.
 *
 * @param <R> what one line means
 */
public interface ImportKind<R> {

  /** In addresses: small letters and hyphens. */
  String id();

  /** The columns, in the template's order. */
  List<Column> columns();

  /** What the line means; null, with a problem in the cells, when it means nothing. */
  @Nullable R read(Cells cells);

  /** What a line is about: two lines about the same contradict each other. */
  Object key(R row);

  /**
   * What importing these lines in this order would do; writes nothing.
   *
   * @return one verdict for each line, in the same order
   */
  List<Verdict> compare(OrganisationId organisation, List<R> rows);

  /**
   * Imports lines none of which is refused; afterwards comparing finds all of them unchanged.
   *
   * @return those that were not written, since the person was erased in this moment
   */
  List<R> write(OrganisationId organisation, UUID imported, List<R> rows);
}

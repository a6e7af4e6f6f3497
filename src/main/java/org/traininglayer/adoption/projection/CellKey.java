package org.traininglayer.adoption.projection;

import java.time.LocalDate;
import java.util.Comparator;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whose counter this is, and what it counts.
 *
 * @param course the course activity; empty when there was none
 * @param week Monday of the ISO week
 * @param metric whose counter it is
 * @param definition by which version of that metric's definition it was counted
 * @param item of what: as the metric says
 * @param name which counter of the item
 */
record CellKey(
    OrganisationId organisation,
    String module,
    String course,
    LocalDate week,
    AccountKey person,
    String metric,
    int definition,
    String item,
    String name)
    implements Comparable<CellKey> {

  private static final Comparator<CellKey> ORDER =
      Comparator.comparing((CellKey key) -> key.organisation().value())
          .thenComparing(key -> key.person().homePage())
          .thenComparing(key -> key.person().name())
          .thenComparing(CellKey::module)
          .thenComparing(CellKey::course)
          .thenComparing(CellKey::week)
          .thenComparing(CellKey::metric)
          .thenComparingInt(CellKey::definition)
          .thenComparing(CellKey::item)
          .thenComparing(CellKey::name);

  /** A fixed order, so that two writers never wait for each other crosswise. */
  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }
}

package org.traininglayer.adoption;

import java.time.LocalDate;
import java.util.Comparator;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;

/**
 * Whose counters these are, and what they count.
 *
 * @param course the course activity; empty when there was none
 * @param item which of its kind: the family, the confidence in per cent, the step; else empty
 * @param week Monday of the ISO week
 * @param definition version of the definitions they were counted by
 */
record CellKey(
    OrganisationId organisation,
    AccountKey person,
    String course,
    String module,
    Kind kind,
    String item,
    String exposure,
    String band,
    LocalDate week,
    int definition)
    implements Comparable<CellKey> {

  /** What a cell counts. */
  enum Kind {
    /** Claims judged, wrong and right ones. */
    REVIEW,
    /** Wrong claims of one error family. */
    FAMILY,
    /** Claims and choices judged with one stated confidence. */
    CALIBRATION,
    /** Entries to and ends of one step. */
    STEP,
    /** Starts and ends of the module. */
    MODULE;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final Comparator<CellKey> ORDER =
      Comparator.comparing((CellKey key) -> key.organisation().value())
          .thenComparing(key -> key.person().homePage())
          .thenComparing(key -> key.person().name())
          .thenComparing(CellKey::module)
          .thenComparing(CellKey::course)
          .thenComparing(CellKey::kind)
          .thenComparing(CellKey::item)
          .thenComparing(CellKey::exposure)
          .thenComparing(CellKey::band)
          .thenComparing(CellKey::week)
          .thenComparingInt(CellKey::definition);

  /** A fixed order, so that two writers never wait for each other crosswise. */
  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }
}

package org.traininglayer.reports;

import java.util.List;

/**
 * E5 as it is printed: who passed what, by name.
 *
 * @param at when it was taken, UTC
 * @param hash SHA-256 of its table as CSV, which is the file in the archive
 */
public record QualificationRecord(
    String organisation,
    String at,
    String by,
    String software,
    String hash,
    List<String> columns,
    List<List<Object>> rows) {

  /** Copies the lists. */
  public QualificationRecord {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}

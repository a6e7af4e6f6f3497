package org.traininglayer.catalog;

import java.util.List;

/** A source that learners check claims against. */
public sealed interface Artefact {

  /** Stable id within the module. */
  String id();

  /** Title of its tab. */
  String title();

  /** A sentence above it, such as the data cut; may be empty. */
  String note();

  /**
   * A listing.
   *
   * @param columns header texts; the first column identifies the row
   */
  record Table(String id, String title, String note, List<Column> columns, List<Row> rows)
      implements Artefact {}

  /** A column; numbers are set right. */
  record Column(String id, String label, boolean numeric) {}

  /**
   * A row.
   *
   * @param key stable key that evidence points to
   * @param label the first cell, which names the row
   * @param cells plain text, one for each column, the first included; may be empty
   */
  record Row(String key, String label, List<String> cells) {}

  /** A text in paragraphs that evidence can point to. */
  record Document(String id, String title, String note, List<Line> lines) implements Artefact {}

  /**
   * A heading or paragraph.
   *
   * @param key stable key that evidence points to
   * @param label the beginning of the text, without markup
   * @param heading 0 for a paragraph, else the heading level
   * @param markdown inline Markdown
   */
  record Line(String key, String label, int heading, String markdown) {}
}

package org.traininglayer.adoption.metric;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure;

/**
 * How figures of a metric are shown: a picture with its words and its table. Only what and in which
 * form; the words are messages under {@code adoption.<id>.…}, the drawing is the dashboard's.
 *
 * @param id in the page, in the address of the download, and in the keys of its messages
 * @param place in the page: lower ones come first
 * @param table of the estimates
 * @param rows what a row is
 * @param columns measures of the table
 * @param chart how it is drawn
 * @param main the figure that subtitle, summary and meaning are about; null for the first there is
 * @param reading of the main figure, the end of a message key: {@code adoption.<id>.meaning.<this>}
 * @param note said beside a row, a whole message key after {@code adoption.}; from its measures
 * @param count a number of people named in the caption, {@code adoption.<id>.caption.<this>}
 */
public record Panel(
    String id,
    int place,
    String table,
    Rows rows,
    List<Column> columns,
    Chart chart,
    @Nullable Main main,
    Function<Figure, String> reading,
    Function<Function<String, Figure>, String> note,
    @Nullable String count) {

  /** What a row is, and so by which part of the dictionary it is named. */
  public enum Rows {
    /** One item, by role. */
    ROLES,
    STEPS,
    FAMILIES,
    /** Guidance and share of wrong statements, as {@code independent:low}. */
    ROUNDS,
    /** Items with a message of their own: {@code adoption.<id>.item.<item>}. */
    ITEMS,
    /** Confidence stated in per cent, as {@code stated:75}. */
    CONFIDENCE
  }

  /** How it is drawn. */
  public enum Chart {
    NONE,
    /** The second measure across, the first upwards, a point for each role. */
    PLANE,
    /** A bar for the first measure; the second is said beside where it is large. */
    BARS,
    /** Dots with intervals, one series for each measure. */
    DOTS,
    /** Stated against right. */
    CALIBRATION
  }

  /** How a number is written. */
  public enum Format {
    /** A share: 79 %. */
    SHARE,
    /** A difference of shares: +12 points. */
    POINTS,
    /** A plain number: 1.92. */
    NUMBER
  }

  /** A measure; its name is the message {@code adoption.column.<measure>}. */
  public record Column(String measure, Format format) {}

  /** Where the main figure is. */
  public record Main(String table, String item, String measure, Format format) {}

  /** Copies the columns. */
  public Panel {
    columns = List.copyOf(columns);
  }

  /** A panel with one reading, no notes, and the first figure as its main one. */
  public static Panel of(String id, int place, Rows rows, Chart chart, List<Column> columns) {
    return new Panel(id, place, id, rows, columns, chart, null, f -> "OK", of -> "", null);
  }

  /** The same with this main figure. */
  public Panel about(String table, String item, String measure, Format format) {
    return new Panel(
        id,
        place,
        this.table,
        rows,
        columns,
        chart,
        new Main(table, item, measure, format),
        reading,
        note,
        count);
  }

  /** The same with readings. */
  public Panel read(Function<Figure, String> by) {
    return new Panel(id, place, table, rows, columns, chart, main, by, note, count);
  }

  /** The same with notes beside its rows. */
  public Panel noted(Function<Function<String, Figure>, String> by) {
    return new Panel(id, place, table, rows, columns, chart, main, reading, by, count);
  }

  /** The same with a number of people in its caption. */
  public Panel counting(String name) {
    return new Panel(id, place, table, rows, columns, chart, main, reading, note, name);
  }
}

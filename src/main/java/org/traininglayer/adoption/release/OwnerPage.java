package org.traininglayer.adoption.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The owner's page in words, ready for the template.
 *
 * @param title of the group it is about
 * @param people how many are on its roster
 * @param fresh up to when, and since when it is known
 * @param reasons why people leave what they may use
 * @param trends the group's figures over time
 * @param missing what is not measured, and where it is set up
 * @param empty whether nothing at all is measured
 * @param hidden whether any figure is hidden
 * @param held whether any figure stayed as it was
 */
public record OwnerPage(
    String title,
    String people,
    String fresh,
    String headline,
    List<Filter> filters,
    List<Pattern> patterns,
    Reasons reasons,
    List<Panel> panels,
    List<Picture> pictures,
    List<Picture> trends,
    Comparison groups,
    List<String> missing,
    Links links,
    boolean empty,
    boolean hidden,
    boolean held) {

  /** A choice of what is shown; each option is a link. */
  public record Filter(String label, String current, List<Option> options) {}

  /** One choice. */
  public record Option(String label, String href, boolean current) {}

  /**
   * A failure pattern.
   *
   * @param tone {@code flag}, {@code info} or {@code good}; empty where nothing can be said
   * @param action what answers it; empty where there is nothing to do
   */
  public record Pattern(
      String id,
      String tone,
      String state,
      String title,
      String reason,
      String evidence,
      String action,
      String href) {}

  /**
   * Reasons of those who left what they may use, the most frequent first.
   *
   * @param rows none where nothing may be told
   */
  public record Reasons(String finding, List<Row> rows) {}

  /** One outcome: its leading figure drawn, all of its figures in a table. */
  public record Panel(
      String id,
      String title,
      String finding,
      String meaning,
      @Nullable Strip strip,
      List<Row> rows) {}

  /** A figure in words. */
  public record Row(
      String label, String value, String interval, String size, String status, int version) {}

  /**
   * An interval on an axis, in a picture 300 wide; words stand beside it, never in it.
   *
   * @param at null where there is only a bound: the range alone is drawn
   * @param hollow few data: the point is drawn hollow
   * @param reference where it is held against; null for nowhere
   */
  public record Strip(
      double from,
      double to,
      @Nullable Double at,
      boolean hollow,
      @Nullable Double reference,
      String least,
      String most,
      String against,
      String summary) {}

  /**
   * Groups in a picture, with the same as a table.
   *
   * @param summary what is seen, in a sentence
   * @param note how to read it
   * @param drawn laid out for several widths, narrow first; a style sheet shows the one that fits
   * @param wide whether it needs the whole width of a page
   * @param head what the rows of the table are
   * @param svg address of the file
   * @param csv address of its figures
   * @param file name of the file, without its type
   */
  public record Picture(
      String id,
      String title,
      String subtitle,
      String summary,
      String note,
      List<Drawn> drawn,
      boolean wide,
      String head,
      List<String> columns,
      List<PictureRow> rows,
      String svg,
      String csv,
      String file) {}

  /**
   * A picture for one width.
   *
   * @param size {@code narrow}, {@code middle} or {@code broad}
   * @param svg elements of it, encoded
   */
  public record Drawn(String size, String viewBox, String svg) {}

  /** A group of a picture in its table. */
  public record PictureRow(String name, String kind, List<Cell> cells) {}

  /** Groups beside each other. */
  public record Comparison(List<String> columns, List<Line> lines) {}

  /** A group; its cells are in the order of the columns. */
  public record Line(
      String name, String kind, String href, boolean current, String people, List<Cell> cells) {}

  /** A figure of a group. */
  public record Cell(String column, String value, String interval, boolean quiet) {}

  /** The same figures as files. */
  public record Links(String csv, String json) {}
}

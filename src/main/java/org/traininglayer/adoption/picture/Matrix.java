package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * What is there of what must be there: groups by measures, each cell a sign with its word. Where
 * words do not fit, signs alone stand in the cells and a key beneath says what they mean.
 */
public record Matrix(List<Column> columns, List<Row> rows) implements Layout {

  /** A measure: its id, and its name where there is room. */
  public record Column(String id, String name) {}

  /** A group. */
  public record Row(String name, List<Cell> cells, boolean current) {

    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param says all of it, as it is read out
   */
  public record Cell(Sign sign, String word, String says) {}

  /** What a cell lacks; each one has a shape of its own. */
  public enum Sign {
    COMPLETE,
    NO_INSTRUMENT,
    NO_BASELINE,
    FEW_DATA,
    OLD,
    NO_OWNER,
    NOT_SIGNED,
    HIDDEN
  }

  private static final double HEAD = 26;
  private static final double ROW = 30;
  private static final double ICON = 24;

  /** Copies the lists. */
  public Matrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(row.name() + " has not as many cells as columns");
      }
    }
  }

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    double widest =
        rows.stream().mapToDouble(row -> TextSize.width(row.name(), TextSize.NAME)).max().orElse(0);
    double words = 0;
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        words = Math.max(words, TextSize.width(cell.word(), TextSize.NAME));
      }
    }
    double names = Math.min(widest + 16, width * 0.34);
    boolean signs = (width - names) / columns.size() < ICON + words + 8;
    if (signs) {
      names = Math.min(widest + 16, width * 0.5);
    }
    double each = (width - names) / columns.size();
    heads(pen, names, each);
    double y = HEAD;
    int n = 0;
    for (Row row : rows) {
      pen.line("grid", 0, y, width, y);
      pen.text(
          row.current() ? "name current" : "name",
          4,
          y + 19.5,
          Anchor.START,
          TextSize.shortened(row.name(), names - 12, TextSize.NAME),
          TextSize.NAME);
      for (int i = 0; i < row.cells().size(); i++) {
        cell(pen, row.cells().get(i), names + i * each, y, each, signs, n);
      }
      y += ROW;
      n++;
    }
    pen.line("grid", 0, y, width, y);
    return pen.drawing(width, signs ? key(pen, y + 8, width) : y + 2);
  }

  private void heads(Pen pen, double names, double each) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String full = column.id() + " · " + column.name();
      boolean fits = TextSize.width(full, TextSize.SMALL) <= each - 8;
      String id = TextSize.shortened(column.id(), each - 8, TextSize.SMALL);
      pen.text("quiet", names + i * each + 4, 16, Anchor.START, fits ? full : id, TextSize.SMALL);
    }
  }

  private static void cell(
      Pen pen, Cell cell, double x, double y, double each, boolean signs, int n) {
    pen.begin("cell " + look(cell.sign()), n, cell.says());
    pen.rect("here-frame", x + 0.5, y + 1.5, each - 1, ROW - 3);
    glyph(pen, cell.sign(), x + 14, y + ROW / 2);
    if (!signs) {
      pen.text("value", x + ICON + 2, y + 19.5, Anchor.START, cell.word(), TextSize.NAME);
    }
    pen.end();
  }

  private double key(Pen pen, double from, int width) {
    List<Sign> told = new ArrayList<>();
    double x = 0;
    double y = from;
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        if (told.contains(cell.sign())) {
          continue;
        }
        told.add(cell.sign());
        String word = TextSize.shortened(cell.word(), width - ICON - 4, TextSize.NAME);
        double needs = ICON + TextSize.width(word, TextSize.NAME) + 16;
        if (x > 0 && x + needs > width) {
          x = 0;
          y += 22;
        }
        pen.begin("cell key " + look(cell.sign()), -1, cell.word());
        glyph(pen, cell.sign(), x + 10, y + 10);
        pen.text("value", x + ICON, y + 14.5, Anchor.START, word, TextSize.NAME);
        pen.end();
        x += needs;
      }
    }
    return y + 26;
  }

  private static String look(Sign sign) {
    return sign == Sign.COMPLETE ? "there" : sign == Sign.HIDDEN ? "none" : "lacking";
  }

  private static void glyph(Pen pen, Sign sign, double x, double y) {
    String round = Marks.circle(x, y, 6.5);
    switch (sign) {
      case COMPLETE -> {
        pen.path("full", round);
        pen.path("tick", "M" + n(x - 3) + " " + n(y) + "l2.2 2.4l4 -4.6");
      }
      case NO_INSTRUMENT -> pen.path("outline", round);
      case NO_BASELINE -> {
        pen.path("outline", round);
        pen.path("full", "M" + n(x) + " " + n(y - 6.5) + "a6.5 6.5 0 0 0 0 13z");
      }
      case FEW_DATA -> {
        pen.path("outline", round);
        pen.path("full", Marks.circle(x, y, 2.4));
      }
      case OLD -> {
        pen.path("outline", round);
        pen.path("outline", "M" + n(x) + " " + n(y - 4) + "v4h3.4");
      }
      case NO_OWNER -> pen.path("outline", "M" + n(x) + " " + n(y - 6.5) + "l6.5 12h-13z");
      case NOT_SIGNED -> {
        pen.path("outline", "M" + n(x) + " " + n(y - 6.5) + "l6.5 12h-13z");
        pen.path("full", Marks.circle(x, y + 1.6, 2));
      }
      case HIDDEN -> {
        pen.path("outline", "M" + n(x - 6) + " " + n(y - 6) + "h12v12h-12z");
        pen.path("outline", "M" + n(x - 6) + " " + n(y + 1) + "l7 -7m5 1l-11 11m4 1l7 -7");
      }
    }
  }

  private static String n(double value) {
    return Pen.rounded(value);
  }
}

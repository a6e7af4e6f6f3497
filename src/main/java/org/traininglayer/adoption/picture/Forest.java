package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * A forest plot: groups under each other, each a point with its interval on one axis, beside what
 * it is held against and where the whole lies. What has no number has a word and no place.
 *
 * @param whole estimate of everybody; null for none. Not drawn where a row says that it is a bound
 * @param bars whether shares are bars from nothing on, with their intervals
 */
public record Forest(
    Scale scale,
    List<Section> sections,
    List<Reference> against,
    @Nullable Double whole,
    Ends ends,
    boolean bars)
    implements Layout {

  /** Points with their intervals. */
  public Forest(
      Scale scale,
      List<Section> sections,
      List<Reference> against,
      @Nullable Double whole,
      Ends ends) {
    this(scale, sections, against, whole, ends, false);
  }

  /** Groups of one kind. */
  public record Section(String heading, List<Row> rows) {

    /** Copies the list. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A group.
   *
   * @param value estimate and interval, or why there is none
   * @param brief the same without the interval, for where there is no room
   * @param says all of it, as it is read out
   * @param summary whether it is the whole, drawn as a diamond
   * @param current whether the page is about it
   */
  public record Row(
      String name,
      String value,
      String brief,
      String says,
      Mark mark,
      boolean summary,
      boolean current) {}

  /** A line that groups are held against. */
  public record Reference(double value, String label, boolean strong) {}

  /** What the two ends of the axis mean. */
  public record Ends(String left, String right) {}

  private static final double NAMES = 0.36;
  private static final double LEAST_PLOT = 150;
  private static final double GAP = 12;
  private static final double LINE = 16;

  /** Copies the lists. */
  public Forest {
    sections = List.copyOf(sections);
    against = List.copyOf(against);
  }

  /** Where things stand at one width. */
  private record Place(
      double width, double left, double right, double names, boolean stacked, double top) {

    double height(Row row) {
      return !stacked ? 28 : row.mark().drawn() ? 46 : 28;
    }
  }

  @Override
  public Drawing at(int width) {
    Pen pen = new Pen();
    Place place = place(width);
    double bottom = place.top() + height(place);
    axis(pen, place, bottom);
    double y = place.top();
    int n = 0;
    for (Section section : sections) {
      if (!section.heading().isEmpty()) {
        y += 24;
        pen.text(
            "quiet",
            0,
            y - 7,
            Anchor.START,
            TextSize.shortened(section.heading(), width, TextSize.SMALL),
            TextSize.SMALL);
      }
      for (Row row : section.rows()) {
        row(pen, place, y, row, n++);
        y += place.height(row);
      }
    }
    return pen.drawing(width, bottom + 20 + LINE + LINE);
  }

  private Place place(int width) {
    double names = 0;
    double values = 0;
    for (Section section : sections) {
      for (Row row : section.rows()) {
        names = Math.max(names, TextSize.width(row.name(), TextSize.NAME));
        values = Math.max(values, TextSize.width(row.value(), TextSize.NAME));
      }
    }
    names = Math.min(names, width * NAMES);
    boolean stacked = width - names - values - 2 * GAP < LEAST_PLOT;
    double top = 4 + LINE * lines(width, stacked ? 8 : names + GAP, stacked, values);
    return stacked
        ? new Place(width, 8, width - 8.0, width, true, top)
        : new Place(width, names + GAP, width - values - GAP, names, false, top);
  }

  /** Labels of references stand above the plot, each in a line of its own where they would meet. */
  private int lines(double width, double left, boolean stacked, double values) {
    double right = stacked ? width - 8 : width - values - GAP;
    int most = 0;
    for (Label label : labels(left, right, width)) {
      most = Math.max(most, label.line() + 1);
    }
    return most;
  }

  private record Label(double x, String text, int line) {}

  private List<Label> labels(double left, double right, double width) {
    List<Label> labels = new ArrayList<>();
    List<Box> taken = new ArrayList<>();
    for (Reference one : against) {
      double at = scale.place(one.value());
      if (at < 0 || at > 1 || one.label().isEmpty()) {
        continue;
      }
      String text = TextSize.shortened(one.label(), width, TextSize.SMALL);
      double half = TextSize.width(text, TextSize.SMALL) / 2;
      double x = Math.clamp(left + at * (right - left), half, Math.max(half, width - half));
      int line = 0;
      Box box = new Box(x - half - 4, 0, 2 * half + 8, 1);
      while (true) {
        Box here = new Box(box.x(), line, box.width(), 1);
        if (taken.stream().noneMatch(here::meets)) {
          taken.add(here);
          break;
        }
        line++;
      }
      labels.add(new Label(x, text, line));
    }
    return labels;
  }

  private double height(Place place) {
    double height = 0;
    for (Section section : sections) {
      height += section.heading().isEmpty() ? 0 : 24;
      height += section.rows().stream().mapToDouble(place::height).sum();
    }
    return height + 4;
  }

  private void axis(Pen pen, Place place, double bottom) {
    double wide = place.right() - place.left();
    for (Reference one : against) {
      double at = scale.place(one.value());
      if (at >= 0 && at <= 1) {
        upright(
            pen,
            place,
            one.strong() ? "against strong" : "against",
            place.left() + at * wide,
            bottom);
      }
    }
    for (Label label : labels(place.left(), place.right(), place.width())) {
      pen.text(
          "quiet",
          label.x(),
          12 + LINE * label.line(),
          Anchor.MIDDLE,
          label.text(),
          TextSize.SMALL);
    }
    if (whole != null && Double.isFinite(whole) && !bound()) {
      double at = scale.place(whole);
      if (at >= 0 && at <= 1) {
        upright(pen, place, "whole", place.left() + at * wide, bottom);
      }
    }
    pen.line("axis", place.left(), bottom, place.right(), bottom);
    double taken = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : scale.ticks()) {
      double x = place.left() + scale.place(tick.value()) * wide;
      double half = TextSize.width(tick.label(), TextSize.SMALL) / 2;
      pen.line("axis", x, bottom, x, bottom + 4);
      if (x - half < taken + 4 || x - half < 0 || x + half > place.width()) {
        continue;
      }
      pen.text("quiet", x, bottom + 17, Anchor.MIDDLE, tick.label(), TextSize.SMALL);
      taken = x + half;
    }
    double from = place.stacked() ? 0 : Math.max(0, place.left() - GAP);
    double most = (place.width() - from - GAP) / 2;
    String left = TextSize.shortened(ends.left(), most, TextSize.SMALL);
    String right = TextSize.shortened(ends.right(), most, TextSize.SMALL);
    double y = bottom + 20 + LINE;
    double room = TextSize.width(left, TextSize.SMALL) + TextSize.width(right, TextSize.SMALL);
    double end = place.stacked() || room + GAP > wide ? place.width() : place.right();
    pen.text(
        "strong",
        end == place.right() ? place.left() : from,
        y,
        Anchor.START,
        left,
        TextSize.SMALL);
    pen.text("strong", end, y, Anchor.END, right, TextSize.SMALL);
  }

  /** A line through all marks, and through no name, number or heading above them. */
  private void upright(Pen pen, Place place, String look, double x, double bottom) {
    double from = place.top();
    double y = place.top();
    for (Section section : sections) {
      if (!section.heading().isEmpty()) {
        part(pen, look, x, from, y);
        y += 24;
        from = y;
      }
      for (Row row : section.rows()) {
        if (place.stacked()) {
          part(pen, look, x, from, y);
          from = Math.min(y + 24, y + place.height(row));
        }
        y += place.height(row);
      }
    }
    part(pen, look, x, from, Math.max(from, bottom));
  }

  private static void part(Pen pen, String look, double x, double from, double to) {
    if (to - from > 1) {
      pen.line(look, x, from, x, to);
    }
  }

  /** Whether of everybody only a bound may be told. */
  private boolean bound() {
    return sections.stream()
        .flatMap(section -> section.rows().stream())
        .anyMatch(row -> row.summary() && row.mark().look() == Mark.Look.BOUND);
  }

  private void row(Pen pen, Place place, double y, Row row, int n) {
    pen.begin(row.mark().classes() + (row.current() ? " current" : ""), n, row.says());
    double high = place.height(row);
    pen.rect("here-frame", 0.5, y + 0.5, place.width() - 1, high - 1);
    double line = place.stacked() ? y + 18 : y + high / 2 + 4.5;
    double room = place.stacked() ? place.width() : place.names();
    String value = row.value();
    if (place.stacked()) {
      double names = Math.min(TextSize.width(row.name(), TextSize.NAME), place.width() / 2) + GAP;
      double most = place.width() - names - 2 * 4;
      value =
          TextSize.width(value, TextSize.NAME) <= most
              ? value
              : TextSize.shortened(row.brief(), most, TextSize.NAME);
      room -= TextSize.width(value, TextSize.NAME) + GAP + 4;
    }
    String name = TextSize.shortened(row.name(), room - 4, TextSize.NAME);
    pen.text("name", 4, line, Anchor.START, name, TextSize.NAME);
    pen.text("value", place.width() - 4, line, Anchor.END, value, TextSize.NAME);
    double middle = place.stacked() ? y + 34 : y + high / 2;
    if (bars) {
      Marks.bar(pen, row.mark(), scale, place.left(), place.right(), middle);
    }
    Marks.horizontal(pen, row.mark(), scale, place.left(), place.right(), middle, row.summary());
    pen.end();
  }
}

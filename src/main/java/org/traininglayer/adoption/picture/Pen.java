package org.traininglayer.adoption.picture;

import java.util.ArrayList;
import java.util.List;

/** Writes elements of SVG; remembers where texts stand. Classes carry the look. */
final class Pen {

  /** What of a text is at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private static final double ABOVE = 0.8;

  private final StringBuilder out = new StringBuilder();
  private final List<Box> labels = new ArrayList<>();

  Pen line(String look, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(look).append('"');
    number("x1", x1);
    number("y1", y1);
    number("x2", x2);
    number("y2", y2);
    out.append("/>");
    return this;
  }

  Pen rect(String look, double x, double y, double width, double height) {
    out.append("<rect class=\"").append(look).append('"');
    number("x", x);
    number("y", y);
    number("width", width);
    number("height", height);
    out.append(" rx=\"4\"/>");
    return this;
  }

  Pen path(String look, String d) {
    out.append("<path class=\"").append(look).append("\" d=\"").append(d).append("\"/>");
    return this;
  }

  /** A text by its base line. */
  Pen text(String look, double x, double y, Anchor anchor, String text, double size) {
    if (text.isEmpty()) {
      return this;
    }
    double width = TextSize.width(text, size);
    labels.add(box(x, y, anchor, width, size));
    out.append("<text class=\"").append(look).append('"');
    number("x", x);
    number("y", y);
    if (anchor != Anchor.START) {
      out.append(" text-anchor=\"").append(anchor == Anchor.END ? "end" : "middle").append('"');
    }
    out.append('>').append(encoded(text)).append("</text>");
    return this;
  }

  static Box box(double x, double y, Anchor anchor, double width, double size) {
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    return new Box(left, y - ABOVE * size, width, size);
  }

  /** Begins a point that the keyboard can go to; what it says is its title. */
  Pen begin(String look, int row, String says) {
    out.append("<g class=\"point-of ").append(look).append("\" data-row=\"").append(row);
    out.append("\"><title>").append(encoded(says)).append("</title>");
    return this;
  }

  Pen end() {
    out.append("</g>");
    return this;
  }

  Drawing drawing(double width, double height) {
    return new Drawing((int) Math.ceil(width), (int) Math.ceil(height), out.toString(), labels);
  }

  private void number(String name, double value) {
    out.append(' ').append(name).append("=\"").append(rounded(value)).append('"');
  }

  /** A tenth of a pixel is enough. */
  static String rounded(double value) {
    double tenth = Math.round(value * 10) / 10.0;
    return tenth == Math.rint(tenth) ? Long.toString((long) tenth) : Double.toString(tenth);
  }

  /** For text and attributes; what XML has no sign for is left out. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .filter(
            one -> one >= ' ' && one != 0xFFFE && one != 0xFFFF && (one < 0xD800 || one > 0xDFFF))
        .forEach(one -> {
          switch (one) {
            case '&' -> encoded.append("&amp;");
            case '<' -> encoded.append("&lt;");
            case '>' -> encoded.append("&gt;");
            case '"' -> encoded.append("&quot;");
            default -> encoded.appendCodePoint(one);
          }
        });
    return encoded.toString();
  }
}

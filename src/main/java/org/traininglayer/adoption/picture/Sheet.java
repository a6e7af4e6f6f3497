package org.traininglayer.adoption.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.traininglayer.adoption.picture.Pen.Anchor;

/**
 * A picture as a file that stands alone: with its title, what it says, its remarks and its style,
 * on light paper, as slides and prints have it.
 *
 * @param title what is seen
 * @param subtitle of whom, and when
 * @param summary one sentence for whoever does not see it
 * @param note how to read it, and what it is for
 */
public record Sheet(String title, String subtitle, String summary, String note, Drawing drawing) {

  private static final double EDGE = 20;
  private static final double HEADING = 17;
  private static final String STYLE = style();

  /** The file: SVG 1.1, UTF-8. */
  public String svg() {
    Pen pen = new Pen();
    double width = drawing.width() + 2 * EDGE;
    double y = EDGE;
    for (String line : lines(title, drawing.width(), HEADING)) {
      y += 22;
      pen.text("heading", EDGE, y - 6, Anchor.START, line, HEADING);
    }
    for (String line : lines(subtitle, drawing.width(), TextSize.NAME)) {
      y += 18;
      pen.text("value", EDGE, y - 4, Anchor.START, line, TextSize.NAME);
    }
    double top = y + 10;
    y = top + drawing.height() + 6;
    for (String line : lines(note, drawing.width(), TextSize.SMALL)) {
      y += 17;
      pen.text("quiet", EDGE, y, Anchor.START, line, TextSize.SMALL);
    }
    Drawing around = pen.drawing(width, y + EDGE);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" class="picture sheet" width="%d" height="%d" \
    viewBox="%s" role="img" aria-labelledby="title summary">
    <title id="title">%s</title>
    <desc id="summary">%s</desc>
    <style>%s</style>
    <rect class="paper" width="100%%" height="100%%"/>
    %s
    <g transform="translate(%s %s)">%s</g>
    </svg>
    """
        .formatted(
            around.width(),
            around.height(),
            around.viewBox(),
            Pen.encoded(title),
            Pen.encoded(summary),
            STYLE,
            around.svg(),
            Pen.rounded(EDGE),
            Pen.rounded(top),
            drawing.svg());
  }

  /** The text in lines of no more than this width. */
  static List<String> lines(String text, double most, double size) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || TextSize.width(longer, size) <= most) {
        line = longer;
      } else {
        lines.add(TextSize.shortened(line, most, size));
        line = word;
      }
    }
    if (!line.isEmpty()) {
      lines.add(TextSize.shortened(line, most, size));
    }
    return lines;
  }

  /** The same rules as on pages, with the colours of light paper. */
  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(
            Sheet.class.getResourceAsStream("/static/adoption/pictures.css"),
            "the style of pictures is part of the product")) {
      return """
      .picture{--paper:#fff;--surface:#fff;--ink:#1c2126;--muted:#5a636d;--line:#dfddd5;\
      --line-strong:#87888a;--accent:#0b5c8e;--flag:#9a4b00;--good:#1c6b45;--bad:#a3261d;\
      --sans:system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
      """
          + new String(css.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(?s)/\\*.*?\\*/", "")
              .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.traininglayer.delivery;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an e-mail says, written as plain text and as HTML from the same parts. Pure. Texts are plain
 * texts; what means something in HTML is escaped.
 *
 * @param lang of the text, BCP 47
 * @param title a heading above everything
 */
public record MailBody(String lang, String title, List<Part> parts) {

  /** Copies the list. */
  public MailBody {
    parts = List.copyOf(parts);
  }

  /** One part, from the top to the bottom. */
  public sealed interface Part {}

  /** What the parts below it are about. */
  public record Heading(String text) implements Part {}

  /** Some sentences. */
  public record Paragraph(String text) implements Part {}

  /**
   * One of several things, each with the way there.
   *
   * @param link null where there is nowhere to go
   * @param label the words of the way there
   */
  public record Item(String text, @Nullable URI link, String label) implements Part {}

  /** The way to go on. */
  public record Way(String label, URI link) implements Part {}

  /** Below everything: why this came, and how to have no more of it. */
  public record Footer(String text, @Nullable URI link, String label) implements Part {}

  /** As plain text, lines ended by a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder(plain(title)).append('\n');
    Part before = null;
    for (Part part : parts) {
      boolean inList = part instanceof Item && before instanceof Item;
      text.append(inList ? "" : "\n");
      switch (part) {
        case Heading h -> text.append(plain(h.text)).append('\n');
        case Paragraph p -> text.append(plain(p.text)).append('\n');
        case Item i -> {
          text.append("- ").append(plain(i.text)).append('\n');
          way(text, "  ", i.label, i.link);
        }
        case Way w -> way(text, "", w.label, w.link);
        case Footer f -> {
          text.append("-- \n").append(plain(f.text)).append('\n');
          way(text, "", f.label, f.link);
        }
      }
      before = part;
    }
    return text.toString();
  }

  private static void way(StringBuilder text, String indent, String label, @Nullable URI link) {
    if (link != null) {
      text.append(indent).append(plain(label)).append(": ").append(link).append('\n');
    }
  }

  /** As an HTML document without anything from elsewhere: no picture, no style sheet. */
  public String html() {
    StringBuilder html =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
            .append(escaped(lang))
            .append("\"><head><meta charset=\"utf-8\"><title>")
            .append(escaped(title))
            .append(
                "</title></head>\n<body style=\"font-family:sans-serif;line-height:1.5\">\n<h1>")
            .append(escaped(title))
            .append("</h1>\n");
    boolean inList = false;
    for (Part part : parts) {
      boolean item = part instanceof Item;
      if (item != inList) {
        html.append(item ? "<ul>\n" : "</ul>\n");
        inList = item;
      }
      switch (part) {
        case Heading h -> html.append("<h2>").append(escaped(h.text)).append("</h2>\n");
        case Paragraph p -> html.append("<p>").append(escaped(p.text)).append("</p>\n");
        case Item i ->
            html.append("<li>")
                .append(escaped(i.text))
                .append(anchor(" ", i.label, i.link))
                .append("</li>\n");
        case Way w -> html.append("<p>").append(anchor("", w.label, w.link)).append("</p>\n");
        case Footer f ->
            html.append("<hr><p><small>")
                .append(escaped(f.text))
                .append(anchor(" ", f.label, f.link))
                .append("</small></p>\n");
      }
    }
    return html.append(inList ? "</ul>\n" : "").append("</body></html>\n").toString();
  }

  private static String anchor(String before, String label, @Nullable URI link) {
    return link == null
        ? ""
        : before + "<a href=\"" + escaped(link.toString()) + "\">" + escaped(label) + "</a>";
  }

  /** On one line, without controls. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
  }

  private static String escaped(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

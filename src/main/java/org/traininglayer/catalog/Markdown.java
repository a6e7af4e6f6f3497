package org.traininglayer.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Turns the Markdown of modules into HTML that is safe to show as it is: raw HTML appears as text,
 * images appear as their alternative text, and links lead only to {@code http}, {@code https} and
 * {@code mailto}. The same text gives the same HTML, and modules have few texts that are shown
 * often: what was rendered is remembered.
 */
public final class Markdown {

  private static final int REMEMBERED = 10_000;
  private static final Cache<String, String> BLOCKS =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private static final Cache<String, String> INSIDES =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
          .attributeProviderFactory(context ->
              (node, tag, attributes) -> {
                // The policy of our pages allows no inline styles.
                attributes.remove("style");
                if (node instanceof Link) {
                  attributes.put("rel", "noopener noreferrer");
                  attributes.put("target", "_blank");
                }
              })
          .nodeRendererFactory(ImagesAsText::new)
          .build();
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d) (?=(?:%|‰|mg|g|kg|ml|mL|µg|mmHg|°C)(?![\\p{L}\\d]))");
  private static final Pattern COMPARISON =
      Pattern.compile("(?<![\\p{L}\\d])([pPnN]) ([<=>≤≥]) (?=[\\d.])");
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  Markdown() {}

  /** Paragraphs, lists, tables and headings. */
  public static String block(String markdown) {
    return BLOCKS.get(markdown, Markdown::renderBlock);
  }

  private static String renderBlock(String markdown) {
    return HTML.render(PARSER.parse(joined(markdown))).strip();
  }

  /** The inside of one paragraph, without the paragraph; several blocks stay blocks. */
  public static String inline(String markdown) {
    return INSIDES.get(markdown, Markdown::renderInside);
  }

  private static String renderInside(String markdown) {
    Node document = PARSER.parse(joined(markdown));
    Node only = document.getFirstChild();
    if (!(only instanceof Paragraph) || only.getNext() != null) {
      return HTML.render(document).strip();
    }
    var inside = new Document();
    Node child = only.getFirstChild();
    while (child != null) {
      Node next = child.getNext();
      inside.appendChild(child);
      child = next;
    }
    return HTML.render(inside).strip();
  }

  /** A number keeps its unit, and a sign of comparison its number, on one line. */
  private static String joined(String markdown) {
    return COMPARISON
        .matcher(UNIT.matcher(markdown).replaceAll("\u00a0"))
        .replaceAll("$1\u00a0$2\u00a0");
  }

  /** The words alone, on one line. */
  public static String text(String markdown) {
    return TEXT.render(PARSER.parse(markdown)).replaceAll("\\s+", " ").strip();
  }

  /** No picture is fetched from anywhere. */
  private record ImagesAsText(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node image) {
      Node child = image.getFirstChild();
      while (child != null) {
        context.render(child);
        child = child.getNext();
      }
    }
  }
}

package org.traininglayer.catalog.format;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.parser.Parser;

/** Markdown that modules do not use, and headings out of order within one text. */
final class MarkupCheck extends AbstractVisitor {

  private static final Parser PARSER = Parser.builder().build();

  private final Passage passage;
  private int level;

  private MarkupCheck(Passage passage) {
    this.passage = passage;
  }

  static void check(Passage passage) {
    PARSER.parse(passage.text()).accept(new MarkupCheck(passage));
  }

  @Override
  public void visit(HtmlInline html) {
    rawHtml(html.getLiteral());
  }

  @Override
  public void visit(HtmlBlock html) {
    rawHtml(html.getLiteral());
  }

  private void rawHtml(String literal) {
    passage.report(
        ProblemCode.TEXT_RAW_HTML,
        "The text contains HTML: " + literal.strip().lines().findFirst().orElse("") + ".",
        "Write Markdown; HTML would be shown as text.");
  }

  @Override
  public void visit(Image image) {
    passage.report(
        ProblemCode.TEXT_REMOTE_ASSET,
        "The text contains a picture, " + image.getDestination() + ".",
        "Say it in words or in a listing; pictures are not supported by this version.");
  }

  @Override
  public void visit(Heading heading) {
    if (level > 0 && heading.getLevel() > level + 1) {
      passage.report(
          ProblemCode.LINT_HEADING_SKIPPED,
          "A heading of level " + heading.getLevel() + " follows one of level " + level + ".",
          "Do not skip a level; screen readers read the headings as an outline.");
    }
    level = heading.getLevel();
  }
}

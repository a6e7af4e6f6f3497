package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void a_block_has_paragraphs_and_a_line_has_none() {
    assertThat(Markdown.block("One *two*.\n\nThree."))
        .isEqualTo("<p>One <em>two</em>.</p>\n<p>Three.</p>");
    assertThat(Markdown.inline("One *two*.")).isEqualTo("One <em>two</em>.");
    assertThat(Markdown.inline("a < b & c")).isEqualTo("a &lt; b &amp; c");
    assertThat(Markdown.inline("")).isEmpty();
  }

  @Test
  void tables_are_rendered_without_inline_styles() {
    assertThat(Markdown.block("|a|b|\n|:-|-:|\n|1|2|"))
        .contains("<table>", "<td align=\"right\">2</td>")
        .doesNotContain("style");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<style>*{}</style>",
        "<iframe src=\"https://example.org\"></iframe>",
        "![x](https://example.org/x.png)",
        "![x](javascript:alert(1))",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<https://example.org/\"onmouseover=alert(1)>"
      })
  void nothing_that_runs_or_loads_gets_through(String hostile) {
    for (String html : new String[] {Markdown.block(hostile), Markdown.inline(hostile)}) {
      assertThat(html)
          .doesNotContain("<script", "<img", "<style", "<iframe", "=\"javascript:", "=\"data:")
          .doesNotContainPattern("<[^>]*\\son\\w+=");
    }
  }

  @Test
  void a_picture_leaves_its_alternative_text() {
    assertThat(Markdown.inline("See ![the plan](https://example.org/x.png)."))
        .isEqualTo("See the plan.");
  }

  @Test
  void a_link_opens_apart_and_tells_nobody_where_it_came_from() {
    assertThat(Markdown.inline("[text](https://example.org/a)"))
        .contains("href=\"https://example.org/a\"", "rel=\"noopener noreferrer\"");
  }

  @Test
  void words_alone_are_on_one_line() {
    assertThat(Markdown.text("# A *title*\n\nand\ntext")).isEqualTo("A title and text");
  }
}

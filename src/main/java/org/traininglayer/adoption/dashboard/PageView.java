package org.traininglayer.adoption.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Status;

/**
 * A dashboard in words, ready for the template.
 *
 * @param title of the course, or else of the module
 * @param people who has started, of how many
 * @param fresh how old the figures are
 * @param sample says that invented people are in it; empty otherwise
 * @param nothingToDo said where there is nothing to do
 * @param empty whether nobody has done anything yet
 * @param held whether any figure stayed as it was told before
 */
record PageView(
    String title,
    String module,
    String people,
    String fresh,
    String sample,
    String headline,
    List<Filter> filters,
    List<Todo> todos,
    String nothingToDo,
    List<Panel> panels,
    boolean empty,
    boolean held) {

  /** Whether any figure of the page is hidden, so that it is said once what that means. */
  public boolean hidden() {
    return panels.stream()
        .flatMap(panel -> panel.table().rows().stream())
        .flatMap(row -> row.figures().stream())
        .anyMatch(figure -> figure != null && figure.status() == Status.SUPPRESSED);
  }

  /** A choice of what is shown; each option is a link. */
  record Filter(String label, String current, List<Option> options) {}

  /** One choice. */
  record Option(String label, String href, boolean current) {}

  /**
   * Something to do.
   *
   * @param tone {@code flag}, {@code good} or {@code info}
   * @param href where the evidence stands
   */
  record Todo(String tone, String kind, String what, String evidence, String action, String href) {}

  /**
   * One picture with its words and its table.
   *
   * @param chart what the script draws, as JSON; null when there is nothing to draw
   * @param summary the picture in one sentence, for those who do not see it
   */
  record Panel(
      String id,
      String title,
      String subtitle,
      @Nullable String chart,
      String summary,
      String meaning,
      String advice,
      FigureTable table,
      List<TableRow> rows,
      String csv) {}

  /** A row of the table in words. */
  record TableRow(String label, String note, List<TableCell> cells, String size) {}

  /** A figure in words. */
  record TableCell(String column, String estimate, String interval, boolean quiet) {}
}

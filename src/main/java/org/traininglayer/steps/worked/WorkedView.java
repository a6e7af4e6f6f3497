package org.traininglayer.steps.worked;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.worked.Spans.Part;
import org.traininglayer.steps.worked.WorkedStep.Note;

/**
 * A worked example: the artefact in its lines, below each the notes about it.
 *
 * @param note the sentence above the artefact; may be empty
 * @param fade how many notes the learner writes
 */
record WorkedView(String title, String note, List<Block> blocks, int fade, boolean compared) {

  /**
   * A line of a document, or a row of a listing.
   *
   * @param heading 0 for none, else its level
   * @param parts of a line; empty for a row
   * @param label names a row; empty for a line
   * @param cells of a row
   */
  record Block(int heading, List<Part> parts, String label, List<Cell> cells, List<Told> notes) {}

  /** A cell with the name of its column. */
  record Cell(String column, String text) {}

  /**
   * A note.
   *
   * @param place its name in the form
   * @param quote the words that it is about, HTML
   * @param say what the expert thinks, HTML; null until the own note is stored
   * @param own whether the learner writes it
   * @param text what the learner wrote
   */
  record Told(
      String place, int number, String quote, @Nullable String say, boolean own, String text) {}

  static WorkedView of(WorkedStep step, WorkedWork work, @Nullable Artefact artefact) {
    List<Block> blocks =
        switch (artefact) {
          case null -> List.of();
          case Artefact.Document document -> lines(step, work, document);
          case Artefact.Table table -> rows(step, work, table);
        };
    return new WorkedView(
        artefact == null ? "" : artefact.title(),
        artefact == null ? "" : artefact.note(),
        blocks,
        step.fade(),
        work.compared());
  }

  private static List<Block> lines(WorkedStep step, WorkedWork work, Artefact.Document document) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < document.lines().size(); i++) {
      Artefact.Line line = document.lines().get(i);
      List<String> spans = new ArrayList<>();
      for (Note note : step.notes()) {
        spans.add(Spans.line(document, note.span()) == i ? note.span() : "");
      }
      blocks.add(
          new Block(
              line.heading(),
              Spans.parts(line.markdown(), spans),
              "",
              List.of(),
              notes(step, work, document, i)));
    }
    return blocks;
  }

  /** The rows that notes are about. */
  private static List<Block> rows(WorkedStep step, WorkedWork work, Artefact.Table table) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<Told> notes = notes(step, work, table, i);
      if (notes.isEmpty()) {
        continue;
      }
      Artefact.Row row = table.rows().get(i);
      List<Cell> cells = new ArrayList<>();
      for (int c = 1; c < table.columns().size(); c++) {
        cells.add(new Cell(table.columns().get(c).label(), row.cells().get(c)));
      }
      blocks.add(new Block(0, List.of(), row.label(), cells, notes));
    }
    return blocks;
  }

  private static List<Told> notes(WorkedStep step, WorkedWork work, Artefact artefact, int line) {
    List<Told> notes = new ArrayList<>();
    for (int i = 0; i < step.notes().size(); i++) {
      Note note = step.notes().get(i);
      if (Spans.line(artefact, note.span()) != line) {
        continue;
      }
      boolean own = step.faded(i);
      notes.add(
          new Told(
              "n" + (i + 1),
              i + 1,
              Markdown.inline(note.span()),
              own && !work.compared() ? null : Markdown.inline(note.say()),
              own,
              work.text(i + 1)));
    }
    return notes;
  }
}

package org.traininglayer.steps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Evidence;

/**
 * The line of a source that proves something, quoted.
 *
 * @param artefact id of the source
 * @param place of the line on the page
 * @param row set for a table, else {@code html}
 * @param cells the cells that prove it, where they can be told; else all but the first
 */
public record ProofView(
    String artefact,
    String place,
    String source,
    String label,
    SourceView.@Nullable Row row,
    List<SourceView.Cell> cells,
    @Nullable String html) {

  private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

  /** Empty where the module has no such place. */
  public static Optional<ProofView> of(Evidence evidence, Map<String, Artefact> artefacts) {
    return of(evidence, artefacts, "");
  }

  /**
   * The same for something that is said: of a row, the cells whose figures are in it.
   *
   * @param said what the line proves, in plain words or Markdown
   */
  public static Optional<ProofView> of(
      Evidence evidence, Map<String, Artefact> artefacts, String said) {
    return switch (artefacts.get(evidence.artefact())) {
      case null -> Optional.empty();
      case Artefact.Table table ->
          table.rows().stream()
              .filter(row -> row.key().equals(evidence.row()))
              .findFirst()
              .map(row -> {
                SourceView.Row shown = SourceView.row(table, row);
                return new ProofView(
                    table.id(),
                    shown.place(),
                    table.title(),
                    row.label(),
                    shown,
                    proving(shown, said),
                    null);
              });
      case Artefact.Document document ->
          document.lines().stream()
              .filter(line -> line.key().equals(evidence.row()))
              .findFirst()
              .map(line -> {
                SourceView.Line shown = SourceView.line(document, line);
                return new ProofView(
                    document.id(),
                    shown.place(),
                    document.title(),
                    line.label(),
                    null,
                    List.of(),
                    shown.html());
              });
    };
  }

  private static List<SourceView.Cell> proving(SourceView.Row row, String said) {
    List<SourceView.Cell> cells =
        row.cells().stream().skip(1).filter(cell -> !cell.text().isBlank()).toList();
    Set<String> figures =
        FIGURE.matcher(said).results().map(MatchResult::group).collect(Collectors.toSet());
    List<SourceView.Cell> named =
        cells.stream().filter(cell -> figures.contains(cell.text().strip())).toList();
    return named.isEmpty() ? cells : named;
  }
}

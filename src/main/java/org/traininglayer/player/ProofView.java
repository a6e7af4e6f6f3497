package org.traininglayer.player;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step.Evidence;

/**
 * The line of a source that proves something, quoted.
 *
 * @param row set for a table, else {@code html}
 */
record ProofView(String source, String label, SourceView.@Nullable Row row, @Nullable String html) {

  static Optional<ProofView> of(Evidence evidence, Map<String, Artefact> artefacts) {
    return switch (artefacts.get(evidence.artefact())) {
      case null -> Optional.empty();
      case Artefact.Table table ->
          table.rows().stream()
              .filter(row -> row.key().equals(evidence.row()))
              .findFirst()
              .map(row ->
                  new ProofView(table.title(), row.label(), SourceView.row(table, row), null));
      case Artefact.Document document ->
          document.lines().stream()
              .filter(line -> line.key().equals(evidence.row()))
              .findFirst()
              .map(line ->
                  new ProofView(
                      document.title(),
                      line.label(),
                      null,
                      SourceView.line(document, line).html()));
    };
  }
}

package org.traininglayer.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** Importing tables: first a look that writes nothing, then the import, which is remembered. */
public interface Imports {

  /** The largest file, in bytes. */
  int LARGEST = 500_000;

  /** The most lines of one file. */
  int MOST_LINES = 5_000;

  /** A kind by its id. */
  Optional<ImportKind<?>> kind(String id);

  /** What importing this text would do. */
  Preview preview(OrganisationId organisation, ImportKind<?> kind, String text);

  /**
   * Imports what was looked at.
   *
   * @param seal that of the look; where something has changed since, nothing is imported
   * @param goodLines whether the other lines are taken although some are refused
   * @return empty when nothing was imported: look again
   */
  Optional<Done> run(
      OrganisationId organisation, ImportKind<?> kind, Sent sent, String seal, boolean goodLines);

  /** The newest imports. */
  List<Done> recent(OrganisationId organisation, @Nullable String kind, int most);

  /** One import. */
  Optional<Done> find(OrganisationId organisation, UUID id);

  /**
   * A file that was sent.
   *
   * @param by who sent it
   */
  record Sent(String fileName, String text, String by) {}

  /** How many lines do what. */
  record Counts(int fresh, int changed, int unchanged, int refused) {

    /** How many say something new. */
    public int effective() {
      return fresh + changed;
    }

    /** All of them. */
    public int lines() {
      return fresh + changed + unchanged + refused;
    }
  }

  /**
   * What an import would do.
   *
   * @param unreadable whether the table as such is refused, so that there are no good lines
   * @param seal binds file and verdicts: what is imported is what was looked at
   */
  record Preview(Counts counts, List<ImportProblem> problems, boolean unreadable, String seal) {}

  /**
   * An import that was made.
   *
   * @param problems of the lines that were not taken; without the persons that stood there
   */
  record Done(
      UUID id,
      String kind,
      String fileName,
      String by,
      Instant at,
      Counts counts,
      List<ImportProblem> problems) {}
}

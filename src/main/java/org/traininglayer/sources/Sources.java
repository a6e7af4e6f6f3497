package org.traininglayer.sources;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** Record stores that are read from; for administrators. */
public interface Sources {

  /** The sources of an organisation that are in the settings of this node, by name. */
  List<State> of(OrganisationId organisation);

  /** Why statements of a source were not taken, the most frequent reason first. */
  List<Reason> reasons(OrganisationId organisation, UUID source);

  /** Statements of a source that were not taken, the newest first. */
  List<Refused> refused(OrganisationId organisation, UUID source, int most);

  /** Reads nothing from there until somebody resumes; false when there is no such source. */
  boolean pause(OrganisationId organisation, UUID source);

  /** Goes on, at once; false when there is no such source. */
  boolean resume(OrganisationId organisation, UUID source);

  /**
   * How a source does.
   *
   * @param readThrough every statement stored there until then was read; null before the first
   * @param lookedAt when it last answered
   * @param caughtUpAt when there was last nothing more to read
   * @param dueAt when it is looked at next
   * @param failures faults in a row
   * @param added statements that were new here
   * @param known statements that were here already
   * @param refused statements that could not be taken; they are kept with their reasons for a while
   * @param underWay whether a walk is not at its end
   * @param forwardedAs the destination with the same endpoint, for which nothing is read; null
   *     where there is none
   */
  record State(
      UUID id,
      String name,
      URI endpoint,
      String version,
      @Nullable Instant readThrough,
      @Nullable Instant lookedAt,
      @Nullable Instant caughtUpAt,
      Instant dueAt,
      @Nullable Instant pausedAt,
      int failures,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      long added,
      long known,
      long refused,
      boolean underWay,
      @Nullable String forwardedAs) {}

  /** Why statements were not taken. */
  record Reason(String kind, String example, long statements, Instant newest) {}

  /** A statement that was not taken. */
  record Refused(String reason, String text, Instant at) {}
}

package org.traininglayer.xapi;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where it happened (xAPI 1.0.3, part 2, 2.4.6), in the subset that is valid under 1.0.3 and 2.0.0.
 *
 * @param revision version of the content; only when the object is an activity
 * @param platform only when the object is an activity
 * @param language RFC 5646
 * @param statement another statement that belongs to it, such as the one that this one corrects
 */
public record Context(
    @Nullable UUID registration,
    ContextActivities contextActivities,
    @Nullable String revision,
    @Nullable String platform,
    @Nullable String language,
    Map<String, Object> extensions,
    @Nullable StatementRef statement) {

  /** Copies the extensions. */
  public Context {
    extensions = Map.copyOf(extensions);
  }

  /** Without another statement. */
  public Context(
      @Nullable UUID registration,
      ContextActivities contextActivities,
      @Nullable String revision,
      @Nullable String platform,
      @Nullable String language,
      Map<String, Object> extensions) {
    this(registration, contextActivities, revision, platform, language, extensions, null);
  }

  /** Activities around the object; always written as arrays, empty ones left out. */
  public record ContextActivities(
      List<Activity> parent, List<Activity> grouping, List<Activity> category) {

    /** Copies the lists. */
    public ContextActivities {
      parent = List.copyOf(parent);
      grouping = List.copyOf(grouping);
      category = List.copyOf(category);
    }
  }
}

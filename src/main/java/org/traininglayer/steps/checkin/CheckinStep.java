package org.traininglayer.steps.checkin;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * A look back at the work. Unscored.
 *
 * @param offset how long after the training it is meant to be asked, ISO 8601
 */
public record CheckinStep(Head head, String offset, List<Item> items) implements Step {

  /** The word for the type. */
  static final String TYPE = "checkin";

  /** What is asked in an item. */
  public enum Kind {
    FREQUENCY,
    COUNT,
    YES_NO,
    STAGE_LIST,
    CHOICE,
    BARRIER,
    CONFIDENCE,
    NOTE
  }

  /** What got in the way; the closed list of the module format. */
  public enum Barrier {
    TOOL_DIFFERS_FROM_TRAINING,
    ONLY_EXPERT_COLLEAGUES_USE_IT,
    UNSURE_IF_ALLOWED,
    EXTRA_WORK_NOT_IN_PROCESS,
    NO_IDEA_IF_IT_HELPS,
    QUALITY_TOO_LOW,
    NO_ACCESS,
    NO_TIME,
    NONE;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One question.
   *
   * @param question Markdown
   * @param stages what can be ticked in a list of stages, or one of which is chosen in a choice
   * @param competency what a confidence is about; null when not said
   * @param otherwise what can be said instead of a count, such as that nobody counted; null when
   *     nothing can
   * @param checks ids of the stages in which a person checks what the AI made
   */
  public record Item(
      String id,
      Kind kind,
      String question,
      List<Stage> stages,
      @Nullable String competency,
      @Nullable String otherwise,
      List<String> checks) {

    /** Copies the list. */
    public Item {
      checks = List.copyOf(checks);
    }

    /** Without a stage in which something is checked. */
    public Item(
        String id,
        Kind kind,
        String question,
        List<Stage> stages,
        @Nullable String competency,
        @Nullable String otherwise) {
      this(id, kind, question, stages, competency, otherwise, List.of());
    }
  }

  /** A stage of a workflow, or an option. */
  public record Stage(String id, String text) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public CheckinStep with(Head other) {
    return new CheckinStep(other, offset, items);
  }
}

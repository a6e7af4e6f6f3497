package org.traininglayer.adoption.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fact of one kind says beyond what all facts say. */
public sealed interface Detail {

  /** Nothing more. */
  Detail NONE = new None();

  /** Nothing more. */
  record None() implements Detail {}

  /**
   * A claim of an AI text, judged.
   *
   * @param prevalence share of wrong claims in the form, 0 to 1; null when not said
   * @param corrected whether the right thing is done with a wrong claim that was flagged; null when
   *     not asked, and for all others
   */
  record ReviewUnit(@Nullable Double prevalence, @Nullable Boolean corrected) implements Detail {}

  /**
   * A use of AI, allowed or not.
   *
   * @param reason why, as a code; null when not asked, or where it is a fact of its own
   * @param knew whether the question of knowledge that belongs to it was answered rightly; null
   *     when there was none, or where it is a fact of its own
   * @param knowledge which fact of the same attempt tells whether the person knew: step, part and
   *     item; null for none
   */
  record PolicyDecision(
      Permission truth,
      Use choice,
      @Nullable String reason,
      @Nullable Boolean knew,
      @Nullable String knowledge)
      implements Detail {

    /** Without a question that is a fact of its own. */
    public PolicyDecision(
        Permission truth, Use choice, @Nullable String reason, @Nullable Boolean knew) {
      this(truth, choice, reason, knew, null);
    }
  }

  /** What the rules say of a use. */
  enum Permission {
    PERMITTED,
    CONDITIONAL,
    PROHIBITED
  }

  /** What somebody would do. {@link #USE_WITH_SAFEGUARD} is right for a conditional use only. */
  enum Use {
    USE,
    USE_WITH_SAFEGUARD,
    AVOID,
    ESCALATE
  }

  /**
   * A task against the clock that counts up.
   *
   * @param form which of the parallel forms
   * @param wallMillis on the clock, pauses included; null when not measured
   * @param perceivedMillis how long it felt; null when not asked, or where it is a fact of its own
   * @param quality 0 to 100
   * @param criticalDefects errors let through that must not be; null when not counted
   * @param rater who rated: {@code key} for the answer key
   * @param blind whether the rater did not know the condition
   */
  record TimedTask(
      Condition condition,
      String form,
      @Nullable Long wallMillis,
      @Nullable Long perceivedMillis,
      boolean finished,
      double quality,
      @Nullable Integer criticalDefects,
      String rater,
      boolean blind)
      implements Detail {}

  /**
   * How long a task felt to the one who did it.
   *
   * @param millis above 0, at most eight hours
   */
  record FeltTime(Condition condition, long millis) implements Detail {}

  /** How a task was done. */
  enum Condition {
    UNAIDED,
    AIDED
  }

  /**
   * How sure somebody is of a skill.
   *
   * @param topic the competency, or the item where none is named
   * @param scaleLength how many values there are
   * @param value from 0
   */
  record ConfidenceRating(String topic, int scaleLength, int value, Wave wave) implements Detail {}

  /** When a rating was asked: around the training, or weeks after it. */
  enum Wave {
    PRE,
    POST,
    W2,
    W4,
    W8,
    W12
  }

  /**
   * The steps of one run of a workflow, or of one that was drawn.
   *
   * @param done those that were taken, by id
   * @param of all that there are, in their order
   * @param checked whether every step that a person must check was followed by its check; null when
   *     not known
   * @param checks those in which a person checks what the AI made; null when not said
   * @param ai those that an AI may do; null when not said
   * @param usedAi those that were given to one; null when not said
   */
  record WorkflowStep(
      List<String> done,
      List<String> of,
      @Nullable Boolean checked,
      @Nullable List<String> checks,
      @Nullable List<String> ai,
      @Nullable List<String> usedAi)
      implements Detail {

    /** Copies the lists. */
    public WorkflowStep {
      done = List.copyOf(done);
      of = List.copyOf(of);
      checks = checks == null ? null : List.copyOf(checks);
      ai = ai == null ? null : List.copyOf(ai);
      usedAi = usedAi == null ? null : List.copyOf(usedAi);
    }

    /** Of which nobody says where people check and where an AI helps. */
    public WorkflowStep(List<String> done, List<String> of, @Nullable Boolean checked) {
      this(done, of, checked, null, null, null);
    }
  }

  /**
   * Work with AI in a week.
   *
   * @param active whether anything was done with it
   * @param outputs how many AI-assisted pieces of work were finished; at least so many where a
   *     range was told
   * @param source who says so
   */
  record UseWeek(boolean active, int outputs, Source source) implements Detail {}

  /** Who says how much was done. */
  enum Source {
    /** The person, looking back. */
    REPORTED,
    /** The tool. */
    OBSERVED
  }
}

package org.traininglayer.steps.timed;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;

/** What is said in a timed step. */
public sealed interface TimedAnswer extends Answer {

  /** Begins the first or second task; its time counts from here. */
  record Begin(int order) implements TimedAnswer {}

  /**
   * An answer in the task that is begun.
   *
   * @param form its id
   * @param answer of the task's type
   * @param said the kind of that answer
   * @param activeMillis active time in the task by a script on the page; null without one
   */
  record Do(String form, Answer answer, String said, @Nullable Long activeMillis)
      implements TimedAnswer {

    /** An answer in the task that is begun. */
    public Do(String form, Answer answer, @Nullable Long activeMillis) {
      this(form, answer, answer.getClass().getSimpleName(), activeMillis);
    }

    @Override
    public String place() {
      return form + "/" + answer.place();
    }
  }

  /**
   * How long the tasks felt, said after both and before the measured times are told.
   *
   * @param withoutMillis null where nothing was said; else above 0, at most eight hours
   * @param withMillis likewise
   */
  record Felt(@Nullable Long withoutMillis, @Nullable Long withMillis) implements TimedAnswer {

    /** Of the task with AI, or of the one without. */
    @Nullable Long millis(boolean with) {
      return with ? withMillis : withoutMillis;
    }
  }
}

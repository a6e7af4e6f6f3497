package org.traininglayer.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * What the pages show of a step of one type, and what its forms say. What would give an answer away
 * is put into a view only after the answer is stored; things that can be chosen are named by their
 * place, see {@link OpaqueIds}.
 */
public interface StepPage<S extends Step, W extends StepWork> {

  /**
   * What the fragments of {@code templates/steps/<type>.html} get as {@code view}.
   *
   * @param shown where it is shown
   */
  Object view(S step, W work, Situation situation, Shown shown);

  /** Reads a form of the step; {@link FormReading} says what can come of it. */
  FormReading read(S step, W work, FormValues form, Shown shown);

  /** A line beside the buttons that says how far one is; null where there is nothing to say. */
  default @Nullable Words summary(S step, W work) {
    return null;
  }

  /** What within the step somebody may have a question about, in the order of the page. */
  default List<Spot> spots(S step) {
    return List.of();
  }

  /** Whether the debrief comes back to it. */
  default boolean debriefed(S step, W work, Situation situation) {
    return false;
  }

  /**
   * Where a step is shown.
   *
   * @param finished whether it is finished
   * @param feedback whether what came of the answers may be told yet
   * @param asked what the address asks for, such as the mark that is open; what was entered, where
   *     a form was not complete
   * @param own whether the learner looks at it; else somebody who teaches
   */
  record Shown(boolean finished, boolean feedback, FormValues asked, boolean own) {

    /** To the learner. */
    public Shown(boolean finished, boolean feedback, FormValues asked) {
      this(finished, feedback, asked, true);
    }

    /** To somebody who teaches. */
    public Shown toOthers() {
      return new Shown(finished, feedback, asked, false);
    }
  }

  /**
   * Something within a step.
   *
   * @param place its name on the page
   * @param id its id in the module, which no page shows
   * @param text what stands there, Markdown
   */
  record Spot(String place, String id, String text) {}

  /** A text in {@code messages/}, with what is put into it. */
  record Words(String key, List<Object> arguments) {

    /** A text with these values in it. */
    public Words(String key, Object... arguments) {
      this(key, List.of(arguments));
    }

    /** The values as message formats take them. */
    public Object[] values() {
      return arguments.toArray();
    }
  }
}

package org.traininglayer.steps.reflect;

import java.util.List;
import org.traininglayer.steps.Answer;

/** What is said in a reflection. */
public sealed interface ReflectAnswer extends Answer {

  /** Writes a text; it may be empty where nothing has to be written. */
  record Write(String text) implements ReflectAnswer {}

  /**
   * Makes a plan; both parts may be empty where nothing has to be written.
   *
   * @param cue when this comes up at work
   * @param action I will do this
   */
  record Plan(String cue, String action) implements ReflectAnswer {}

  /**
   * Has held the own text against the expert's.
   *
   * @param points ids of what the own text has, too
   */
  record Cover(List<String> points) implements ReflectAnswer {

    /** Copies the list. */
    public Cover {
      points = List.copyOf(points);
    }
  }
}

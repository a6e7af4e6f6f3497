package org.traininglayer.steps.worked;

import java.util.List;
import org.traininglayer.catalog.Step;

/**
 * A worked example: an artefact, and what an expert thinks at marked places of it. Unscored.
 *
 * @param artefact id of the artefact
 * @param notes in the order in which the expert comes to them
 * @param fade how many of the last notes the learner writes before the expert's are shown
 */
public record WorkedStep(Head head, String artefact, List<Note> notes, int fade) implements Step {

  /** The word for the type. */
  static final String TYPE = "worked";

  /** More than anybody writes beside a place. */
  static final int LONGEST = 2000;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public WorkedStep with(Head other) {
    return new WorkedStep(other, artefact, notes, fade);
  }

  /** Whether the learner writes this note, counted from 0. */
  boolean faded(int note) {
    return note >= notes.size() - fade;
  }

  /**
   * A note.
   *
   * @param span the words of a document that it is about; the key of a row of a listing
   * @param say what the expert thinks there, Markdown
   */
  public record Note(String span, String say) {}
}

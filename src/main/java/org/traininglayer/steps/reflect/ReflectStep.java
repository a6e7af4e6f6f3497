package org.traininglayer.steps.reflect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;

/**
 * A thought in one's own words. Never scored.
 *
 * @param prompt what to think about
 * @param minChars how much has to be written; with 0 nothing has to
 * @param plan whether it is asked as a cue at work and what will be done then
 * @param compare what is shown afterwards; null when nothing is
 */
public record ReflectStep(
    Head head,
    String prompt,
    int minChars,
    Visibility visibility,
    boolean plan,
    @Nullable Compare compare)
    implements Step {

  /** The word for the type. */
  static final String TYPE = "reflect";

  /** Who may read the text. */
  public enum Visibility {
    PRIVATE("private"),
    MANAGER("manager"),
    L_AND_D("l&d");

    private final String word;

    Visibility(String word) {
      this.word = word;
    }

    /** By its word in the module format; private where it is none of them. */
    static Visibility of(String word) {
      for (Visibility one : values()) {
        if (one.word.equals(word)) {
          return one;
        }
      }
      return PRIVATE;
    }
  }

  /** What an expert writes, and its points, which the learner looks for in the own text. */
  public record Compare(String answer, List<Point> points) {}

  /** Something that a good text says. */
  public record Point(String id, String text) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ReflectStep with(Head other) {
    return new ReflectStep(other, prompt, minChars, visibility, plan, compare);
  }

  /** The points to look for; none where nothing is compared. */
  List<Point> points() {
    return compare == null ? List.of() : compare.points();
  }
}

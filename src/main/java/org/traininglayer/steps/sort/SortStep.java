package org.traininglayer.steps.sort;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Response;

/**
 * Uses of AI that somebody sorts by what is allowed.
 *
 * @param controls what may be asked for, by the words of the closed list
 */
public record SortStep(Head head, List<String> controls, List<Item> items) implements Step {

  /** The word for the type. */
  static final String TYPE = "sort";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public SortStep with(Head other) {
    return new SortStep(other, controls, items);
  }

  /** The item of this id. */
  public Optional<Item> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /**
   * One use.
   *
   * @param key where it belongs
   * @param need controls without which it is not allowed
   * @param accept controls that are fine and not needed
   * @param critical whether permitting it, though it is prohibited, does harm
   * @param why the reason, Markdown
   * @param sources ids of the module's sources that the reason rests on
   */
  public record Item(
      String id,
      String text,
      Bin key,
      List<String> need,
      List<String> accept,
      boolean critical,
      String why,
      List<String> sources) {}

  /** What a use is, from the least to the most restricted. */
  public enum Bin {
    PERMITTED(0),
    WITH_CONTROLS(1),
    PROHIBITED(2);

    private final int strictness;

    Bin(int strictness) {
      this.strictness = strictness;
    }

    /** How many bins stricter this is than another; negative where it is laxer. */
    public int stricterThan(Bin other) {
      return strictness - other.strictness;
    }

    /** As the module format and learning records write it. */
    public String word() {
      return Response.word(this);
    }

    /** The bin of this word. */
    public static Optional<Bin> of(String word) {
      return List.of(values()).stream().filter(bin -> bin.word().equals(word)).findFirst();
    }
  }

  /** Whether a judgement restricts too much, too little, or fits. */
  public enum Stance {
    OVER,
    UNDER,
    FIT
  }
}

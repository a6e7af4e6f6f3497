package org.traininglayer.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.traininglayer.catalog.Markdown;

/** Something that can be chosen, named by its place. */
public record OptionView(String place, String html, boolean chosen) {

  /** One for each thing; {@code chosen} is the place of the one that was chosen. */
  public static <T> List<OptionView> of(
      OpaqueIds<T> places, Function<T, String> text, String chosen) {
    List<OptionView> options = new ArrayList<>();
    for (int i = 0; i < places.things().size(); i++) {
      String place = places.at(i);
      options.add(
          new OptionView(
              place, Markdown.inline(text.apply(places.things().get(i))), place.equals(chosen)));
    }
    return options;
  }
}

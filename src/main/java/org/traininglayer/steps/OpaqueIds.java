package org.traininglayer.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for things on a page that say where they stand and nothing else: {@code s7} is the seventh
 * claim. The ids in a module would give answers away ({@code e1} is an error, {@code d1} a decoy).
 */
public record OpaqueIds<T>(char letter, List<T> things, Function<T, String> id) {

  private static final Pattern PLACE = Pattern.compile("([a-z])([1-9][0-9]{0,3})");

  /** The id of the thing at a place, if there is one. */
  public Optional<String> idAt(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches() || matcher.group(1).charAt(0) != letter) {
      return Optional.empty();
    }
    int index = Integer.parseInt(matcher.group(2)) - 1;
    return index < things.size() ? Optional.of(id.apply(things.get(index))) : Optional.empty();
  }

  /**
   * The id of the thing at a place.
   *
   * @throws AnswerRefused when there is none
   */
  public String known(String place) {
    return idAt(place).orElseThrow(() -> new AnswerRefused("There is nothing at this place."));
  }

  /** The place of the thing with this number, counted from 0. */
  public String at(int index) {
    return letter + String.valueOf(index + 1);
  }

  /** The place of the thing with this id; empty text when there is none. */
  public String of(String thingId) {
    for (int i = 0; i < things.size(); i++) {
      if (id.apply(things.get(i)).equals(thingId)) {
        return at(i);
      }
    }
    return "";
  }
}

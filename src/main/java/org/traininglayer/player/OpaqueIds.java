package org.traininglayer.player;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;

/**
 * Names for things on a page that say where they stand and nothing else: {@code s7} is the seventh
 * claim. The ids in a module would give answers away ({@code e1} is an error, {@code d1} a decoy).
 */
record OpaqueIds<T>(char letter, List<T> things, Function<T, String> id) {

  private static final Pattern PLACE = Pattern.compile("([a-z])([1-9][0-9]{0,3})");

  /** The claims of an AI output, as {@code s1}, {@code s2}, … */
  static OpaqueIds<Unit> claims(Step.Review review) {
    return new OpaqueIds<>('s', review.output().units(), Unit::id);
  }

  /** The options of a commit, as {@code o1}, … */
  static OpaqueIds<Step.Option> options(Step.Commit commit) {
    return new OpaqueIds<>('o', commit.options(), Step.Option::id);
  }

  /** The options of a decision, as {@code o1}, … */
  static OpaqueIds<Step.Choice> options(Step.Decision decision) {
    return new OpaqueIds<>('o', decision.options(), Step.Choice::id);
  }

  /** The reasons of a decision, as {@code r1}, … */
  static OpaqueIds<Step.ReasonOption> reasons(Step.Decision decision) {
    return new OpaqueIds<>(
        'r',
        decision.reason() == null ? List.of() : decision.reason().options(),
        Step.ReasonOption::id);
  }

  /** The statements of a self-rating, as {@code i1}, … */
  static OpaqueIds<Step.Confidence.Item> items(Step.Confidence confidence) {
    return new OpaqueIds<>('i', confidence.items(), Step.Confidence.Item::id);
  }

  /** The id of the thing at a place, if there is one. */
  Optional<String> idAt(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches() || matcher.group(1).charAt(0) != letter) {
      return Optional.empty();
    }
    int index = Integer.parseInt(matcher.group(2)) - 1;
    return index < things.size() ? Optional.of(id.apply(things.get(index))) : Optional.empty();
  }

  /** The place of the thing with this number, counted from 0. */
  String at(int index) {
    return letter + String.valueOf(index + 1);
  }

  /** The place of the thing with this id; empty text when there is none. */
  String of(String thingId) {
    for (int i = 0; i < things.size(); i++) {
      if (id.apply(things.get(i)).equals(thingId)) {
        return at(i);
      }
    }
    return "";
  }
}

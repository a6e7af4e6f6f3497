package org.traininglayer.steps.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;
import org.traininglayer.steps.sort.SortStep.Stance;

/**
 * What sorting is worth. An item in its bin counts 1, one bin too strict 0.5, one bin too lax 0.25,
 * two bins off nothing. Where controls are needed the bin is 0.6 of that, and the controls are the
 * other 0.4: the share of needed ones less that of wrong ones. Too strict and too lax are counted
 * apart, because they are different mistakes.
 */
final class SortScore {

  private static final double TOO_STRICT = 0.5;
  private static final double TOO_LAX = 0.25;
  private static final double BIN_SHARE = 0.6;
  private static final double CONTROLS_SHARE = 0.4;

  private SortScore() {}

  /**
   * One item, judged.
   *
   * @param missing controls that are needed and were not asked for, where the bin is right
   * @param wrong controls that were asked for and do not belong to the item
   * @param harmful whether a prohibited use that does harm was permitted
   */
  record Judged(
      Item item,
      Place place,
      Stance stance,
      List<String> missing,
      List<String> wrong,
      double score,
      boolean harmful) {

    /** Whether bin and controls are right. */
    boolean right() {
      return stance == Stance.FIT && missing.isEmpty() && wrong.isEmpty();
    }
  }

  /** All items that say where they belong, in the order of the step. */
  static List<Judged> all(SortStep step, SortWork work) {
    List<Judged> all = new ArrayList<>();
    for (Item item : step.items()) {
      Place place = work.placed().get(item.id());
      if (place != null && place.bin() != null) {
        all.add(of(item, place, place.bin()));
      }
    }
    return all;
  }

  static Judged of(Item item, Place place, Bin bin) {
    int off = bin.stricterThan(item.key());
    Stance stance = off == 0 ? Stance.FIT : off > 0 ? Stance.OVER : Stance.UNDER;
    List<String> chosen = SortWork.controls(place);
    boolean fits = stance == Stance.FIT;
    List<String> missing =
        fits ? item.need().stream().filter(c -> !chosen.contains(c)).toList() : List.of();
    List<String> wrong =
        fits
            ? chosen.stream()
                .filter(c -> !item.need().contains(c) && !item.accept().contains(c))
                .toList()
            : List.of();
    double score = bin(off);
    if (item.key() == Bin.WITH_CONTROLS) {
      double needed = item.need().size();
      double controls =
          !fits || needed == 0 ? 0 : Math.max(0, (needed - missing.size() - wrong.size()) / needed);
      score = BIN_SHARE * score + CONTROLS_SHARE * controls;
    }
    return new Judged(
        item,
        place,
        stance,
        missing,
        wrong,
        rounded(score),
        item.critical() && item.key() == Bin.PROHIBITED && bin == Bin.PERMITTED);
  }

  private static double bin(int off) {
    return switch (off) {
      case 0 -> 1;
      case 1 -> TOO_STRICT;
      case -1 -> TOO_LAX;
      default -> 0;
    };
  }

  /** The mean of all items; an item that says nothing counts nothing. Null before submission. */
  static @Nullable Double of(SortStep step, SortWork work) {
    return work.submitted() ? Double.valueOf(mean(step, work)) : null;
  }

  static double mean(SortStep step, SortWork work) {
    double sum = all(step, work).stream().mapToDouble(Judged::score).sum();
    return step.items().isEmpty() ? 0 : rounded(sum / step.items().size());
  }

  private static double rounded(double score) {
    return Math.round(score * 1e6) / 1e6;
  }
}

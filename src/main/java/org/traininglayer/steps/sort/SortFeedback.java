package org.traininglayer.steps.sort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.sort.SortScore.Judged;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/**
 * What sorting comes to, in the order in which it is told: what was allowed too freely, what was
 * held back needlessly, where controls are missing or do not belong, what was right.
 *
 * @param couldBeLax items that can be judged too laxly: all that are not permitted as they are
 * @param couldBeStrict items that can be judged too strictly: all that are not prohibited
 */
record SortFeedback(
    List<Finding> lax,
    List<Finding> strict,
    List<Finding> controls,
    List<Finding> right,
    int total,
    int couldBeLax,
    int couldBeStrict) {

  /**
   * One item in hindsight.
   *
   * @param yours word of the bin chosen
   * @param belongs word of the bin where it belongs
   * @param need controls that it needs, where it needs some
   * @param missing those of them that were not asked for, though the bin is right
   * @param wrong what was asked for and does not belong to it
   * @param why HTML
   * @param sources citations
   * @param harmful whether permitting it does harm, and it was permitted
   */
  record Finding(
      String html,
      String yours,
      String belongs,
      List<String> chosen,
      List<String> need,
      List<String> missing,
      List<String> wrong,
      String why,
      List<String> sources,
      boolean harmful) {}

  static SortFeedback of(SortStep step, SortWork work, Module module) {
    List<Finding> lax = new ArrayList<>();
    List<Finding> strict = new ArrayList<>();
    List<Finding> controls = new ArrayList<>();
    List<Finding> right = new ArrayList<>();
    for (Judged judged : SortScore.all(step, work)) {
      List<Finding> group =
          switch (judged.stance()) {
            case UNDER -> lax;
            case OVER -> strict;
            case FIT -> judged.right() ? right : controls;
          };
      group.add(finding(judged, module));
    }
    lax.sort(Comparator.comparing(finding -> !finding.harmful()));
    return new SortFeedback(
        lax,
        strict,
        controls,
        right,
        step.items().size(),
        count(step, Bin.PERMITTED),
        count(step, Bin.PROHIBITED));
  }

  private static int count(SortStep step, Bin but) {
    return (int) step.items().stream().filter(item -> item.key() != but).count();
  }

  private static Finding finding(Judged judged, Module module) {
    Item item = judged.item();
    Bin bin = judged.place().bin();
    return new Finding(
        Markdown.inline(item.text()),
        bin == null ? "" : bin.word(),
        item.key().word(),
        SortWork.controls(judged.place()),
        item.need(),
        judged.missing(),
        judged.wrong(),
        Markdown.inline(item.why()),
        module.sources().stream()
            .filter(source -> item.sources().contains(source.id()))
            .map(Module.Source::cite)
            .toList(),
        judged.harmful());
  }
}

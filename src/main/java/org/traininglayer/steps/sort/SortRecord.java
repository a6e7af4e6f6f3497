package org.traininglayer.steps.sort;

import java.util.List;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Question.Option;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortScore.Judged;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/** What goes on record when sorting is submitted: one response for each item. */
final class SortRecord {

  private static final List<Option> BINS =
      List.of(
          new Option(Bin.PERMITTED.word(), "Permitted", true),
          new Option(Bin.WITH_CONTROLS.word(), "Permitted with controls", true),
          new Option(Bin.PROHIBITED.word(), "Prohibited", true));

  private SortRecord() {}

  static List<Response> of(SortStep step, SortWork work, Situation situation) {
    List<String> opened = situation.sourcesOpened().stream().sorted().toList();
    return SortScore.all(step, work).stream().map(judged -> of(step, judged, opened)).toList();
  }

  private static Response of(SortStep step, Judged judged, List<String> opened) {
    Item item = judged.item();
    Place place = judged.place();
    Bin bin = place.bin();
    return Response.to(question(step, item), item.id() + "[.]" + (bin == null ? "" : bin.word()))
        .correct(judged.right())
        .scored(step.head().scored() ? judged.score() : null)
        .with("permission", item.key())
        .with("stance", judged.stance())
        .with("critical", item.critical() ? Boolean.TRUE : null)
        .with("controls", SortWork.controls(place))
        .with("controls-missing", judged.missing())
        .with("controls-wrong", judged.wrong())
        .with("sources-opened", opened);
  }

  private static Question question(SortStep step, Item item) {
    return Question.matching(
        List.of("sorted", item.id()),
        step.head().title(),
        item.text(),
        List.of(new Option(item.id(), item.text())),
        BINS);
  }
}

package org.traininglayer.delivery;

import java.util.List;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;
import org.traininglayer.steps.sort.SortStep;

/** Steps of further types, each told of as the only one of its module. */
public final class PracticeSteps {

  public static final SortStep SORT =
      new SortStep(
          Course.head("sort", "What may go in?", true),
          List.of("approved-tool", "human-review", "record-of-use"),
          List.of(
              new SortStep.Item(
                  "synopsis",
                  "Put the draft synopsis into the assistant",
                  SortStep.Bin.WITH_CONTROLS,
                  List.of("approved-tool", "human-review"),
                  List.of("record-of-use"),
                  false,
                  "A contract covers the tool.",
                  List.of()),
              new SortStep.Item(
                  "listing",
                  "Put a listing with birth dates into a free chatbot",
                  SortStep.Bin.PROHIBITED,
                  List.of(),
                  List.of(),
                  true,
                  "Identifiers would leave the company.",
                  List.of())));

  public static final RedesignStep REDESIGN =
      new RedesignStep(
          Course.head("redesign", "Who does what, and when?", true),
          List.of(
              new Card("score", "Score the sites", List.of("ai"), null, false, null),
              new Card("send", "Send the plan to sites", List.of(), null, true, "Unchecked."),
              new Card("own", "Note an own view", List.of("human"), null, false, null),
              new Card("check", "Check the score", List.of("qc"), "score", false, null)),
          List.of("human", "ai", "qc"),
          List.of(new Before("own", "score"), new Before("score", "check")),
          List.of("score"));

  private PracticeSteps() {}
}

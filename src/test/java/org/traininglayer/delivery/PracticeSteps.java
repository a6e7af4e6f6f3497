package org.traininglayer.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.commit.CommitStep.Option;
import org.traininglayer.steps.prompt.PromptStep;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.redesign.RedesignStep.Before;
import org.traininglayer.steps.redesign.RedesignStep.Card;
import org.traininglayer.steps.remedy.RemedyStep;
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

  /** Rows of a listing instead of options. */
  public static final CommitStep ROWS =
      new CommitStep(
          Course.head("own-sites", "Your own view first", true),
          "Which sites need a visit?",
          List.of(),
          List.of("101", "130"),
          null,
          true,
          null,
          "sites");

  /** A prompt that is given, and judged. */
  public static final PromptStep CRITIQUE =
      new PromptStep(
          Course.head("critique", "What is wrong with it?", true),
          PromptStep.Mode.CRITIQUE,
          null,
          List.of(
              flaw("names", "It tells who the participant is", PromptStep.Toxic.PRIVACY),
              flaw("no-source", "It rests on no source", null),
              flaw("no-role", "It leaves open for whom", null)),
          List.of("names", "no-source"),
          List.of(),
          List.of("no-role"),
          List.of(),
          null,
          "You are a monitor. What about participant 114-003?");

  private static PromptStep.Block flaw(String id, String text, PromptStep.@Nullable Toxic toxic) {
    return new PromptStep.Block(id, text, null, toxic, null);
  }

  /** For the error that the review lets through. */
  public static final RemedyStep REMEDY =
      new RemedyStep(
          guided("once-more"),
          List.of(
              new RemedyStep.Case(
                  "total",
                  List.of("review/u2"),
                  "A number is what its row says.",
                  List.of(new Nested(item("visits"))))));

  private static Step.Head guided(String id) {
    return new Step.Head(
        id,
        "Once more, in a minute",
        "",
        2,
        List.of("DIS-1"),
        List.of(),
        Step.Guidance.GUIDED,
        List.of(),
        false,
        1,
        Step.FeedbackWhen.IMMEDIATE,
        List.of());
  }

  private static CommitStep item(String id) {
    return new CommitStep(
        guided(id),
        "The listing has five visits. What does the text have to say?",
        List.of(new Option("five", "Five"), new Option("fifteen", "Fifteen")),
        List.of("five"),
        null,
        false,
        null);
  }

  /** The module with these steps and a listing of sites. */
  public static Module module(Step... steps) {
    Module module = Course.MODULE;
    return new Module(
        module.id(),
        module.version(),
        module.status(),
        module.title(),
        module.summary(),
        module.locale(),
        module.audience(),
        module.minutes(),
        module.primaryCompetencies(),
        module.secondaryCompetencies(),
        module.sources(),
        module.variables(),
        module.pass(),
        List.of(steps),
        Map.of(
            "sites",
            new Artefact.Table(
                "sites",
                "Sites",
                "",
                List.of(new Artefact.Column("site", "Site", false)),
                List.of(row("101", "101 PL"), row("114", "114 US"), row("130", "130 DE")))));
  }

  private static Artefact.Row row(String key, String label) {
    return new Artefact.Row(key, label, List.of(label));
  }

  private PracticeSteps() {}
}

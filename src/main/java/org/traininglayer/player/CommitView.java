package org.traininglayer.player;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Progress.StepWork;

/** The learner's own view, before the AI's. */
record CommitView(
    String question,
    List<OptionView> options,
    boolean asksConfidence,
    @Nullable Integer sure,
    boolean saved) {

  static CommitView of(Step.Commit commit, StepWork work) {
    OpaqueIds<Step.Option> places = OpaqueIds.options(commit);
    var choice = work.choice();
    String chosen = choice == null ? "" : places.of(choice.option());
    return new CommitView(
        Markdown.inline(commit.question()),
        OptionView.of(places, Step.Option::text, chosen),
        commit.confidence(),
        choice == null ? null : choice.confidence(),
        choice != null);
  }
}

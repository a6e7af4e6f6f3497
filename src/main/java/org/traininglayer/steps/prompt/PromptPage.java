package org.traininglayer.steps.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.prompt.PromptAnswer.Assemble;
import org.traininglayer.steps.prompt.PromptAnswer.Draft;
import org.traininglayer.steps.prompt.PromptAnswer.Retry;
import org.traininglayer.steps.prompt.PromptAnswer.Send;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;

/** Blocks to tick and the prompt that comes of them, or a field and what rules find in it. */
final class PromptPage implements StepPage<PromptStep, PromptWork> {

  private static final String TEXT = "text";

  /** The blocks, as {@code b1}, … */
  static OpaqueIds<Block> blocks(PromptStep step) {
    return new OpaqueIds<>('b', step.blocks(), Block::id);
  }

  @Override
  public PromptView view(PromptStep step, PromptWork work, Situation situation, Shown shown) {
    return PromptView.of(step, work, situation, shown);
  }

  @Override
  public FormReading read(PromptStep step, PromptWork work, FormValues form, Shown shown) {
    return step.mode() == Mode.FREE ? written(work, form) : assembled(step, work, form, shown);
  }

  /** With {@code done} it goes on, once the hints have been seen. */
  private static FormReading written(PromptWork work, FormValues form) {
    String text = FreeText.of(form.text(TEXT));
    if (text.isEmpty()) {
      return FormReading.missing("steps.prompt.missing.text");
    }
    if (text.length() > FreeText.LONGEST) {
      return FormReading.missing("steps.prompt.missing.shorter");
    }
    if (!Suspects.settled(form, TEXT)) {
      return FormReading.missing("player.suspects.missing").askingAgain();
    }
    FormReading kept = FormReading.of(new Draft(text));
    return form.has("done") && work.text() != null
        ? kept.and(new Answer.Finish())
        : kept.at("hints");
  }

  /** With {@code send} the prompt is sent, with {@code retry} it is one that does not count. */
  private static FormReading assembled(
      PromptStep step, PromptWork work, FormValues form, Shown shown) {
    List<String> chosen = chosen(step, form);
    if (work.sent()) {
      return !form.has("retry")
          // A page from before: what was sent stands, and is shown.
          ? FormReading.of().at("output")
          : chosen.isEmpty()
              ? FormReading.missing("steps.prompt.missing.blocks")
              : FormReading.of(new Retry(chosen)).at("retried");
    }
    if (step.mode() == Mode.CRITIQUE) {
      return FormReading.of(new Assemble(chosen), new Send()).ending(shown, "output");
    }
    if (!form.has("send")) {
      return FormReading.of(new Assemble(chosen)).at("assembled");
    }
    if (chosen.isEmpty()) {
      return FormReading.missing("steps.prompt.missing.blocks");
    }
    return FormReading.of(new Assemble(chosen), new Send()).ending(shown, "output");
  }

  private static List<String> chosen(PromptStep step, FormValues form) {
    OpaqueIds<Block> places = blocks(step);
    return step.blocks().stream().map(Block::id).filter(id -> form.has(places.of(id))).toList();
  }

  @Override
  public @Nullable Words summary(PromptStep step, PromptWork work) {
    return step.mode() != Mode.ASSEMBLE || work.sent() || work.blocks().isEmpty()
        ? null
        : new Words("steps.prompt.summary", work.blocks().size());
  }

  @Override
  public boolean debriefed(PromptStep step, PromptWork work, Situation situation) {
    return work.sent() || work.text() != null;
  }
}

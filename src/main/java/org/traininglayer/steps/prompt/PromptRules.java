package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.prompt.PromptAnswer.Assemble;
import org.traininglayer.steps.prompt.PromptAnswer.Draft;
import org.traininglayer.steps.prompt.PromptAnswer.Retry;
import org.traininglayer.steps.prompt.PromptAnswer.Send;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Output;
import org.traininglayer.steps.prompt.PromptStep.Toxic;

/** The prompt that is sent first counts; whatever is tried afterwards does not. */
final class PromptRules implements StepRules<PromptStep, PromptWork, PromptAnswer> {

  @Override
  public PromptWork begin() {
    return new PromptWork(List.of(), false, null, null);
  }

  @Override
  public Class<PromptAnswer> answers() {
    return PromptAnswer.class;
  }

  @Override
  public void check(PromptStep step, PromptAnswer answer, Module module) {
    AnswerRefused.unless(
        (answer instanceof Draft) == (step.mode() == Mode.FREE),
        step.mode() == Mode.FREE
            ? "This prompt is written freely."
            : "This prompt is put together of blocks.");
    switch (answer) {
      case Assemble assemble -> known(step, assemble.blocks());
      case Send send -> {}
      case Retry retry -> {
        known(step, retry.blocks());
        AnswerRefused.unless(!retry.blocks().isEmpty(), "A prompt has at least one block.");
      }
      case Draft draft -> {
        FreeText.check(draft.text());
        AnswerRefused.unless(!draft.text().isEmpty(), "A prompt is not empty.");
      }
    }
  }

  private static void known(PromptStep step, List<String> blocks) {
    AnswerRefused.unless(
        step.inOrder(blocks).size() == blocks.size(), "This step has no such blocks.");
  }

  @Override
  public Change<PromptWork> apply(
      PromptStep step, PromptWork work, PromptAnswer answer, Situation situation) {
    return switch (answer) {
      case Assemble assemble -> {
        List<String> blocks = step.inOrder(assemble.blocks());
        yield Change.to(
            work.sent() || blocks.equals(work.blocks())
                ? work
                : new PromptWork(blocks, false, null, null));
      }
      case Send send -> work.sent() ? Change.to(work) : sent(step, work, situation);
      case Retry retry -> {
        AnswerRefused.unless(step.mode() == Mode.ASSEMBLE, "A judgement is given once, and told.");
        AnswerRefused.unless(work.sent(), "Send a first prompt before you try another.");
        List<String> blocks = step.inOrder(retry.blocks());
        yield Change.to(
            blocks.equals(work.retried())
                ? work
                : new PromptWork(work.blocks(), true, blocks, null));
      }
      case Draft draft ->
          Change.to(
              draft.text().equals(work.text())
                  ? work
                  : new PromptWork(List.of(), false, null, draft.text()));
    };
  }

  private static Change<PromptWork> sent(PromptStep step, PromptWork work, Situation situation) {
    AnswerRefused.unless(
        !work.blocks().isEmpty() || step.mode() == Mode.CRITIQUE,
        "Please choose at least one block first.");
    return Change.to(
        new PromptWork(work.blocks(), true, null, null), sent(step, work).took(situation.active()));
  }

  private static Response sent(PromptStep step, PromptWork work) {
    PromptScore score = PromptScore.of(step, work.blocks());
    boolean critique = step.mode() == Mode.CRITIQUE;
    return Response.to(blocks(step), String.join("[,]", work.blocks()))
        .correct(score.complete())
        .scored(step.head().scored() ? score.score() : null)
        .with("toxic", kinds(step, score))
        .with("hits", critique ? score.present() : null)
        .with("misses", critique ? score.wanted() - score.present() : null)
        .with("false-alarms", critique ? score.wrong().size() : null)
        .with("correct-rejections", critique ? step.forbid().size() - score.wrong().size() : null)
        .with("output", step.output(work.blocks()).map(Output::name).orElse(null));
  }

  @Override
  public List<Response> told(PromptStep step, PromptWork work, Situation situation) {
    return work.sent() && step.mode() != Mode.FREE ? List.of(sent(step, work)) : List.of();
  }

  private static List<String> kinds(PromptStep step, PromptScore score) {
    return score.toxic().stream()
        .flatMap(id -> step.block(id).stream())
        .flatMap(block -> Stream.ofNullable(block.toxic()))
        .map(Response::word)
        .distinct()
        .toList();
  }

  /** A prompt that was written freely goes on record now, without its text. */
  @Override
  public Change<PromptWork> finish(PromptStep step, PromptWork work, Situation situation) {
    if (step.mode() == Mode.FREE) {
      AnswerRefused.unless(work.text() != null, "Please write a prompt first.");
      return Change.to(
          work, Response.to(text(step), "").took(situation.active()).with("written", true));
    }
    AnswerRefused.unless(work.sent(), "Please send your prompt first.");
    return Change.to(work);
  }

  @Override
  public @Nullable Double score(PromptStep step, PromptWork work) {
    return work.sent() ? PromptScore.of(step, work.blocks()).score() : null;
  }

  @Override
  public List<String> harm(PromptStep step, PromptWork work) {
    return work.sent() ? PromptScore.of(step, work.blocks()).toxic() : List.of();
  }

  /** With its kind in words. */
  @Override
  public Optional<Harm> harm(PromptStep step, String id) {
    return step.block(id)
        .map(block -> {
          Toxic toxic = block.toxic();
          return new Harm(
              (toxic == null ? "" : "*" + toxic.label() + ":* ") + block.text(),
              step.mode() != Mode.CRITIQUE,
              block.why() == null ? "" : block.why(),
              List.of());
        });
  }

  @Override
  public List<String> harms(PromptStep step) {
    return step.blocks().stream()
        .filter(block -> block.toxic() != null)
        .map(PromptStep.Block::id)
        .toList();
  }

  @Override
  public boolean fits(PromptStep step, PromptWork work) {
    return step.inOrder(work.blocks()).size() == work.blocks().size();
  }

  @Override
  public List<PromptAnswer> keyed(PromptStep step) {
    if (step.mode() == Mode.FREE) {
      return List.of(
          new Draft("Compare the dates in the attached table. Say so where one is missing."));
    }
    List<String> blocks = new ArrayList<>(step.require());
    step.requireAny().forEach(group -> group.stream().limit(1).forEach(blocks::add));
    return List.of(new Assemble(step.inOrder(blocks)), new Send());
  }

  @Override
  public List<KeyLine> key(PromptStep step) {
    List<KeyLine> lines = new ArrayList<>();
    Set<String> groups =
        step.requireAny().stream().flatMap(List::stream).collect(Collectors.toSet());
    for (Block block : step.blocks()) {
      Toxic toxic = block.toxic();
      String right =
          step.mode() == Mode.CRITIQUE
              ? (step.require().contains(block.id()) ? "there" : "not there")
                  + (toxic == null ? "" : ": " + toxic.label())
              : step.require().contains(block.id())
                  ? "required"
                  : groups.contains(block.id())
                      ? "required, or another of its group"
                      : step.forbid().contains(block.id())
                          ? "forbidden" + (toxic == null ? "" : ": " + toxic.label())
                          : "neither required nor forbidden";
      lines.add(new KeyLine(block.text(), right, block.why() == null ? "" : block.why()));
    }
    return lines;
  }

  private static Question blocks(PromptStep step) {
    return new Question(
        List.of(step.mode() == Mode.CRITIQUE ? "flaws" : "blocks"),
        Question.Kind.CHOICE,
        step.head().title(),
        step.given() != null
            ? step.given()
            : step.goal() == null ? step.head().body() : step.goal(),
        step.blocks().stream().map(b -> new Question.Option(b.id(), b.text())).toList());
  }

  private static Question text(PromptStep step) {
    return new Question(
        List.of("text"),
        Question.Kind.LONG_FILL_IN,
        step.head().title(),
        step.goal() == null ? step.head().body() : step.goal(),
        List.of());
  }
}

package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step.KeyBasis;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.Identifiers;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Output;
import org.traininglayer.steps.prompt.PromptStep.Toxic;

/**
 * A prompt.
 *
 * @param given the prompt that is judged, HTML; null where none is
 * @param goal HTML; null when the body says it
 * @param blocks with those ticked that are to be seen as ticked now
 * @param assembled the prompt, block by block, HTML
 * @param sent whether it was sent and counts
 * @param verdict what it is worth; null before it is sent and may be told
 * @param retried a later prompt and its output; null when there is none
 * @param written what was written freely
 * @param suspects what looks in it as if it named somebody
 * @param hints what the rules find in it; empty before it is kept
 * @param named what of it looks as if it named somebody and was kept nevertheless
 * @param hidden whether it was written freely and somebody else than the learner looks
 */
record PromptView(
    boolean free,
    @Nullable String given,
    @Nullable String goal,
    List<BlockView> blocks,
    List<String> assembled,
    boolean sent,
    @Nullable Verdict verdict,
    @Nullable Retried retried,
    String written,
    int longest,
    Suspects suspects,
    List<Hints.Hint> hints,
    List<Identifiers.Found> named,
    boolean hidden) {

  /**
   * A block.
   *
   * @param kind the word for it; null when not said
   */
  record BlockView(String place, @Nullable String kind, String html, boolean chosen) {}

  /**
   * What a prompt is worth.
   *
   * @param output what the tool answers
   * @param parts its blocks, the worst first
   * @param basis why, HTML; null when the module does not say
   * @param sources what the step cites
   */
  record Verdict(
      boolean complete,
      boolean scored,
      int wanted,
      int present,
      int wrong,
      OutputView output,
      List<Part> parts,
      @Nullable String basis,
      List<String> sources) {}

  /**
   * A block in hindsight.
   *
   * @param mark {@code harm}, {@code wrong}, {@code missing}, {@code one-of}, {@code right}, {@code
   *     avoided} or {@code free}
   * @param toxic the kind of harm in words; null when it does none
   * @param why HTML; null when not said
   */
  record Part(String mark, String html, @Nullable String toxic, @Nullable String why) {}

  /**
   * What the tool answers.
   *
   * @param html null where nothing was recorded
   * @param note HTML; null when nothing is to be said
   */
  record OutputView(@Nullable String html, @Nullable String note) {}

  /** A later prompt, block by block, and its output. */
  record Retried(List<String> assembled, OutputView output) {}

  private static final List<String> ORDER =
      List.of("harm", "wrong", "missing", "one-of", "right", "avoided", "free");

  static PromptView of(PromptStep step, PromptWork work, Situation situation, Shown shown) {
    boolean free = step.mode() == Mode.FREE;
    boolean hidden = free && !shown.own();
    FormValues entered = shown.finished() ? FormValues.NONE : shown.asked();
    String text = entered.has("text") ? FreeText.of(entered.text("text")) : work.text();
    boolean told = work.sent() && shown.feedback();
    List<String> retried = work.retried();
    return new PromptView(
        free,
        step.given() == null ? null : Markdown.block(step.given()),
        step.goal() == null ? null : Markdown.inline(step.goal()),
        blocks(step, work, entered),
        htmls(step, work.blocks()),
        work.sent(),
        told ? verdict(step, work, situation.module()) : null,
        told && retried != null ? new Retried(htmls(step, retried), output(step, retried)) : null,
        hidden || text == null ? "" : text,
        FreeText.LONGEST,
        free ? Suspects.in(entered, "text") : Suspects.in(FormValues.NONE),
        hidden || work.text() == null ? List.of() : Hints.of(work.text()),
        hidden || work.text() == null ? List.of() : Identifiers.in(work.text()),
        hidden);
  }

  private static List<BlockView> blocks(PromptStep step, PromptWork work, FormValues entered) {
    OpaqueIds<Block> places = PromptPage.blocks(step);
    boolean incomplete = entered.has("send") || entered.has("retry");
    List<String> kept = work.retried() == null ? work.blocks() : work.retried();
    List<BlockView> blocks = new ArrayList<>();
    for (Block block : step.blocks()) {
      String place = places.of(block.id());
      blocks.add(
          new BlockView(
              place,
              block.kind() == null ? null : Response.word(block.kind()),
              Markdown.inline(block.text()),
              incomplete ? entered.has(place) : kept.contains(block.id())));
    }
    return blocks;
  }

  private static List<String> htmls(PromptStep step, List<String> chosen) {
    return step.blocks().stream()
        .filter(block -> chosen.contains(block.id()))
        .map(block -> Markdown.inline(block.text()))
        .toList();
  }

  private static OutputView output(PromptStep step, List<String> chosen) {
    Output output = step.output(chosen).orElse(null);
    return output == null
        ? new OutputView(null, null)
        : new OutputView(
            Markdown.block(output.text()),
            output.note() == null ? null : Markdown.inline(output.note()));
  }

  private static Verdict verdict(PromptStep step, PromptWork work, Module module) {
    PromptScore score = PromptScore.of(step, work.blocks());
    KeyBasis basis = step.basis();
    return new Verdict(
        score.complete(),
        step.head().scored(),
        score.wanted(),
        score.present(),
        score.wrong().size(),
        output(step, work.blocks()),
        parts(step, Set.copyOf(work.blocks())),
        basis == null ? null : Markdown.inline(basis.note()),
        module.sources().stream()
            .filter(source -> step.head().sources().contains(source.id()))
            .map(Module.Source::cite)
            .toList());
  }

  private static List<Part> parts(PromptStep step, Set<String> chosen) {
    Set<String> wanting = new HashSet<>();
    Set<String> grouped = new HashSet<>();
    for (List<String> group : step.requireAny()) {
      grouped.addAll(group);
      if (group.stream().noneMatch(chosen::contains)) {
        wanting.addAll(group);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (Block block : step.blocks()) {
      boolean there = chosen.contains(block.id());
      String mark;
      if (step.mode() == PromptStep.Mode.CRITIQUE) {
        mark =
            step.require().contains(block.id())
                ? there ? "right" : block.toxic() == null ? "missing" : "harm"
                : there ? "wrong" : "avoided";
      } else if (step.forbid().contains(block.id())) {
        mark = !there ? "avoided" : block.toxic() == null ? "wrong" : "harm";
      } else if (step.require().contains(block.id())) {
        mark = there ? "right" : "missing";
      } else if (grouped.contains(block.id())) {
        mark = there ? "right" : wanting.contains(block.id()) ? "one-of" : "";
      } else {
        mark = there ? "free" : "";
      }
      if (!mark.isEmpty()) {
        Toxic toxic = block.toxic();
        String why = block.why();
        parts.add(
            new Part(
                mark,
                Markdown.inline(block.text()),
                toxic == null ? null : Response.word(toxic),
                why == null ? null : Markdown.inline(why)));
      }
    }
    parts.sort(Comparator.comparingInt(part -> ORDER.indexOf(part.mark())));
    return List.copyOf(parts);
  }
}

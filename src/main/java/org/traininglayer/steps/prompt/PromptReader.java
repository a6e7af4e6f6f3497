package org.traininglayer.steps.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.prompt.PromptStep.Block;
import org.traininglayer.steps.prompt.PromptStep.Kind;
import org.traininglayer.steps.prompt.PromptStep.Mode;
import org.traininglayer.steps.prompt.PromptStep.Output;
import org.traininglayer.steps.prompt.PromptStep.Toxic;

/** Prompts in the module format. */
final class PromptReader implements StepFormat<PromptStep> {

  private static final double CHOICE = 0.5;
  private static final double WRITING = 2;

  @Override
  public String name() {
    return PromptStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M6"), true, Step.FeedbackWhen.IMMEDIATE, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(PromptProblem.values());
  }

  @Override
  public List<YamlNode.Scalar> seededFiles(YamlNode root) {
    List<YamlNode.Scalar> files = new ArrayList<>();
    for (YamlNode output : root.items("outputs")) {
      YamlNode.Scalar file = output.scalar("show");
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  @Override
  public PromptStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    Mode mode = StepSource.oneOf(Mode.class, root.text("mode"), Mode.ASSEMBLE);
    if (mode == Mode.CRITIQUE) {
      return judged(head, source);
    }
    return new PromptStep(
        mode == Mode.FREE ? unscored(head) : head,
        mode,
        source.textOrNull(root, "goal"),
        root.items("blocks").stream().map(block -> block(source, block)).toList(),
        root.texts("require"),
        groups(root).stream()
            .map(group -> group.stream().map(YamlNode.Scalar::text).toList())
            .toList(),
        root.texts("forbid"),
        root.items("outputs").stream().map(output -> output(source, output)).toList(),
        source.basis());
  }

  /** Flaws, of which some are there. */
  private static PromptStep judged(Step.Head head, StepSource source) {
    List<YamlNode> flaws = source.root().items("flaws");
    return new PromptStep(
        head,
        Mode.CRITIQUE,
        source.textOrNull(source.root(), "goal"),
        flaws.stream().map(flaw -> block(source, flaw)).toList(),
        flaws.stream().filter(f -> f.isTrue("there")).map(f -> f.text("id")).toList(),
        List.of(),
        flaws.stream().filter(f -> !f.isTrue("there")).map(f -> f.text("id")).toList(),
        List.of(),
        source.basis(),
        source.text(source.root(), "given"));
  }

  /** Who gets another form must have as much to find. */
  @Override
  public List<String> measure(PromptStep step) {
    if (step.mode() != Mode.CRITIQUE) {
      return List.of();
    }
    return step.blocks().stream()
        .filter(block -> step.require().contains(block.id()))
        .map(block -> block.toxic() == null ? "flaw" : "harmful flaw")
        .sorted()
        .toList();
  }

  /** Nobody marks what is written freely. */
  private static Step.Head unscored(Step.Head head) {
    return new Step.Head(
        head.id(),
        head.title(),
        head.body(),
        head.minutes(),
        head.competencies(),
        head.metrics(),
        head.exposure(),
        head.artefacts(),
        false,
        head.weight(),
        head.feedback(),
        head.sources(),
        head.follows(),
        head.route());
  }

  private static Block block(StepSource source, YamlNode block) {
    return new Block(
        block.text("id"),
        source.text(block, "text"),
        block.text("kind").isEmpty()
            ? null
            : StepSource.oneOf(Kind.class, block.text("kind"), Kind.CONTEXT),
        block.text("toxic").isEmpty()
            ? null
            : StepSource.oneOf(Toxic.class, block.text("toxic"), Toxic.PRIVACY),
        source.textOrNull(block, "why"));
  }

  private static Output output(StepSource source, YamlNode output) {
    YamlNode.Scalar file = output.scalar("show");
    StepSource.Text text = file == null ? null : source.file(file);
    String name = file == null ? "" : file.text();
    return new Output(
        condition(output),
        name.substring(name.lastIndexOf('/') + 1),
        text == null ? "" : text.text(),
        source.textOrNull(output, "note"));
  }

  /** Null where none is said, and where it cannot be read, which {@link #references} reports. */
  private static @Nullable Condition condition(YamlNode output) {
    YamlNode.Scalar when = output.scalar("when");
    try {
      return when == null ? null : ConditionReader.read(when.text());
    } catch (ConditionReader.Malformed e) {
      return null;
    }
  }

  private static List<List<YamlNode.Scalar>> groups(YamlNode root) {
    List<List<YamlNode.Scalar>> groups = new ArrayList<>();
    if (root.get("require_any") instanceof YamlNode.Sequence sequence) {
      for (YamlNode group : sequence.items()) {
        List<YamlNode.Scalar> ids = new ArrayList<>();
        if (group instanceof YamlNode.Sequence inner) {
          for (YamlNode id : inner.items()) {
            if (id instanceof YamlNode.Scalar scalar) {
              ids.add(scalar);
            }
          }
        }
        groups.add(ids);
      }
    }
    return groups;
  }

  @Override
  public PromptStep filled(PromptStep step, Step.Head head, Filling filling) {
    return new PromptStep(
        head,
        step.mode(),
        filling.markdownOrNull(step.goal()),
        step.blocks().stream()
            .map(block ->
                new Block(
                    block.id(),
                    filling.markdown(block.text()),
                    block.kind(),
                    block.toxic(),
                    filling.markdownOrNull(block.why())))
            .toList(),
        step.require(),
        step.requireAny(),
        step.forbid(),
        step.outputs().stream()
            .map(output ->
                new Output(
                    output.when(),
                    output.name(),
                    filling.markdown(output.text()),
                    filling.markdownOrNull(output.note())))
            .toList(),
        filling.basis(step.basis()),
        filling.markdownOrNull(step.given()));
  }

  @Override
  public void references(PromptStep step, StepReferences references) {
    PromptReferences.check(step, references, groups(references.root()));
  }

  @Override
  public void lint(PromptStep step, StepFile file, Problems.At at) {
    PromptLint.check(step, file.root(), at);
  }

  @Override
  public double minutes(PromptStep step) {
    double minutes = step.goal() == null ? 0 : Pace.reading(step.goal());
    if (step.mode() == Mode.FREE) {
      return minutes + WRITING + 2 * Pace.CLICK;
    }
    String given = step.given();
    minutes += given == null ? 0 : Pace.words(given) / Pace.CHECKED;
    minutes += CHOICE + 2 * Pace.CLICK;
    for (Block block : step.blocks()) {
      minutes += Pace.reading(block.text());
      minutes += block.why() == null ? 0 : Pace.reading(block.why());
    }
    minutes += Pace.CLICK * (step.require().size() + step.requireAny().size());
    for (Output output : step.outputs()) {
      // One of them is read.
      minutes += Pace.reading(output.text()) / step.outputs().size();
      minutes += output.note() == null ? 0 : Pace.reading(output.note()) / step.outputs().size();
    }
    Step.KeyBasis basis = step.basis();
    return minutes + (basis == null ? 0 : Pace.reading(basis.note()));
  }
}

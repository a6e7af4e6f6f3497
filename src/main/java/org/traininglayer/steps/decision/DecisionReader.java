package org.traininglayer.steps.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.traininglayer.steps.Response;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Policy;
import org.traininglayer.steps.decision.DecisionStep.Reason;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;
import org.traininglayer.steps.decision.DecisionStep.Stance;

/** Decisions in the module format. */
final class DecisionReader implements StepFormat<DecisionStep> {

  private static final double CHOICE = 0.5;
  private static final double REASON = 0.25;

  @Override
  public String name() {
    return DecisionStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M3", "M6"), true, Step.FeedbackWhen.IMMEDIATE, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(DecisionProblem.values());
  }

  @Override
  public List<String> measure(DecisionStep step) {
    return step.options().stream()
        .map(Choice::level)
        .sorted()
        .map(level -> Response.word(level) + " option")
        .toList();
  }

  @Override
  public DecisionStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    YamlNode reason = root.get("reason");
    return new DecisionStep(
        head,
        source.text(root, "question"),
        root.items("options").stream()
            .map(option ->
                new Choice(
                    option.text("id"),
                    source.text(option, "text"),
                    StepSource.oneOf(Level.class, option.text("level"), Level.WEAK),
                    source.text(option, "then"),
                    option.text("stance").isEmpty()
                        ? null
                        : StepSource.oneOf(Stance.class, option.text("stance"), Stance.FIT),
                    source.textOrNull(option, "misconception")))
            .toList(),
        reason == null
            ? null
            : new Reason(
                source.text(reason, "prompt"),
                reason.items("options").stream()
                    .map(option ->
                        new ReasonOption(
                            option.text("id"),
                            source.text(option, "text"),
                            option.isTrue("correct"),
                            option.texts("carries")))
                    .toList()),
        source.basis(),
        root.isTrue("confidence"),
        policy(root.get("policy")));
  }

  private static @Nullable Policy policy(@Nullable YamlNode policy) {
    if (policy == null) {
      return null;
    }
    Map<String, String> uses = new HashMap<>();
    YamlNode given = policy.get("uses");
    if (given != null) {
      policy.entriesOf("uses").keySet().forEach(option -> uses.put(option, given.text(option)));
    }
    return new Policy(policy.text("permission"), policy.text("knows"), uses);
  }

  @Override
  public DecisionStep filled(DecisionStep step, Step.Head head, Filling filling) {
    Reason reason = step.reason();
    return new DecisionStep(
        head,
        filling.markdown(step.question()),
        step.options().stream()
            .map(option ->
                new Choice(
                    option.id(),
                    filling.markdown(option.text()),
                    option.level(),
                    filling.markdown(option.then()),
                    option.stance(),
                    filling.markdownOrNull(option.misconception())))
            .toList(),
        reason == null
            ? null
            : new Reason(
                filling.markdown(reason.prompt()),
                reason.options().stream()
                    .map(option ->
                        new ReasonOption(
                            option.id(),
                            filling.markdown(option.text()),
                            option.correct(),
                            option.carries()))
                    .toList()),
        filling.basis(step.basis()),
        step.confidence(),
        step.policy());
  }

  @Override
  public void references(DecisionStep step, StepReferences references) {
    YamlNode root = references.root();
    List<String> ids = references.uniqueIds(root.items("options"), "option");
    boolean best = root.items("options").stream().anyMatch(o -> o.text("level").equals("best"));
    boolean other = root.items("options").stream().anyMatch(o -> !o.text("level").equals("best"));
    YamlNode options = root.get("options");
    if (options != null && !(best && other)) {
      references
          .at()
          .add(
              options,
              DecisionProblem.BEST,
              best ? "Every option is the best." : "No option is the best.",
              "Give one option the level best, and the others what they deserve.");
    }
    YamlNode reason = root.get("reason");
    YamlNode policy = root.get("policy");
    if (reason != null) {
      reason(references, reason, ids, policy != null);
    }
    if (policy != null) {
      policy(references, policy, ids);
    }
    if (step.head().scored() && root.get("key_basis") == null) {
      references
          .at()
          .add(
              root,
              DecisionProblem.KEY_BASIS,
              "Nothing says on what the key of this decision rests.",
              "Add key_basis with a note, the reason that learners read, and agreed_by, the experts"
                  + " who agree.");
    }
  }

  /** Each option says what it does, and the question comes before. */
  private static void policy(StepReferences references, YamlNode policy, List<String> choices) {
    Set<String> uses = policy.entriesOf("uses").keySet();
    if (!uses.equals(Set.copyOf(choices))) {
      references
          .at()
          .add(
              policy,
              DecisionProblem.POLICY,
              "The policy has to say of each option, and of nothing else, what it does.",
              "The options are " + String.join(", ", choices) + ".");
    }
    YamlNode.Scalar knows = policy.scalar("knows");
    List<String> order = references.order();
    int place = knows == null ? 0 : order.indexOf(knows.text().replaceFirst("/.*", ""));
    if (knows != null && (place < 0 || place >= order.indexOf(references.step().id()))) {
      references
          .at()
          .add(
              knows,
              DecisionProblem.POLICY,
              "No earlier step asks \"" + knows.text() + "\".",
              "Name an earlier step and the place of its question, such as"
                  + " 020-sort/sorted/synopsis.");
    }
  }

  /**
   * One reason is right and not all are; what somebody says of themselves about a use of AI may
   * have no right one. A right reason leads to each of the options, or another reason does: whoever
   * gives it would else be told that another fact decides, and be shown the same.
   */
  private static void reason(
      StepReferences references, YamlNode reason, List<String> choices, boolean ofOneself) {
    references.uniqueIds(reason.items("options"), "reason");
    long correct = reason.items("options").stream().filter(o -> o.isTrue("correct")).count();
    long carrying =
        reason.items("options").stream().filter(o -> !o.texts("carries").isEmpty()).count();
    if (ofOneself && correct == 0 && carrying == 0) {
      return;
    }
    if (correct == 0 || correct == reason.items("options").size()) {
      references
          .at()
          .add(
              reason,
              DecisionProblem.REASON,
              correct == 0 ? "No reason is correct." : "Every reason is correct.",
              "Mark the reason that carries the best option with correct: true.");
    }
    List<YamlNode> reasons = reason.items("options");
    List<String> nowhere =
        choices.stream()
            .filter(choice -> reasons.stream().noneMatch(one -> carries(one, choice)))
            .toList();
    if (correct > 0 && !nowhere.isEmpty()) {
      references
          .at()
          .add(
              reason,
              DecisionProblem.REASON,
              "No reason carries " + String.join(", ", nowhere) + ".",
              "Leave carries out of a reason that is right whatever was chosen, or name these"
                  + " options in one.");
    }
    for (YamlNode option : reasons) {
      for (YamlNode.Scalar carried : option.scalars("carries")) {
        if (!choices.contains(carried.text())) {
          references
              .at()
              .add(
                  carried,
                  DecisionProblem.REASON,
                  "There is no option \"" + carried.text() + "\" that a reason could carry.",
                  "The options are " + String.join(", ", choices) + ".");
        }
      }
    }
  }

  private static boolean carries(YamlNode reason, String choice) {
    List<String> named = reason.texts("carries");
    return named.isEmpty() ? reason.isTrue("correct") : named.contains(choice);
  }

  @Override
  public void lint(DecisionStep step, StepFile file, Problems.At at) {
    YamlNode basis = file.root().get("key_basis");
    if (basis != null && basis.texts("agreed_by").stream().filter(n -> !n.isBlank()).count() < 2) {
      at.add(
          basis,
          DecisionProblem.LINT_KEY_NOT_AGREED,
          "Fewer than two experts have agreed to this key.",
          "Have it judged by two people from the role and name them under agreed_by.");
    }
  }

  @Override
  public List<Keyed> keyed(YamlNode root) {
    YamlNode reason = root.get("reason");
    Keyed choices = new Keyed("choice", root, option -> option.text("level").equals("best"));
    return reason == null
        ? List.of(choices)
        : List.of(choices, new Keyed("reason", reason, option -> option.isTrue("correct")));
  }

  @Override
  public List<String> choices(YamlNode root) {
    return root.items("options").stream().map(option -> option.text("id")).toList();
  }

  @Override
  public double minutes(DecisionStep step) {
    double minutes = Pace.reading(step.question()) + CHOICE + 2 * Pace.CLICK;
    for (Choice option : step.options()) {
      // One of the consequences is read.
      minutes += Pace.reading(option.text());
      minutes += Pace.reading(option.then()) / step.options().size();
    }
    Reason reason = step.reason();
    if (reason != null) {
      minutes += REASON + 2 * Pace.CLICK + Pace.reading(reason.prompt());
      for (ReasonOption option : reason.options()) {
        minutes += Pace.reading(option.text());
      }
    }
    Step.KeyBasis basis = step.basis();
    minutes += basis == null ? 0 : Pace.reading(basis.note());
    return minutes + (step.confidence() ? Pace.CLICK : 0);
  }
}

package org.traininglayer.steps.remedy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.remedy.RemedyStep.Case;

/** Remedies in the module format. */
final class RemedyReader implements StepFormat<RemedyStep> {

  private static final Nesting ITEMS =
      new Nesting(List.of("decision"), List.of(), List.of("reason", "confidence"));

  /** Reading what was missed, with its source. */
  private static final double MISS = 0.3;

  private static final double LONGEST = 1.5;

  @Override
  public String name() {
    return RemedyStep.TYPE;
  }

  /** It shows that something was understood, not what somebody can do without help. */
  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1"), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(RemedyProblem.values());
  }

  @Override
  public boolean mayBePassedOver() {
    return false;
  }

  @Override
  public List<YamlNode> nested(YamlNode root) {
    return root.items("cases").stream().flatMap(one -> one.items("items").stream()).toList();
  }

  @Override
  public Nesting nesting() {
    return ITEMS;
  }

  @Override
  public RemedyStep read(Step.Head head, StepSource source) {
    return new RemedyStep(
        head,
        source.root().items("cases").stream()
            .map(one ->
                new Case(
                    one.text("id"),
                    one.texts("for"),
                    source.text(one, "rule"),
                    Nested.read(head, one.items("items"), source)))
            .toList());
  }

  @Override
  public RemedyStep filled(RemedyStep step, Step.Head head, Filling filling) {
    return new RemedyStep(
        head,
        step.cases().stream()
            .map(one ->
                new Case(
                    one.id(),
                    one.misses(),
                    filling.markdown(one.rule()),
                    one.items().stream().map(item -> item.filled(filling).under(head)).toList()))
            .toList());
  }

  @Override
  public void references(RemedyStep step, StepReferences references) {
    YamlNode root = references.root();
    references.uniqueIds(root.items("cases"), "case");
    Nested.references(step.items(), nested(root), references);
    Set<StepFile> concerned = new LinkedHashSet<>();
    Set<String> covered = new LinkedHashSet<>();
    for (YamlNode one : root.items("cases")) {
      for (YamlNode.Scalar miss : one.scalars("for")) {
        covered.add(miss.text());
        concerned(miss, references).ifPresent(concerned::add);
      }
    }
    Set<String> leftOut = new LinkedHashSet<>();
    for (StepFile file : concerned) {
      references.forms(file).forEach(form -> leftOut.addAll(misses(form)));
    }
    leftOut.removeAll(covered);
    YamlNode cases = root.get("cases");
    if (!leftOut.isEmpty() && cases != null) {
      references
          .at()
          .add(
              cases,
              RemedyProblem.MISS_LEFT_OUT,
              "Nothing is done about " + String.join(", ", leftOut) + ".",
              "Add a case for each critical error and harmful choice of the step, in all its"
                  + " forms.");
    }
  }

  /** The file of the step in which it can happen; reported where it cannot. */
  private static Optional<StepFile> concerned(YamlNode.Scalar miss, StepReferences references) {
    int slash = miss.text().indexOf('/');
    String form = slash < 0 ? miss.text() : miss.text().substring(0, slash);
    List<String> order = references.order();
    Optional<StepFile> file =
        references
            .other(form)
            .filter(found ->
                references.forms(found).stream()
                    .anyMatch(one -> {
                      int place = order.indexOf(one.id());
                      return place >= 0 && place < order.indexOf(references.step().id());
                    }));
    List<String> possible = file.map(RemedyReader::misses).orElse(List.of());
    if (!possible.contains(miss.text())) {
      references
          .at()
          .add(
              miss,
              RemedyProblem.MISS_UNKNOWN,
              "Nothing critical called \"" + miss.text() + "\" can happen before this step.",
              DidYouMean.among(
                  possible.isEmpty() ? order : possible,
                  miss.text(),
                  "Name a critical error or harmful choice of an earlier step that counts, as"
                      + " step/id."));
    }
    return possible.isEmpty() ? Optional.empty() : file;
  }

  /** Only what counts for passing. */
  private static List<String> misses(StepFile file) {
    Step step = file.step();
    return step.head().scored() && step.head().exposure() == Step.Guidance.INDEPENDENT
        ? StepTypes.of(step).rules().harms(step).stream().map(id -> file.id() + "/" + id).toList()
        : List.of();
  }

  @Override
  public void lint(RemedyStep step, StepFile file, Problems.At at) {
    Nested.lint(step.items(), nested(file.root()), file, at);
    List<YamlNode> entries = new ArrayList<>(file.root().items("cases"));
    for (int i = 0; i < step.cases().size(); i++) {
      Case one = step.cases().get(i);
      if (one.items().size() < RemedyStep.TRIES) {
        at.add(
            entries.get(i),
            RemedyProblem.ONE_ITEM,
            "The case \"" + one.id() + "\" has one item.",
            "Add another: who gets the first one wrong is asked once more.");
      }
      Set<String> openings = openings(entries.get(i));
      if (one.items().size() > 1 && openings.size() == 1) {
        at.add(
            entries.get(i),
            RemedyProblem.SAME_WORD,
            "The best options of the case \""
                + one.id()
                + "\" all begin with "
                + String.join("", openings)
                + ".",
            "Have one item with another answer: a sentence that stands, a use that is allowed.");
      }
      double minutes = minutes(one);
      if (minutes > LONGEST) {
        at.add(
            entries.get(i),
            RemedyProblem.TOO_LONG,
            String.format(Locale.ROOT, "The case \"%s\" takes %.1f minutes.", one.id(), minutes),
            "Keep to 90 seconds: one sentence for the rule, and short items.");
      }
    }
  }

  /** The first words of the best options, in lower case; not and no are the same answer. */
  private static Set<String> openings(YamlNode one) {
    Set<String> words = new LinkedHashSet<>();
    for (YamlNode item : one.items("items")) {
      for (YamlNode option : item.items("options")) {
        if (option.text("level").equals("best")) {
          String word =
              option.text("text").strip().toLowerCase(Locale.ROOT).replaceFirst("[\\s,.;:].*", "");
          words.add(word.equals("not") ? "no" : word);
        }
      }
    }
    return words;
  }

  @Override
  public List<Keyed> keyed(YamlNode root) {
    return Nested.keyed(nested(root));
  }

  /** With the longer of its items. */
  private static double minutes(Case one) {
    return MISS
        + Pace.reading(one.rule())
        + one.items().stream().mapToDouble(Nested::minutes).max().orElse(0);
  }

  /** Most people have one thing to make good. */
  @Override
  public double minutes(RemedyStep step) {
    return step.cases().stream().mapToDouble(RemedyReader::minutes).average().orElse(0);
  }
}

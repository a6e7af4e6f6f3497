package org.traininglayer.catalog.format;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.traininglayer.catalog.Step;

/**
 * Third pass, for steps in several parallel forms: whoever gets another form must find the same
 * task, as difficult and as heavy, or a second attempt would measure something else.
 */
final class FormCheck {

  /** What lies between steps is said once, by the first form. */
  private static final List<String> OF_THE_STEP =
      List.of("parallel", "when", "next", "branch", "follows");

  private final Draft draft;
  private final Problems problems;

  private FormCheck(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    var check = new FormCheck(draft, problems);
    check.names();
    draft
        .forms()
        .forEach((id, forms) -> {
          StepFile first = draft.step(id).orElseThrow();
          forms.forEach(form -> check.form(first, form));
        });
  }

  /** Each form belongs to one step, and is none itself. */
  private void names() {
    Set<String> taken = new HashSet<>(draft.stepIds());
    for (StepFile step : draft.steps()) {
      for (YamlNode.Scalar name : step.root().scalars("parallel")) {
        if (!taken.add(name.text())) {
          problems
              .in(step.file(), step.id())
              .add(
                  name,
                  ProblemCode.PARALLEL_FORM,
                  "\"" + name.text() + "\" is a step of the module, or a form already.",
                  "Write each form in a file of its own that module.yaml does not list.");
        }
      }
    }
  }

  private void form(StepFile first, StepFile form) {
    Problems.At at = problems.in(form.file(), form.id());
    for (String key : OF_THE_STEP) {
      YamlNode value = form.root().get(key);
      if (value != null) {
        at.add(
            value,
            ProblemCode.PARALLEL_FORM,
            "A form cannot say \"" + key + "\".",
            "Say it in " + first.file() + ", for all forms.");
      }
    }
    if (!form.step().type().equals(first.step().type())) {
      differs(at, form, "type", first.step().type());
      return;
    }
    Step.Head one = first.step().head();
    Step.Head other = form.step().head();
    same(at, form, "title", one.title(), other.title());
    same(at, form, "minutes", one.minutes(), other.minutes());
    same(at, form, "competencies", one.competencies(), other.competencies());
    same(at, form, "metrics", one.metrics(), other.metrics());
    same(at, form, "exposure", one.exposure(), other.exposure());
    same(at, form, "scored", one.scored(), other.scored());
    same(at, form, "weight", one.weight(), other.weight());
    same(at, form, "feedback", one.feedback(), other.feedback());
    options(at, first, form);
    List<String> wanted = first.format().measure(first.step());
    List<String> found = form.format().measure(form.step());
    if (!wanted.equals(found)) {
      at.add(
          form.root(),
          ProblemCode.PARALLEL_MEASURE,
          "The form has " + words(found) + ", but its step " + words(wanted) + ".",
          "Make both equally heavy, or a second attempt measures something else.");
    }
  }

  private static String words(List<String> measure) {
    return measure.isEmpty() ? "nothing" : String.join(", ", measure);
  }

  private void same(Problems.At at, StepFile form, String key, Object wanted, Object found) {
    if (!Objects.equals(wanted, found)) {
      differs(at, form, key, String.valueOf(wanted));
    }
  }

  private static void differs(Problems.At at, StepFile form, String key, String wanted) {
    YamlNode there = form.root().get(key);
    at.add(
        there == null ? form.root() : there,
        ProblemCode.PARALLEL_DIFFERS,
        "The form has another \"" + key + "\" than its step.",
        "Write the same as there: " + wanted + ".");
  }

  /** Where something follows from a choice, it has to be the same choice in all forms. */
  private void options(Problems.At at, StepFile first, StepFile form) {
    boolean followed =
        first.step().head().route().asks()
            || draft.files().stream()
                .flatMap(file -> file.step().head().follows().stream())
                .anyMatch(follow -> follow.step().equals(first.id()));
    List<String> wanted = first.format().choices(first.root());
    if (followed
        && !new HashSet<>(wanted).equals(new HashSet<>(form.format().choices(form.root())))) {
      at.add(
          form.root(),
          ProblemCode.PARALLEL_DIFFERS,
          "Later steps follow what is chosen here, and the form has other options.",
          "Give them the same ids: " + String.join(", ", wanted) + ".");
    }
  }
}

package org.traininglayer.catalog.format;

import org.traininglayer.catalog.Step;

/**
 * Fourth pass: what makes a module poor although it is valid. All findings are warnings. A retired
 * version is not changed any more, so nobody is warned of it.
 */
final class Lint {

  private Lint() {}

  static void check(Draft draft, Problems problems) {
    if (draft.isRetired()) {
      return;
    }
    SourceLint.check(draft, problems);
    OptionLint.check(draft, problems);
    ReviewLint.check(draft, problems);
    TimeLint.check(draft, problems);
    for (Passage passage : Passage.all(draft, problems)) {
      MarkupCheck.check(passage);
      TextLint.check(passage);
      SourceLint.check(passage, draft);
    }
    draft.steps().stream()
        .filter(step -> step.step() instanceof Step.Decision)
        .forEach(step -> keysAgreed(step, problems));
  }

  private static void keysAgreed(StepFile step, Problems problems) {
    YamlNode basis = step.root().get("key_basis");
    if (basis != null && basis.texts("agreed_by").stream().filter(n -> !n.isBlank()).count() < 2) {
      problems
          .in(step.file(), step.id())
          .add(
              basis,
              ProblemCode.LINT_KEY_NOT_AGREED,
              "Fewer than two experts have agreed to this key.",
              "Have it judged by two people from the role and name them under agreed_by.");
    }
  }
}

package org.traininglayer.catalog.format;

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
    for (StepFile step : draft.files()) {
      step.format().lint(step.step(), step, problems.in(step.file(), step.id()));
    }
    TimeLint.check(draft, problems);
    for (Passage passage : Passage.all(draft, problems)) {
      MarkupCheck.check(passage);
      TextLint.check(passage);
      SourceLint.check(passage, draft);
    }
  }
}

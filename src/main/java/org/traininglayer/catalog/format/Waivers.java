package org.traininglayer.catalog.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes out the warnings that someone has put a name and a reason to, for a time. */
final class Waivers {

  private Waivers() {}

  static List<Problem> apply(StepFormats formats, Draft draft, Problems problems) {
    Problems.At at = problems.in(ModuleReader.MANIFEST, null);
    List<Problem> found = problems.found();
    if (draft.isRetired()) {
      return found;
    }
    Set<Problem> waived = new HashSet<>();
    for (YamlNode waiver : draft.manifest().items("waive")) {
      YamlNode.Scalar code = waiver.scalar("code");
      if (code == null) {
        continue;
      }
      Optional<Problem.Code> known =
          formats.codes().stream().filter(c -> c.code().equals(code.text())).findFirst();
      if (known.isEmpty() || known.get().severity() == Problem.Severity.ERROR) {
        at.add(
            code,
            ProblemCode.WAIVER_NOT_ALLOWED,
            known.isEmpty()
                ? "There is no problem code \"" + code.text() + "\"."
                : "\"" + code.text() + "\" is an error, and errors cannot be waived.",
            known.isEmpty()
                ? DidYouMean.among(
                    formats.codes().stream().map(Problem.Code::code).toList(), code.text(), "")
                : "Correct it, and remove the waiver.");
        continue;
      }
      List<Problem> covered =
          found.stream()
              .filter(problem -> problem.code().equals(known.get()))
              .filter(p -> waiver.text("step").isEmpty() || waiver.text("step").equals(p.step()))
              .toList();
      String until = waiver.text("until");
      if (covered.isEmpty()) {
        at.add(
            waiver,
            ProblemCode.WAIVER_UNUSED,
            "The waiver for \"" + code.text() + "\" covers nothing.",
            "Remove it.");
      } else if (!until.isEmpty() && until.compareTo(draft.today().toString()) < 0) {
        at.add(
            waiver,
            ProblemCode.WAIVER_EXPIRED,
            "The waiver for \"" + code.text() + "\" ended on " + until + ".",
            "Correct what it covers, or decide again.");
      } else {
        waived.addAll(covered);
      }
    }
    List<Problem> left = new ArrayList<>(problems.found());
    left.removeAll(waived);
    return List.copyOf(left);
  }
}

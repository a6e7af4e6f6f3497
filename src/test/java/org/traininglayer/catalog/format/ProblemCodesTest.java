package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.catalog.format.BrokenModules.MODULE;
import static org.traininglayer.catalog.format.BrokenModules.pool;
import static org.traininglayer.catalog.format.BrokenModules.redesign;
import static org.traininglayer.catalog.format.BrokenModules.sorting;
import static org.traininglayer.catalog.format.BrokenModules.waiving;
import static org.traininglayer.catalog.format.BrokenModules.worked;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.OUTPUT;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.RULES;
import static org.traininglayer.catalog.format.SmallModule.edit;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.steps.StepTypes;

/** Each code, found in a module in which one thing is wrong. */
class ProblemCodesTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private static final ProblemCase NONE = new ProblemCase(SmallModule.folder(), "", "");
  private static final Map<String, ProblemCase> CASES = cases();

  private static Map<String, ProblemCase> cases() {
    Map<String, ProblemCase> cases = new HashMap<>();
    for (Map<String, ProblemCase> some :
        List.of(
            FormCases.all(),
            WithinCases.all(),
            ReferenceCases.all(),
            StepCases.all(),
            LintCases.all())) {
      some.forEach(
          (code, one) -> assertThat(cases.put(code, one)).as("%s is there twice", code).isNull());
    }
    return cases;
  }

  @Test
  void what_stands_within_a_step_is_checked_by_the_schema_of_its_own_type() {
    ModuleFolder folder =
        pool(
            "{ id: q1, type: decision, weight: 2, reason: {}, options: [] }",
            "{ id: q2, type: commit, question: Q, options: [{ id: a, txt: A }] }");
    assertThat(StepTypes.reader().read(folder, TODAY).errors())
        .extracting(Problem::toString)
        .anySatisfy(text -> assertThat(text).contains("no key \"weight\" in what stands within"))
        .anySatisfy(text -> assertThat(text).contains("no key \"reason\" in what stands within"))
        .anySatisfy(text -> assertThat(text).contains("has no \"question\""))
        .anySatisfy(text -> assertThat(text).contains("Did you mean \"text\"?"))
        .noneSatisfy(text -> assertThat(text).contains("has no \"minutes\""));
  }

  @Test
  void a_sorting_in_which_nothing_is_wrong_has_no_problems() {
    assertThat(StepTypes.reader().read(sorting("Sort each", "Sort all"), TODAY).problems())
        .extracting(problem -> problem.code().code())
        .containsExactly(ProblemCode.LINT_MINUTES.code());
  }

  @Test
  void a_redesign_in_which_nothing_is_wrong_has_no_problems() {
    assertThat(StepTypes.reader().read(redesign("So it is", "So was it"), TODAY).problems())
        .extracting(problem -> problem.code().code())
        .containsExactly(ProblemCode.LINT_MINUTES.code());
  }

  @Test
  void a_worked_example_in_which_nothing_is_wrong_has_no_problems() {
    assertThat(StepTypes.reader().read(worked("Look over", "See over"), TODAY).problems())
        .extracting(problem -> problem.code().code())
        .containsExactly(ProblemCode.LINT_MINUTES.code());
  }

  @Test
  void a_module_in_which_nothing_is_wrong_has_no_problems() {
    var reading = StepTypes.reader().read(SmallModule.folder(), TODAY);
    assertThat(reading.problems()).extracting(Problem::toString).isEmpty();
    assertThat(reading.module()).isNotNull();
  }

  static List<Problem.Code> codes() {
    return StepTypes.reader().codes();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void each_code_is_found_at_its_place_and_says_what_to_do(Problem.Code code) {
    assertThat(CASES).containsKey(code.code());
    ProblemCase broken = CASES.getOrDefault(code.code(), NONE);
    var reading = StepTypes.reader().read(broken.folder(), TODAY);
    assertThat(reading.problems())
        .extracting(Problem::toString)
        .anySatisfy(text ->
            assertThat(text)
                .startsWith("modules/small/" + broken.place())
                .contains("[" + code.code() + "]")
                .contains(broken.says()));
    assertThat(reading.module() == null)
        .as("errors stop the module, warnings do not")
        .isEqualTo(!reading.errors().isEmpty());
  }

  @Test
  void all_problems_are_reported_at_once_across_files_and_passes() {
    ModuleFolder folder =
        edit(
                edit(
                    with(MODULE, "\"2025-01-06\"", "2025-01-06"),
                    REVIEW,
                    "family: number-slip",
                    "famly: x"),
                DECISION,
                "level: best",
                "level: weak")
            .with(OUTPUT, "[[e9|Site A had 11 visits.]] [[d1|So.]] It is. It was.");
    assertThat(StepTypes.reader().read(folder, TODAY).problems())
        .extracting(problem -> problem.code().code())
        .contains(
            ProblemCode.YAML_UNQUOTED_DATE.code(),
            ProblemCode.SCHEMA_UNKNOWN_KEY.code(),
            ProblemCode.SCHEMA_MISSING.code(),
            "review.marker-unknown",
            "review.marker-missing",
            "decision.best");
  }

  @Test
  void a_waived_warning_is_not_reported_before_its_waiver_ends() {
    ModuleFolder folder =
        waiving("lint.colour-only", "2026-11-22").with(RULES, "The red one. {#each}");
    assertThat(StepTypes.reader().read(folder, TODAY).problems()).isEmpty();
    assertThat(StepTypes.reader().read(folder, TODAY.plusDays(1)).problems())
        .extracting(problem -> problem.code().code())
        .containsExactlyInAnyOrder(
            ProblemCode.WAIVER_EXPIRED.code(), ProblemCode.LINT_COLOUR_ONLY.code());
  }

  @Test
  void the_guide_explains_each_code_and_no_other() throws IOException {
    String guide = Files.readString(Path.of("docs/module-format.md"));
    List<String> explained =
        Pattern.compile("^\\| `([a-z]+\\.[a-z-]+)` \\|", Pattern.MULTILINE)
            .matcher(guide)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(codes().stream().map(Problem.Code::code).toList());
  }
}

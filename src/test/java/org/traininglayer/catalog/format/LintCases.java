package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.BrokenModules.FOLLOWS;
import static org.traininglayer.catalog.format.BrokenModules.MODULE;
import static org.traininglayer.catalog.format.BrokenModules.threeDecisions;
import static org.traininglayer.catalog.format.BrokenModules.waiving;
import static org.traininglayer.catalog.format.BrokenModules.withoutLast;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.OUTPUT;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.RULES;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What is waived, and what is right by the format and wrong by the house rules. */
final class LintCases {

  private LintCases() {}

  /** By code. */
  static Map<String, ProblemCase> all() {
    Map<String, ProblemCase> cases = new HashMap<>();
    cases.put(
        ProblemCode.WAIVER_UNUSED.code(),
        new ProblemCase(waiving("lint.decoys", "2027-01-01"), MODULE + ":2:5", "covers nothing"));
    cases.put(
        ProblemCode.WAIVER_NOT_ALLOWED.code(),
        new ProblemCase(
            waiving("file.missing", "2027-01-01"), MODULE + ":2:11", "cannot be waived"));
    cases.put(
        ProblemCode.WAIVER_EXPIRED.code(),
        new ProblemCase(
            waiving("lint.colour-only", "2026-01-01").with(RULES, "The red one. {#each}"),
            MODULE + ":2:5",
            "ended on 2026-01-01"));
    cases.put(
        "lint.key-not-agreed",
        new ProblemCase(with(DECISION, "[One, Two]", "[One]"), DECISION + ":15:12", "two people"));
    cases.put(
        ProblemCode.LINT_LONGEST_OPTION.code(),
        new ProblemCase(
            with(DECISION, "Correct the number", "Correct the number in the report and say so"),
            DECISION + ":8:5",
            "by more than 30 %"));
    cases.put(
        ProblemCode.LINT_SAME_POSITION.code(),
        new ProblemCase(threeDecisions(), "steps/033-decision.yaml:8:5", "third time running"));
    cases.put(
        ProblemCode.LINT_ALL_OF_THE_ABOVE.code(),
        new ProblemCase(
            with(DECISION, "Leave the number", "All of the above"),
            DECISION + ":9:20",
            "stand for itself"));
    cases.put(
        ProblemCode.LINT_DOUBLE_NEGATIVE.code(),
        new ProblemCase(
            with(DECISION, "What do you do?", "What would you not leave without a check?"),
            DECISION + ":6:11",
            "negates twice"));
    cases.put(
        ProblemCode.LINT_LONG_BODY.code(),
        new ProblemCase(
            with(DECISION, "The number was wrong.", "word ".repeat(151)),
            DECISION + ":5:7",
            "151 words"));
    cases.put(
        ProblemCode.LINT_MINUTES.code(),
        new ProblemCase(
            with(MODULE, "minutes: 4", "minutes: 25"), MODULE + ":9:10", "its steps make 4"));
    cases.put(
        "lint.decoys",
        new ProblemCase(
            with(REVIEW, "decoys:\n  - { id: d1, why: It is right. }\n", "")
                .with(
                    OUTPUT, "[[e1|Site A had 11 visits.]] [[r1|So.]]\n\n[[r2|It is.]] [[r3|So.]]"),
            REVIEW + ":1:1",
            "0 decoys"));
    cases.put(
        "lint.clean-units",
        new ProblemCase(
            SmallModule.folder().with(OUTPUT, "[[e1|Site A had 11 visits.]]\n\n[[d1|It is so.]]"),
            REVIEW + ":1:1",
            "1 errors in 2 units"));
    cases.put(
        "lint.no-clean-paragraph",
        new ProblemCase(
            SmallModule.folder()
                .with(OUTPUT, "[[e1|Site A had 11 visits.]] [[d1|It is so.]] It is. It was."),
            REVIEW + ":1:1",
            "Every paragraph"));
    cases.put(
        "lint.right-without-why",
        new ProblemCase(
            with(OUTPUT, "[[r3|It has 4 events.]]", "It has 4 events.")
                .with(
                    REVIEW,
                    withoutLast(Objects.requireNonNull(SmallModule.folder().files().get(REVIEW)))),
            REVIEW + ":1:1",
            "why u5 is right"));
    cases.put(
        ProblemCode.FOLLOWS_STEP.code(),
        new ProblemCase(
            with(DECISION, "title: What now", FOLLOWS.formatted("020-review", "a", "b")),
            DECISION + ":5:11",
            "is no commit or decision that comes before"));
    cases.put(
        ProblemCode.FOLLOWS_OPTION.code(),
        new ProblemCase(
            with(DECISION, "title: What now", FOLLOWS.formatted("010-commit", "a", "c")),
            DECISION + ":5:11",
            "who chose b"));
    cases.put(
        "lint.round",
        new ProblemCase(
            with(REVIEW, "minutes: 1", "minutes: 1\nround: sparse"),
            REVIEW + ":1:1",
            "The round is said to be sparse, but it has 5 claims."));
    cases.put(
        "lint.base-rate-note",
        new ProblemCase(
            with(REVIEW, "minutes: 1", "minutes: 1\ndense: true"),
            REVIEW + ":1:1",
            "base_rate_note"));
    cases.put(
        ProblemCode.LINT_CLAIM_WITHOUT_SOURCE.code(),
        new ProblemCase(
            with(DECISION, "The number was wrong.", "GDPR applies."),
            DECISION + ":5:7",
            "2016/679"));
    cases.put(
        ProblemCode.LINT_REVIEW_BY.code(),
        new ProblemCase(
            with(MODULE, "2027-01-31", "2026-10-31"), MODULE + ":16:16", "by 2026-10-31"));
    cases.put(
        ProblemCode.LINT_DRAFT_AS_DUTY.code(),
        new ProblemCase(
            with(MODULE, "state: in-force", "state: draft")
                .with(RULES, "ICH E6(R3) says that numbers must be checked. {#each}"),
            RULES + ":1:1",
            "is a draft"));
    cases.put(
        ProblemCode.LINT_PERSONAL_DATA.code(),
        new ProblemCase(
            with(OUTPUT, "Site B had 20.", "Ask jo.doe@clinic.org."),
            OUTPUT + ":1:1",
            "an e-mail address"));
    cases.put(
        ProblemCode.LINT_COLOUR_ONLY.code(),
        new ProblemCase(
            with(DECISION, "The number was wrong.", "The red number was wrong."),
            DECISION + ":5:7",
            "\"red\""));
    cases.put(
        ProblemCode.LINT_HEADING_SKIPPED.code(),
        new ProblemCase(
            with(DECISION, "body: The number was wrong.", "body: |\n  # A\n\n  ### B"),
            DECISION + ":5:7",
            "level 3 follows one of level 1"));
    return cases;
  }
}

package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.BrokenModules.COMMIT;
import static org.traininglayer.catalog.format.BrokenModules.ITEM;
import static org.traininglayer.catalog.format.BrokenModules.form;
import static org.traininglayer.catalog.format.BrokenModules.forms;
import static org.traininglayer.catalog.format.BrokenModules.pool;
import static org.traininglayer.catalog.format.BrokenModules.remedy;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.edit;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.HashMap;
import java.util.Map;

/** What is wrong with parallel forms, and with what stands within a step. */
final class WithinCases {

  private WithinCases() {}

  /** By code. */
  static Map<String, ProblemCase> all() {
    Map<String, ProblemCase> cases = new HashMap<>();
    cases.put(
        ProblemCode.PARALLEL_FORM.code(),
        new ProblemCase(
            form("020-review", "[040-attest]", "", ""), REVIEW, "\"040-attest\" is a step"));
    cases.put(
        ProblemCode.PARALLEL_DIFFERS.code(),
        new ProblemCase(
            form("020-review-b", "[020-review-b]", "minutes: 1", "minutes: 2"),
            "steps/020-review-b.yaml:4:10",
            "Write the same as there: 1"));
    cases.put(
        ProblemCode.PARALLEL_MEASURE.code(),
        new ProblemCase(
            form("020-review-b", "[020-review-b]", "severity: major", "severity: minor"),
            "steps/020-review-b.yaml",
            "The form has minor error, but its step major error"));
    cases.put(
        "commit.rows",
        new ProblemCase(
            with(COMMIT, "question: Which site?", "question: Which site?\nform: select-rows"),
            COMMIT + ":1:1",
            "Rows are selected in a listing"));
    cases.put(
        "remedy.miss-unknown",
        new ProblemCase(
            remedy("020-review/e1", "020-review/e7"),
            "steps/035-once.yaml:7:11",
            "Did you mean \"020-review/e1\"?"));
    cases.put(
        "remedy.miss-left-out",
        new ProblemCase(
            edit(
                remedy("020-review/e1", "020-review/e1"),
                REVIEW,
                "decoys:\n  - { id: d1, why: It is right. }\n",
                "  - { id: d1, family: overclaim, severity: critical, truth: T, evidence: [{"
                    + " artefact: listing, rows: [a] }], actions: [fix], why: W }\n"),
            "steps/035-once.yaml:6:3",
            "Nothing is done about 020-review/d1."));
    cases.put(
        "remedy.one-item",
        new ProblemCase(
            remedy(ITEM.replace("q1", "q2"), ""),
            "steps/035-once.yaml:6:5",
            "The case \"c1\" has one item."));
    cases.put(
        "remedy.same-word",
        new ProblemCase(
            remedy("id: q2", "id: q3"),
            "steps/035-once.yaml:6:5",
            "The best options of the case \"c1\" all begin with there."));
    cases.put(
        "timed.minutes",
        new ProblemCase(
            edit(
                forms("decision", "option: b", "decision", "option: b"),
                "steps/035-timed.yaml",
                "forms:",
                "soft_limit: 4\nforms:"),
            "steps/035-timed.yaml:4:10",
            "says twice that a task takes 4"));
    cases.put(
        "remedy.too-long",
        new ProblemCase(
            remedy("rule: The listing decides.", "rule: " + "The listing decides. ".repeat(120)),
            "steps/035-once.yaml:6:5",
            "Keep to 90 seconds"));
    cases.put(
        ProblemCode.NESTED_TYPE.code(),
        new ProblemCase(
            pool("{ id: q1, type: review }", "{ id: q2, type: commit }"),
            "steps/015-recall.yaml:6:21",
            "Take one of decision, commit."));
    cases.put(
        "retrieve.no-key",
        new ProblemCase(
            pool(
                "{ id: q1, type: commit, question: Q, options: [{ id: a, text: A }, { id: b, text:"
                    + " B }] }",
                "{ id: q2, type: commit }"),
            "steps/015-recall.yaml:6:5",
            "Nothing says which option of \"q1\" is right."));
    cases.put(
        "timed.no-wrong-suggestion",
        new ProblemCase(
            forms("decision", "option: a", "decision", "option: b"),
            "steps/035-timed.yaml:6:5",
            "None of the AI's suggestions in form \"f1\" is wrong."));
    cases.put(
        "timed.suggested-option",
        new ProblemCase(
            forms("decision", "option: b", "decision", "option: x"),
            "steps/035-timed.yaml:7:",
            "There is no option \"x\" that could be suggested."));
    cases.put(
        "timed.not-parallel",
        new ProblemCase(
            forms("decision", "option: b", "review", "wrong: true"),
            "steps/035-timed.yaml:7:5",
            "of different types"));
    return cases;
  }
}

package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.BrokenModules.CHECKIN;
import static org.traininglayer.catalog.format.BrokenModules.CHECKIN_STEP;
import static org.traininglayer.catalog.format.BrokenModules.MODULE;
import static org.traininglayer.catalog.format.BrokenModules.PROMPT;
import static org.traininglayer.catalog.format.BrokenModules.SORT;
import static org.traininglayer.catalog.format.BrokenModules.WORKED;
import static org.traininglayer.catalog.format.BrokenModules.WORKFLOW;
import static org.traininglayer.catalog.format.BrokenModules.prompt;
import static org.traininglayer.catalog.format.BrokenModules.redesign;
import static org.traininglayer.catalog.format.BrokenModules.sorting;
import static org.traininglayer.catalog.format.BrokenModules.worked;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.OUTPUT;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.edit;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.HashMap;
import java.util.Map;

/** What is wrong with a step of one type. */
final class StepCases {

  private StepCases() {}

  /** By code. */
  static Map<String, ProblemCase> all() {
    Map<String, ProblemCase> cases = new HashMap<>();
    cases.put(
        "review.marker-syntax",
        new ProblemCase(
            with(OUTPUT, "[[r1|Site B had 20.]]", "[[e2|Site B had 20."),
            OUTPUT + ":1:1",
            "not complete"));
    cases.put(
        "review.marker-unknown",
        new ProblemCase(
            with(OUTPUT, "[[r1|Site B had 20.]]", "[[e7|Site B had 20.]]"),
            OUTPUT + ":1:1",
            "The AI output contains marker \"e7\", but errors, decoys and right have no entry"
                + " \"e7\". Did you mean \"e1\"?"));
    cases.put(
        "review.marker-missing",
        new ProblemCase(
            with(OUTPUT, "[[e1|Site A had 11 visits.]]", "Site A had 11 visits."),
            REVIEW + ":11:9",
            "no marker in artefacts/answer.md"));
    cases.put(
        "review.markers-in-one-unit",
        new ProblemCase(
            with(OUTPUT, "(3 events).]]", "(3 events)]] [[e1|in all.]]"),
            OUTPUT + ":3:1",
            "d1, e1"));
    cases.put(
        "review.family-unknown",
        new ProblemCase(
            with(REVIEW, "number-slip", "number-slop"),
            REVIEW + ":12:13",
            "Did you mean \"number-slip\"?"));
    cases.put(
        "review.evidence-unresolved",
        new ProblemCase(
            with(REVIEW, "rows: [each]", "rows: [l3]"), REVIEW + ":17:", "no row or line \"l3\""));
    cases.put(
        "review.source-not-shown",
        new ProblemCase(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [rules]"),
            REVIEW + ":9:20",
            "does not show it"));
    cases.put(
        "commit.reveals",
        new ProblemCase(
            with("steps/010-commit.yaml", "reveals: 020-review", "reveals: 030-decision"),
            "steps/010-commit.yaml:11:10",
            "no review that comes later"));
    cases.put(
        "commit.correct-unknown",
        new ProblemCase(
            with("steps/010-commit.yaml", "correct: [a]", "correct: [c]"),
            "steps/010-commit.yaml:10:11",
            "no option \"c\""));
    cases.put(
        "decision.best",
        new ProblemCase(
            with(DECISION, "level: best", "level: weak"),
            DECISION + ":8:3",
            "No option is the best"));
    cases.put(
        "decision.reason",
        new ProblemCase(
            with(DECISION, ", correct: true", ""), DECISION + ":11:3", "No reason is correct"));
    cases.put(
        "decision.policy",
        new ProblemCase(
            with(
                DECISION,
                "confidence: true",
                "confidence: true\npolicy: { permission: permitted, knows: 010-own/choice, uses: {"
                    + " x: use } }"),
            DECISION + ":",
            "The policy has to say of each option"));
    cases.put(
        "decision.key-basis",
        new ProblemCase(
            with(DECISION, "key_basis: { agreed_by: [One, Two], note: From the listing. }", ""),
            DECISION + ":1:1",
            "Add key_basis"));
    cases.put(
        "sort.control-unknown",
        new ProblemCase(
            sorting("accept: [record-of-use]", "accept: [record-of-us]"),
            SORT + ":13:14",
            "Did you mean \"record-of-use\"?"));
    cases.put(
        "sort.need",
        new ProblemCase(
            sorting("need: [human-review]", "x-need: []"), SORT + ":9:5", "but needs none"));
    cases.put(
        "sort.critical",
        new ProblemCase(
            sorting("key: permitted", "key: permitted, critical: true"),
            SORT + ":8:5",
            "not prohibited"));
    cases.put(
        "lint.one-bin",
        new ProblemCase(
            sorting("key: prohibited", "key: permitted"),
            SORT + ":8:3",
            "under permitted has 72 %"));
    cases.put(
        "redesign.card-unknown",
        new ProblemCase(
            redesign("before: [[own, score]", "before: [[ownn, score]"),
            WORKFLOW + ":12:11",
            "Did you mean \"own\"?"));
    cases.put(
        "redesign.owner",
        new ProblemCase(
            redesign("owners: [ai] }", "owners: [al] }"),
            WORKFLOW + ":7:50",
            "Did you mean \"ai\"?"));
    cases.put(
        "redesign.order",
        new ProblemCase(
            redesign("[score, file]]", "[score, file], [file, own]]"),
            WORKFLOW + ":1:1",
            "contradict each other"));
    cases.put(
        "redesign.check",
        new ProblemCase(
            redesign(", verifies: score", ""), WORKFLOW + ":13:20", "No card verifies \"score\""));
    cases.put(
        "redesign.forbidden",
        new ProblemCase(
            redesign(", why: Nobody looked. }", " }"),
            WORKFLOW + ":10:5",
            "an owner or no reason"));
    cases.put(
        "lint.start-order",
        new ProblemCase(
            redesign("[[own, score], [score, check], [score, file]]", "[[score, own]]"),
            WORKFLOW + ":7:3",
            "satisfies every pair already"));
    cases.put(
        "lint.one-order",
        new ProblemCase(
            redesign("[score, file]]", "[check, file]]"), WORKFLOW + ":7:3", "Only one order"));
    cases.put(
        "worked.span",
        new ProblemCase(
            worked("Each number is checked", "Each figure is checked"),
            WORKED + ":8:13",
            "No line of the artefact has the words"));
    cases.put(
        "worked.fade",
        new ProblemCase(worked("fade: 1", "fade: 2"), WORKED + ":10:7", "nothing is worked"));
    cases.put(
        "attest.requires",
        new ProblemCase(
            with("steps/040-attest.yaml", "requires: [020-review]", "requires: [020-reviw]"),
            "steps/040-attest.yaml:8:12",
            "Did you mean \"020-review\"?"));
    cases.put(
        "attest.reauth",
        new ProblemCase(
            with(
                "steps/040-attest.yaml",
                "requires: [020-review]",
                "requires: [020-review]\nkind: e-signature\nreauth: false"),
            "steps/040-attest.yaml:10:",
            "signs for nobody"));
    cases.put(
        "checkin.item",
        new ProblemCase(
            edit(
                with(MODULE, "- 040-attest", "- 040-attest\n  - 060-checkin")
                    .with(CHECKIN, CHECKIN_STEP),
                CHECKIN,
                "kind: stage-list",
                "kind: yes-no"),
            CHECKIN + ":8:",
            "yes-no has no stages"));
    cases.put(
        "prompt.mode",
        new ProblemCase(
            prompt("mode: assemble", "mode: free"), PROMPT + ":7:3", "freely has no blocks"));
    cases.put(
        "prompt.block-unknown",
        new ProblemCase(
            prompt("require: [rows]", "require: [row]"),
            PROMPT + ":9:11",
            "no block \"row\". Did you mean \"rows\"?"));
    cases.put(
        "prompt.key",
        new ProblemCase(
            prompt("forbid: [names]\n", ""), PROMPT + ":8:", "does harm, but is not forbidden"));
    cases.put(
        "prompt.condition",
        new ProblemCase(
            prompt("when: has(names)", "when: has names"),
            PROMPT + ":12:13",
            "has is not followed by a block in brackets"));
    cases.put(
        "lint.prompt-no-output",
        new ProblemCase(
            prompt(
                "{ show: artefacts/vague.md }",
                "{ when: not has(rows), show: artefacts/vague.md }"),
            PROMPT + ":1:1",
            "A prompt of rows shows no output"));
    cases.put(
        "lint.prompt-output-never",
        new ProblemCase(
            prompt("when: has(names)", "when: has(names) and not has(names)"),
            PROMPT + ":12:5",
            "No prompt shows this output"));
    cases.put(
        "lint.prompt-without-why",
        new ProblemCase(
            prompt("text: Rows, why: Least.", "text: Rows"),
            PROMPT + ":1:1",
            "why rows must or must not be there"));
    return cases;
  }
}

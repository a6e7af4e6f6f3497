package org.traininglayer.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.LISTING;
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
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.steps.StepTypes;

/** Each code, found in a module in which one thing is wrong. */
class ProblemCodesTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final String MODULE = "module.yaml";
  private static final String COMMIT = "steps/010-commit.yaml";

  /** A broken module, and how the problem is printed: its beginning and a part that must follow. */
  private record Case(ModuleFolder folder, String place, String says) {}

  private static final Case NONE = new Case(SmallModule.folder(), "", "");
  private static final Map<String, Case> CASES = cases();

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new HashMap<>();
    cases.put(
        ProblemCode.FILE_MISSING.code(),
        new Case(
            with(MODULE, "- 020-review", "- 020-reviw"),
            "module.yaml:34:5",
            "Did you mean \"steps/020-review.yaml\"?"));
    cases.put(
        ProblemCode.FILE_UNUSED.code(),
        new Case(
            SmallModule.folder().with("steps/050-late.yaml", "id: x"),
            "steps/050-late.yaml",
            "List it under steps"));
    cases.put(
        ProblemCode.YAML_SYNTAX.code(),
        new Case(
            with(DECISION, "title: What now", "title: \"What now"),
            DECISION + ":",
            "missing quote"));
    cases.put(
        ProblemCode.YAML_DUPLICATE_KEY.code(),
        new Case(
            with(DECISION, "minutes: 1", "minutes: 1\nminutes: 3"),
            DECISION + ":5:1",
            "already given in line 4"));
    cases.put(
        ProblemCode.YAML_TAB.code(),
        new Case(with(DECISION, "minutes: 1", "minutes:\t1"), DECISION + ":4:9", "Use spaces"));
    cases.put(
        ProblemCode.YAML_ALIAS.code(),
        new Case(
            with(DECISION, "title: What now", "title: &t What now"),
            DECISION + ":3:8",
            "Remove it"));
    cases.put(
        ProblemCode.YAML_TAG.code(),
        new Case(
            with(DECISION, "title: What now", "title: !!str What now"),
            DECISION + ":3:8",
            "Remove it"));
    cases.put(
        ProblemCode.YAML_UNQUOTED_VARIABLE.code(),
        new Case(
            with(DECISION, "title: What now", "title: {{contact}} knows"),
            DECISION + ":3:8",
            "double quotes"));
    cases.put(
        ProblemCode.YAML_UNQUOTED_DATE.code(),
        new Case(
            with(MODULE, "\"2025-01-06\"", "2025-01-06"),
            MODULE + ":14:13",
            "Write \"2025-01-06\""));
    cases.put(
        ProblemCode.YAML_UNQUOTED_WORD.code(),
        new Case(
            with(DECISION, "title: What now", "title: no"), DECISION + ":3:8", "Write \"no\""));
    cases.put(
        ProblemCode.CSV_SYNTAX.code(),
        new Case(with(LISTING, "a,10,3", "a,10,3,4"), LISTING + ":2:1", "4 cells"));
    cases.put(
        ProblemCode.TEXT_REMOTE_ASSET.code(),
        new Case(
            with(DECISION, "The number was", "The ![x](https://example.org/x.png) was"),
            DECISION + ":5:7",
            "not supported"));
    cases.put(
        ProblemCode.TEXT_RAW_HTML.code(),
        new Case(
            with(DECISION, "The number was", "The <b>number</b> was"), DECISION + ":5:7", "<b>"));
    cases.put(
        ProblemCode.SCHEMA_MISSING.code(),
        new Case(
            with(DECISION, "question: What do you do?\n", ""),
            DECISION + ":1:1",
            "no \"question\""));
    cases.put(
        ProblemCode.SCHEMA_UNKNOWN_KEY.code(),
        new Case(
            with(REVIEW, "family:", "famly:"),
            REVIEW + ":12:5",
            "There is no key \"famly\" in errors \"e1\". Did you mean \"family\"?"));
    cases.put(
        ProblemCode.SCHEMA_UNSUPPORTED_KEY.code(),
        new Case(
            with(DECISION, "minutes: 1", "minutes: 1\na11y: { long_description: x }"),
            DECISION + ":5:1",
            "not supported by this version"));
    cases.put(
        ProblemCode.SCHEMA_TYPE.code(),
        new Case(
            with(REVIEW, "rows: [\"a\"]", "rows: [101]"),
            REVIEW + ":16:37",
            "Write \"101\" in quotes"));
    cases.put(
        ProblemCode.SCHEMA_VALUE.code(),
        new Case(
            with(REVIEW, "severity: major", "severity: mayor"),
            REVIEW + ":13:15",
            "Did you mean \"major\"?"));
    cases.put(
        ProblemCode.STEP_TYPE_UNKNOWN.code(),
        new Case(
            with(DECISION, "type: decision", "type: decison"),
            DECISION + ":2:7",
            "Did you mean \"decision\"?"));
    cases.put(
        ProblemCode.PARALLEL_FORM.code(),
        new Case(form("020-review", "[040-attest]", "", ""), REVIEW, "\"040-attest\" is a step"));
    cases.put(
        ProblemCode.PARALLEL_DIFFERS.code(),
        new Case(
            form("020-review-b", "[020-review-b]", "minutes: 1", "minutes: 2"),
            "steps/020-review-b.yaml:4:10",
            "Write the same as there: 1"));
    cases.put(
        ProblemCode.PARALLEL_MEASURE.code(),
        new Case(
            form("020-review-b", "[020-review-b]", "severity: major", "severity: minor"),
            "steps/020-review-b.yaml",
            "The form has minor error, but its step major error"));
    cases.put(
        "commit.rows",
        new Case(
            with(COMMIT, "question: Which site?", "question: Which site?\nform: select-rows"),
            COMMIT + ":1:1",
            "Rows are selected in a listing"));
    cases.put(
        "remedy.miss-unknown",
        new Case(
            remedy("020-review/e1", "020-review/e7"),
            "steps/035-once.yaml:7:11",
            "Did you mean \"020-review/e1\"?"));
    cases.put(
        "remedy.miss-left-out",
        new Case(
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
        new Case(
            remedy(ITEM.replace("q1", "q2"), ""),
            "steps/035-once.yaml:6:5",
            "The case \"c1\" has one item."));
    cases.put(
        "remedy.same-word",
        new Case(
            remedy("id: q2", "id: q3"),
            "steps/035-once.yaml:6:5",
            "The best options of the case \"c1\" all begin with there."));
    cases.put(
        "timed.minutes",
        new Case(
            edit(
                forms("decision", "option: b", "decision", "option: b"),
                "steps/035-timed.yaml",
                "forms:",
                "soft_limit: 4\nforms:"),
            "steps/035-timed.yaml:4:10",
            "says twice that a task takes 4"));
    cases.put(
        "remedy.too-long",
        new Case(
            remedy("rule: The listing decides.", "rule: " + "The listing decides. ".repeat(120)),
            "steps/035-once.yaml:6:5",
            "Keep to 90 seconds"));
    cases.put(
        ProblemCode.NESTED_TYPE.code(),
        new Case(
            pool("{ id: q1, type: review }", "{ id: q2, type: commit }"),
            "steps/015-recall.yaml:6:21",
            "Take one of decision, commit."));
    cases.put(
        "retrieve.no-key",
        new Case(
            pool(
                "{ id: q1, type: commit, question: Q, options: [{ id: a, text: A }, { id: b, text:"
                    + " B }] }",
                "{ id: q2, type: commit }"),
            "steps/015-recall.yaml:6:5",
            "Nothing says which option of \"q1\" is right."));
    cases.put(
        "timed.no-wrong-suggestion",
        new Case(
            forms("decision", "option: a", "decision", "option: b"),
            "steps/035-timed.yaml:6:5",
            "None of the AI's suggestions in form \"f1\" is wrong."));
    cases.put(
        "timed.suggested-option",
        new Case(
            forms("decision", "option: b", "decision", "option: x"),
            "steps/035-timed.yaml:7:",
            "There is no option \"x\" that could be suggested."));
    cases.put(
        "timed.not-parallel",
        new Case(
            forms("decision", "option: b", "review", "wrong: true"),
            "steps/035-timed.yaml:7:5",
            "of different types"));
    cases.put(
        ProblemCode.WHEN_SYNTAX.code(),
        new Case(
            decisionWith("when: state.seen = true"),
            DECISION + ":5:18",
            "The character \"=\" has no meaning here."));
    cases.put(
        ProblemCode.STATE_NEVER_SET.code(),
        new Case(
            decisionWith("when: not state.seen"),
            DECISION + ":5:7",
            "No option of an earlier step sets \"seen\""));
    cases.put(
        ProblemCode.STATE_NEVER_READ.code(),
        new Case(
            with(COMMIT, "text: Site B", "text: Site B, state: { seen: true }"),
            COMMIT + ":9:37",
            "No later step reads \"seen\""));
    cases.put(
        ProblemCode.NEXT_UNKNOWN.code(),
        new Case(
            decisionWith("next: 040-attst"), DECISION + ":5:7", "Did you mean \"040-attest\"?"));
    cases.put(
        ProblemCode.NEXT_LOOP.code(),
        new Case(decisionWith("next: 010-commit"), DECISION + ":5:7", "does not lie ahead"));
    cases.put(
        ProblemCode.BRANCH_OPTION.code(),
        new Case(
            decisionWith("branch: { c: 040-attest, default: 040-attest }"),
            DECISION + ":5:11",
            "no option \"c\""));
    cases.put(
        ProblemCode.WAY_UNREACHABLE.code(),
        new Case(
            with(COMMIT, "minutes: 1", "minutes: 1\nnext: 030-decision"),
            REVIEW + ":1:1",
            "nobody comes to this step"));
    cases.put(
        ProblemCode.WAY_DEAD_END.code(),
        new Case(
            with(COMMIT, "minutes: 1", "minutes: 1\nbranch: { a: 030-decision, b: 020-review }"),
            "steps/040-attest.yaml:1:1",
            "requires \"020-review\", past which some ways lead"));
    cases.put(
        ProblemCode.WAY_BRANCHES.code(),
        new Case(
            edit(
                with(COMMIT, "text: Site B }", "text: Site B }\n  - { id: c, text: Site C }"),
                COMMIT,
                "minutes: 1",
                "minutes: 1\nbranch: { a: 020-review, b: 030-decision, c: 040-attest }"),
            COMMIT + ":5:9",
            "3 ways lie side by side"));
    cases.put(
        ProblemCode.WAY_TOO_MANY.code(), new Case(manyWays(), MODULE, "too many different ways"));
    cases.put(
        ProblemCode.DIAGNOSTIC_STEP.code(),
        new Case(
            with(MODULE, "pass: { score: 0.75 }", "pass: { score: 0.75 }\ndiagnostic: [020-reviw]"),
            MODULE + ":20:14",
            "There is no step \"020-reviw\". Did you mean \"020-review\"?"));
    cases.put(
        ProblemCode.STEP_ID_FILE.code(),
        new Case(
            with(DECISION, "id: 030-decision", "id: 030-decide"),
            DECISION + ":1:5",
            "the same name"));
    cases.put(
        ProblemCode.MODULE_ID_FOLDER.code(),
        new Case(with(MODULE, "id: small", "id: tiny"), MODULE + ":2:5", "its folder \"small\""));
    cases.put(
        ProblemCode.ID_DUPLICATE.code(),
        new Case(
            with(DECISION, "- { id: b,", "- { id: a,"),
            DECISION + ":9:11",
            "more than one option \"a\""));
    cases.put(
        ProblemCode.VARIABLE_UNKNOWN.code(),
        new Case(
            with("steps/040-attest.yaml", "{{contact}}", "{{contct}}"),
            "steps/040-attest.yaml:5:12",
            "Did you mean \"contact\"?"));
    cases.put(
        ProblemCode.VARIABLE_UNUSED.code(),
        new Case(
            with("steps/040-attest.yaml", "{{contact}}", "somebody"),
            MODULE + ":18:3",
            "No text uses {{contact}}"));
    cases.put(
        ProblemCode.SOURCE_UNKNOWN.code(),
        new Case(
            with(MODULE, "sources: [gcp]", "sources: [gpc]"),
            MODULE + ":31:15",
            "Did you mean \"gcp\"?"));
    cases.put(
        ProblemCode.SOURCE_UNUSED.code(),
        new Case(
            with(MODULE, "    sources: [gcp]\n", ""), MODULE, "Nothing cites the source \"gcp\""));
    cases.put(
        ProblemCode.COMPETENCY_UNKNOWN.code(),
        new Case(
            with(REVIEW, "competencies: [DIS-1]", "competencies: [DIS-1, DIS-22]"),
            REVIEW + ":6:23",
            "Did you mean \"DIS-2\"?"));
    cases.put(
        ProblemCode.COMPETENCY_NOT_PRACTISED.code(),
        new Case(
            with(REVIEW, "exposure: independent", "exposure: guided"),
            MODULE + ":10:27",
            "practises DIS-1"));
    cases.put(
        ProblemCode.ARTEFACT_UNKNOWN.code(),
        new Case(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [listing, rules, ruls]"),
            REVIEW + ":8:29",
            "Did you mean \"rules\"?"));
    cases.put(
        ProblemCode.ARTEFACT_UNUSED.code(),
        new Case(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [listing]")
                .with(RULES, "Text {#each}"),
            MODULE + ":28:5",
            "No step shows the artefact \"rules\""));
    cases.put(
        ProblemCode.ARTEFACT_COLUMN.code(),
        new Case(
            with(MODULE, "id: visits", "id: vists"), MODULE + ":26:9", "Did you mean \"visits\"?"));
    cases.put(
        ProblemCode.ARTEFACT_KEY.code(),
        new Case(with(LISTING, "b,20", "a,20"), LISTING + ":3:1", "not unique"));
    cases.put(
        ProblemCode.ARTEFACT_COMPUTE.code(),
        new Case(with(MODULE, "divide: aes", "divide: ae"), MODULE + ":27:", "Did you mean"));
    cases.put(
        "review.marker-syntax",
        new Case(
            with(OUTPUT, "[[r1|Site B had 20.]]", "[[e2|Site B had 20."),
            OUTPUT + ":1:1",
            "not complete"));
    cases.put(
        "review.marker-unknown",
        new Case(
            with(OUTPUT, "[[r1|Site B had 20.]]", "[[e7|Site B had 20.]]"),
            OUTPUT + ":1:1",
            "The AI output contains marker \"e7\", but errors, decoys and right have no entry"
                + " \"e7\". Did you mean \"e1\"?"));
    cases.put(
        "review.marker-missing",
        new Case(
            with(OUTPUT, "[[e1|Site A had 11 visits.]]", "Site A had 11 visits."),
            REVIEW + ":11:9",
            "no marker in artefacts/answer.md"));
    cases.put(
        "review.markers-in-one-unit",
        new Case(
            with(OUTPUT, "(3 events).]]", "(3 events)]] [[e1|in all.]]"),
            OUTPUT + ":3:1",
            "d1, e1"));
    cases.put(
        "review.family-unknown",
        new Case(
            with(REVIEW, "number-slip", "number-slop"),
            REVIEW + ":12:13",
            "Did you mean \"number-slip\"?"));
    cases.put(
        "review.evidence-unresolved",
        new Case(
            with(REVIEW, "rows: [each]", "rows: [l3]"), REVIEW + ":17:", "no row or line \"l3\""));
    cases.put(
        "review.source-not-shown",
        new Case(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [rules]"),
            REVIEW + ":9:20",
            "does not show it"));
    cases.put(
        "commit.reveals",
        new Case(
            with("steps/010-commit.yaml", "reveals: 020-review", "reveals: 030-decision"),
            "steps/010-commit.yaml:11:10",
            "no review that comes later"));
    cases.put(
        "commit.correct-unknown",
        new Case(
            with("steps/010-commit.yaml", "correct: [a]", "correct: [c]"),
            "steps/010-commit.yaml:10:11",
            "no option \"c\""));
    cases.put(
        "decision.best",
        new Case(
            with(DECISION, "level: best", "level: weak"),
            DECISION + ":8:3",
            "No option is the best"));
    cases.put(
        "decision.reason",
        new Case(
            with(DECISION, ", correct: true", ""), DECISION + ":11:3", "No reason is correct"));
    cases.put(
        "decision.policy",
        new Case(
            with(
                DECISION,
                "confidence: true",
                "confidence: true\npolicy: { permission: permitted, knows: 010-own/choice, uses: {"
                    + " x: use } }"),
            DECISION + ":",
            "The policy has to say of each option"));
    cases.put(
        "decision.key-basis",
        new Case(
            with(DECISION, "key_basis: { agreed_by: [One, Two], note: From the listing. }", ""),
            DECISION + ":1:1",
            "Add key_basis"));
    cases.put(
        "sort.control-unknown",
        new Case(
            sorting("accept: [record-of-use]", "accept: [record-of-us]"),
            SORT + ":13:14",
            "Did you mean \"record-of-use\"?"));
    cases.put(
        "sort.need",
        new Case(sorting("need: [human-review]", "x-need: []"), SORT + ":9:5", "but needs none"));
    cases.put(
        "sort.critical",
        new Case(
            sorting("key: permitted", "key: permitted, critical: true"),
            SORT + ":8:5",
            "not prohibited"));
    cases.put(
        "lint.one-bin",
        new Case(
            sorting("key: prohibited", "key: permitted"),
            SORT + ":8:3",
            "under permitted has 72 %"));
    cases.put(
        "redesign.card-unknown",
        new Case(
            redesign("before: [[own, score]", "before: [[ownn, score]"),
            WORKFLOW + ":12:11",
            "Did you mean \"own\"?"));
    cases.put(
        "redesign.owner",
        new Case(
            redesign("owners: [ai] }", "owners: [al] }"),
            WORKFLOW + ":7:50",
            "Did you mean \"ai\"?"));
    cases.put(
        "redesign.order",
        new Case(
            redesign("[score, file]]", "[score, file], [file, own]]"),
            WORKFLOW + ":1:1",
            "contradict each other"));
    cases.put(
        "redesign.check",
        new Case(
            redesign(", verifies: score", ""), WORKFLOW + ":13:20", "No card verifies \"score\""));
    cases.put(
        "redesign.forbidden",
        new Case(
            redesign(", why: Nobody looked. }", " }"),
            WORKFLOW + ":10:5",
            "an owner or no reason"));
    cases.put(
        "lint.start-order",
        new Case(
            redesign("[[own, score], [score, check], [score, file]]", "[[score, own]]"),
            WORKFLOW + ":7:3",
            "satisfies every pair already"));
    cases.put(
        "lint.one-order",
        new Case(
            redesign("[score, file]]", "[check, file]]"), WORKFLOW + ":7:3", "Only one order"));
    cases.put(
        "worked.span",
        new Case(
            worked("Each number is checked", "Each figure is checked"),
            WORKED + ":8:13",
            "No line of the artefact has the words"));
    cases.put(
        "worked.fade",
        new Case(worked("fade: 1", "fade: 2"), WORKED + ":10:7", "nothing is worked"));
    cases.put(
        "attest.requires",
        new Case(
            with("steps/040-attest.yaml", "requires: [020-review]", "requires: [020-reviw]"),
            "steps/040-attest.yaml:8:12",
            "Did you mean \"020-review\"?"));
    cases.put(
        "attest.reauth",
        new Case(
            with(
                "steps/040-attest.yaml",
                "requires: [020-review]",
                "requires: [020-review]\nkind: e-signature\nreauth: false"),
            "steps/040-attest.yaml:10:",
            "signs for nobody"));
    cases.put(
        "checkin.item",
        new Case(
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
        new Case(prompt("mode: assemble", "mode: free"), PROMPT + ":7:3", "freely has no blocks"));
    cases.put(
        "prompt.block-unknown",
        new Case(
            prompt("require: [rows]", "require: [row]"),
            PROMPT + ":9:11",
            "no block \"row\". Did you mean \"rows\"?"));
    cases.put(
        "prompt.key",
        new Case(
            prompt("forbid: [names]\n", ""), PROMPT + ":8:", "does harm, but is not forbidden"));
    cases.put(
        "prompt.condition",
        new Case(
            prompt("when: has(names)", "when: has names"),
            PROMPT + ":12:13",
            "has is not followed by a block in brackets"));
    cases.put(
        "lint.prompt-no-output",
        new Case(
            prompt(
                "{ show: artefacts/vague.md }",
                "{ when: not has(rows), show: artefacts/vague.md }"),
            PROMPT + ":1:1",
            "A prompt of rows shows no output"));
    cases.put(
        "lint.prompt-output-never",
        new Case(
            prompt("when: has(names)", "when: has(names) and not has(names)"),
            PROMPT + ":12:5",
            "No prompt shows this output"));
    cases.put(
        "lint.prompt-without-why",
        new Case(
            prompt("text: Rows, why: Least.", "text: Rows"),
            PROMPT + ":1:1",
            "why rows must or must not be there"));
    cases.put(
        ProblemCode.WAIVER_UNUSED.code(),
        new Case(waiving("lint.decoys", "2027-01-01"), MODULE + ":2:5", "covers nothing"));
    cases.put(
        ProblemCode.WAIVER_NOT_ALLOWED.code(),
        new Case(waiving("file.missing", "2027-01-01"), MODULE + ":2:11", "cannot be waived"));
    cases.put(
        ProblemCode.WAIVER_EXPIRED.code(),
        new Case(
            waiving("lint.colour-only", "2026-01-01").with(RULES, "The red one. {#each}"),
            MODULE + ":2:5",
            "ended on 2026-01-01"));
    cases.put(
        "lint.key-not-agreed",
        new Case(with(DECISION, "[One, Two]", "[One]"), DECISION + ":15:12", "two people"));
    cases.put(
        ProblemCode.LINT_LONGEST_OPTION.code(),
        new Case(
            with(DECISION, "Correct the number", "Correct the number in the report and say so"),
            DECISION + ":8:5",
            "by more than 30 %"));
    cases.put(
        ProblemCode.LINT_SAME_POSITION.code(),
        new Case(threeDecisions(), "steps/033-decision.yaml:8:5", "third time running"));
    cases.put(
        ProblemCode.LINT_ALL_OF_THE_ABOVE.code(),
        new Case(
            with(DECISION, "Leave the number", "All of the above"),
            DECISION + ":9:20",
            "stand for itself"));
    cases.put(
        ProblemCode.LINT_DOUBLE_NEGATIVE.code(),
        new Case(
            with(DECISION, "What do you do?", "What would you not leave without a check?"),
            DECISION + ":6:11",
            "negates twice"));
    cases.put(
        ProblemCode.LINT_LONG_BODY.code(),
        new Case(
            with(DECISION, "The number was wrong.", "word ".repeat(151)),
            DECISION + ":5:7",
            "151 words"));
    cases.put(
        ProblemCode.LINT_MINUTES.code(),
        new Case(with(MODULE, "minutes: 4", "minutes: 25"), MODULE + ":9:10", "its steps make 4"));
    cases.put(
        "lint.decoys",
        new Case(
            with(REVIEW, "decoys:\n  - { id: d1, why: It is right. }\n", "")
                .with(
                    OUTPUT, "[[e1|Site A had 11 visits.]] [[r1|So.]]\n\n[[r2|It is.]] [[r3|So.]]"),
            REVIEW + ":1:1",
            "0 decoys"));
    cases.put(
        "lint.clean-units",
        new Case(
            SmallModule.folder().with(OUTPUT, "[[e1|Site A had 11 visits.]]\n\n[[d1|It is so.]]"),
            REVIEW + ":1:1",
            "1 errors in 2 units"));
    cases.put(
        "lint.no-clean-paragraph",
        new Case(
            SmallModule.folder()
                .with(OUTPUT, "[[e1|Site A had 11 visits.]] [[d1|It is so.]] It is. It was."),
            REVIEW + ":1:1",
            "Every paragraph"));
    cases.put(
        "lint.right-without-why",
        new Case(
            with(OUTPUT, "[[r3|It has 4 events.]]", "It has 4 events.")
                .with(
                    REVIEW,
                    withoutLast(Objects.requireNonNull(SmallModule.folder().files().get(REVIEW)))),
            REVIEW + ":1:1",
            "why u5 is right"));
    cases.put(
        ProblemCode.FOLLOWS_STEP.code(),
        new Case(
            with(DECISION, "title: What now", FOLLOWS.formatted("020-review", "a", "b")),
            DECISION + ":5:11",
            "is no commit or decision that comes before"));
    cases.put(
        ProblemCode.FOLLOWS_OPTION.code(),
        new Case(
            with(DECISION, "title: What now", FOLLOWS.formatted("010-commit", "a", "c")),
            DECISION + ":5:11",
            "who chose b"));
    cases.put(
        "lint.round",
        new Case(
            with(REVIEW, "minutes: 1", "minutes: 1\nround: sparse"),
            REVIEW + ":1:1",
            "The round is said to be sparse, but it has 5 claims."));
    cases.put(
        "lint.base-rate-note",
        new Case(
            with(REVIEW, "minutes: 1", "minutes: 1\ndense: true"),
            REVIEW + ":1:1",
            "base_rate_note"));
    cases.put(
        ProblemCode.LINT_CLAIM_WITHOUT_SOURCE.code(),
        new Case(
            with(DECISION, "The number was wrong.", "GDPR applies."),
            DECISION + ":5:7",
            "2016/679"));
    cases.put(
        ProblemCode.LINT_REVIEW_BY.code(),
        new Case(with(MODULE, "2027-01-31", "2026-10-31"), MODULE + ":16:16", "by 2026-10-31"));
    cases.put(
        ProblemCode.LINT_DRAFT_AS_DUTY.code(),
        new Case(
            with(MODULE, "state: in-force", "state: draft")
                .with(RULES, "ICH E6(R3) says that numbers must be checked. {#each}"),
            RULES + ":1:1",
            "is a draft"));
    cases.put(
        ProblemCode.LINT_PERSONAL_DATA.code(),
        new Case(
            with(OUTPUT, "Site B had 20.", "Ask jo.doe@clinic.org."),
            OUTPUT + ":1:1",
            "an e-mail address"));
    cases.put(
        ProblemCode.LINT_COLOUR_ONLY.code(),
        new Case(
            with(DECISION, "The number was wrong.", "The red number was wrong."),
            DECISION + ":5:7",
            "\"red\""));
    cases.put(
        ProblemCode.LINT_HEADING_SKIPPED.code(),
        new Case(
            with(DECISION, "body: The number was wrong.", "body: |\n  # A\n\n  ### B"),
            DECISION + ":5:7",
            "level 3 follows one of level 1"));
    return cases;
  }

  private static final String CHECKIN = "steps/060-checkin.yaml";

  private static final String CHECKIN_STEP =
      """
      id: 060-checkin
      type: checkin
      title: Later
      minutes: 1
      offset: P14D
      items:
        - { id: used, kind: frequency, question: How often? }
        - { id: did, kind: stage-list, question: What?, stages: [{ id: a, text: Source }] }
      """;

  private static final String PROMPT = "steps/050-prompt.yaml";

  /** The small module with a prompt at its end in which one thing is wrong. */
  private static ModuleFolder prompt(String text, String instead) {
    String step =
        """
        id: 050-prompt
        type: prompt
        mode: assemble
        title: A prompt
        minutes: 1
        blocks:
          - { id: rows, text: Rows, why: Least. }
          - { id: names, text: Names, why: They are people., toxic: privacy }
        require: [rows]
        forbid: [names]
        outputs:
          - { when: has(names), show: artefacts/leak.md }
          - { show: artefacts/vague.md }
        """;
    return edit(
        with(MODULE, "- 040-attest", "- 040-attest\n  - 050-prompt")
            .with("artefacts/leak.md", "Jo is late.")
            .with("artefacts/vague.md", "Somebody is late.")
            .with(PROMPT, step),
        PROMPT,
        text,
        instead);
  }

  private static final String FOLLOWS =
      "title: What now\nfollows:\n  - step: %s\n    texts: { %s: You did., %s: You did not. }";

  private static final String SORT = "steps/025-sort.yaml";

  /** With a step in which uses are sorted, one text in it replaced by another. */
  private static ModuleFolder sorting(String text, String instead) {
    return edit(
        with(MODULE, "- 030-decision", "- 025-sort\n  - 030-decision")
            .with(
                SORT,
                """
                id: 025-sort
                type: sort
                title: What may go in
                minutes: 1
                body: Sort each.
                controls: [human-review, record-of-use]
                items:
                  - { id: a, text: A guideline, key: permitted, why: It is public. }
                  - id: b
                    text: A draft
                    key: with-controls
                    need: [human-review]
                    accept: [record-of-use]
                    why: Somebody answers for it.
                  - { id: c, text: A listing, key: prohibited, why: It names people. }
                """),
        SORT,
        text,
        instead);
  }

  private static final String WORKFLOW = "steps/025-redesign.yaml";

  /** With a step in which a workflow is redesigned, one text in it replaced by another. */
  private static ModuleFolder redesign(String text, String instead) {
    return edit(
        with(MODULE, "- 030-decision", "- 025-redesign\n  - 030-decision")
            .with(
                WORKFLOW,
                """
                id: 025-redesign
                type: redesign
                title: Who does what
                minutes: 2
                body: So it is today.
                cards:
                  - { id: score, text: Score the sites, owners: [ai] }
                  - { id: check, text: Check the score, owners: [human], verifies: score }
                  - { id: own, text: Note an own view, owners: [human] }
                  - { id: send, text: Send the plan, forbidden: true, why: Nobody looked. }
                  - { id: file, text: File it, owners: [human] }
                before: [[own, score], [score, check], [score, file]]
                need_check_after: [score]
                owners: [human, ai]
                """),
        WORKFLOW,
        text,
        instead);
  }

  private static final String WORKED = "steps/015-worked.yaml";

  /** With a worked example, one text in it replaced by another. */
  private static ModuleFolder worked(String text, String instead) {
    return edit(
        with(MODULE, "- 020-review", "- 015-worked\n  - 020-review")
            .with(
                WORKED,
                """
                id: 015-worked
                type: worked
                title: How an expert reads
                minutes: 2
                body: Look over the shoulder.
                artefact: rules
                notes:
                  - { span: Each number is checked, say: By whom? }
                  - { span: no key of its own, say: So nobody can point to it. }
                fade: 1
                """),
        WORKED,
        text,
        instead);
  }

  private static String withoutLast(String step) {
    return step.substring(0, step.lastIndexOf("  - { id: r3"));
  }

  private static ModuleFolder waiving(String code, String until) {
    return with(
        MODULE,
        "format: 1\n",
        "waive:\n  - code: %s\n    reason: Known\n    by: Me\n    until: \"%s\"\nformat: 1\n"
            .formatted(code, until));
  }

  private static ModuleFolder decisionWith(String line) {
    return with(DECISION, "minutes: 1", "minutes: 1\n" + line);
  }

  /** Sixteen names, each set or not, and all of them read at the end. */
  private static ModuleFolder manyWays() {
    String commit = SmallModule.folder().files().getOrDefault(COMMIT, "");
    ModuleFolder folder = SmallModule.folder();
    StringBuilder list = new StringBuilder("- 010-commit");
    StringBuilder reads = new StringBuilder("when: not state.n0");
    for (int i = 0; i < 16; i++) {
      list.append("\n  - 011-commit-").append(i);
      reads.append(i == 0 ? "" : " and not state.n" + i);
      folder =
          folder.with(
              "steps/011-commit-" + i + ".yaml",
              commit
                  .replace("010-commit", "011-commit-" + i)
                  .replace("text: Site B", "text: Site B, state: { n" + i + ": true }"));
    }
    return edit(
        edit(folder, MODULE, "- 010-commit", list.toString()),
        DECISION,
        "minutes: 1",
        "minutes: 1\n" + reads);
  }

  /** Two forms, each with its type and what the AI suggests. */
  private static ModuleFolder forms(String... of) {
    StringBuilder step =
        new StringBuilder("id: 035-timed\ntype: timed\ntitle: Twice\nminutes: 1\nforms:\n");
    for (int i = 0; i < 2; i++) {
      step.append("  - { id: f")
          .append(i + 1)
          .append(", type: ")
          .append(of[2 * i])
          .append(
              ", question: Q, options: [{ id: a, text: A, level: best, then: A }, { id: b, text: B,"
                  + " level: weak, then: B }], key_basis: { agreed_by: [], note: N }, suggestions:"
                  + " [{ text: T, ")
          .append(of[2 * i + 1])
          .append(" }] }\n");
    }
    return with(MODULE, "- 030-decision", "- 030-decision\n  - 035-timed")
        .with("steps/035-timed.yaml", step.toString());
  }

  /** The review with parallel forms, one of which is a copy of it with something changed. */
  private static ModuleFolder form(String id, String parallel, String text, String instead) {
    String review = SmallModule.folder().files().getOrDefault(REVIEW, "");
    ModuleFolder folder = with(REVIEW, "minutes: 1", "minutes: 1\nparallel: " + parallel);
    return id.equals("020-review")
        ? folder
        : folder.with(
            "steps/" + id + ".yaml",
            review.replace("id: 020-review", "id: " + id).replace(text, instead));
  }

  private static final String ITEM =
      """
            - id: q1
              type: decision
              question: How many visits?
              options:
                - { id: a, text: There are ten, level: best, then: It is right. }
                - { id: b, text: There are nine, level: weak, then: It is wrong. }
              key_basis: { agreed_by: [One, Two], note: From the listing. }
      """;

  /** The module with a remedy for its review, in which something is replaced. */
  private static ModuleFolder remedy(String text, String instead) {
    String file =
        """
        id: 035-once
        type: remedy
        title: Once more
        minutes: 1
        cases:
          - id: c1
            for: [020-review/e1]
            rule: The listing decides.
            items:
        """
            + ITEM
            + ITEM.replace("q1", "q2");
    if (!file.contains(text)) {
      throw new IllegalArgumentException("the remedy does not contain " + text);
    }
    return edit(
            edit(SmallModule.folder(), MODULE, "- 030-decision", "- 030-decision\n  - 035-once"),
            REVIEW,
            "severity: major",
            "severity: critical")
        .with("steps/035-once.yaml", file.replace(text, instead));
  }

  private static ModuleFolder pool(String... items) {
    return with(MODULE, "- 010-commit", "- 010-commit\n  - 015-recall")
        .with(
            "steps/015-recall.yaml",
            "id: 015-recall\ntype: retrieve\ntitle: From memory\nminutes: 1\npool:\n  - "
                + String.join("\n  - ", items)
                + "\n");
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

  private static ModuleFolder threeDecisions() {
    ModuleFolder folder =
        with(MODULE, "- 030-decision", "- 030-decision\n  - 031-decision\n  - 033-decision");
    for (String id : List.of("031-decision", "033-decision")) {
      String decision = folder.files().getOrDefault(DECISION, "").replace("030-decision", id);
      folder = folder.with("steps/" + id + ".yaml", decision);
    }
    return folder;
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
    Case broken = CASES.getOrDefault(code.code(), NONE);
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

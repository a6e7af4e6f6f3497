package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.BrokenModules.COMMIT;
import static org.traininglayer.catalog.format.BrokenModules.MODULE;
import static org.traininglayer.catalog.format.BrokenModules.decisionWith;
import static org.traininglayer.catalog.format.BrokenModules.manyWays;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.LISTING;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.RULES;
import static org.traininglayer.catalog.format.SmallModule.edit;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.HashMap;
import java.util.Map;

/** What is wrong with ways through a module, and with what names something else. */
final class ReferenceCases {

  private ReferenceCases() {}

  /** By code. */
  static Map<String, ProblemCase> all() {
    Map<String, ProblemCase> cases = new HashMap<>();
    cases.put(
        ProblemCode.WHEN_SYNTAX.code(),
        new ProblemCase(
            decisionWith("when: state.seen = true"),
            DECISION + ":5:18",
            "The character \"=\" has no meaning here."));
    cases.put(
        ProblemCode.STATE_NEVER_SET.code(),
        new ProblemCase(
            decisionWith("when: not state.seen"),
            DECISION + ":5:7",
            "No option of an earlier step sets \"seen\""));
    cases.put(
        ProblemCode.STATE_NEVER_READ.code(),
        new ProblemCase(
            with(COMMIT, "text: Site B", "text: Site B, state: { seen: true }"),
            COMMIT + ":9:37",
            "No later step reads \"seen\""));
    cases.put(
        ProblemCode.NEXT_UNKNOWN.code(),
        new ProblemCase(
            decisionWith("next: 040-attst"), DECISION + ":5:7", "Did you mean \"040-attest\"?"));
    cases.put(
        ProblemCode.NEXT_LOOP.code(),
        new ProblemCase(decisionWith("next: 010-commit"), DECISION + ":5:7", "does not lie ahead"));
    cases.put(
        ProblemCode.BRANCH_OPTION.code(),
        new ProblemCase(
            decisionWith("branch: { c: 040-attest, default: 040-attest }"),
            DECISION + ":5:11",
            "no option \"c\""));
    cases.put(
        ProblemCode.WAY_UNREACHABLE.code(),
        new ProblemCase(
            with(COMMIT, "minutes: 1", "minutes: 1\nnext: 030-decision"),
            REVIEW + ":1:1",
            "nobody comes to this step"));
    cases.put(
        ProblemCode.WAY_DEAD_END.code(),
        new ProblemCase(
            with(COMMIT, "minutes: 1", "minutes: 1\nbranch: { a: 030-decision, b: 020-review }"),
            "steps/040-attest.yaml:1:1",
            "requires \"020-review\", past which some ways lead"));
    cases.put(
        ProblemCode.WAY_BRANCHES.code(),
        new ProblemCase(
            edit(
                with(COMMIT, "text: Site B }", "text: Site B }\n  - { id: c, text: Site C }"),
                COMMIT,
                "minutes: 1",
                "minutes: 1\nbranch: { a: 020-review, b: 030-decision, c: 040-attest }"),
            COMMIT + ":5:9",
            "3 ways lie side by side"));
    cases.put(
        ProblemCode.WAY_TOO_MANY.code(),
        new ProblemCase(manyWays(), MODULE, "too many different ways"));
    cases.put(
        ProblemCode.DIAGNOSTIC_STEP.code(),
        new ProblemCase(
            with(MODULE, "pass: { score: 0.75 }", "pass: { score: 0.75 }\ndiagnostic: [020-reviw]"),
            MODULE + ":20:14",
            "There is no step \"020-reviw\". Did you mean \"020-review\"?"));
    cases.put(
        ProblemCode.STEP_ID_FILE.code(),
        new ProblemCase(
            with(DECISION, "id: 030-decision", "id: 030-decide"),
            DECISION + ":1:5",
            "the same name"));
    cases.put(
        ProblemCode.MODULE_ID_FOLDER.code(),
        new ProblemCase(
            with(MODULE, "id: small", "id: tiny"), MODULE + ":2:5", "its folder \"small\""));
    cases.put(
        ProblemCode.ID_DUPLICATE.code(),
        new ProblemCase(
            with(DECISION, "- { id: b,", "- { id: a,"),
            DECISION + ":9:11",
            "more than one option \"a\""));
    cases.put(
        ProblemCode.VARIABLE_UNKNOWN.code(),
        new ProblemCase(
            with("steps/040-attest.yaml", "{{contact}}", "{{contct}}"),
            "steps/040-attest.yaml:5:12",
            "Did you mean \"contact\"?"));
    cases.put(
        ProblemCode.VARIABLE_UNUSED.code(),
        new ProblemCase(
            with("steps/040-attest.yaml", "{{contact}}", "somebody"),
            MODULE + ":18:3",
            "No text uses {{contact}}"));
    cases.put(
        ProblemCode.SOURCE_UNKNOWN.code(),
        new ProblemCase(
            with(MODULE, "sources: [gcp]", "sources: [gpc]"),
            MODULE + ":31:15",
            "Did you mean \"gcp\"?"));
    cases.put(
        ProblemCode.SOURCE_UNUSED.code(),
        new ProblemCase(
            with(MODULE, "    sources: [gcp]\n", ""), MODULE, "Nothing cites the source \"gcp\""));
    cases.put(
        ProblemCode.COMPETENCY_UNKNOWN.code(),
        new ProblemCase(
            with(REVIEW, "competencies: [DIS-1]", "competencies: [DIS-1, DIS-22]"),
            REVIEW + ":6:23",
            "Did you mean \"DIS-2\"?"));
    cases.put(
        ProblemCode.COMPETENCY_NOT_PRACTISED.code(),
        new ProblemCase(
            with(REVIEW, "exposure: independent", "exposure: guided"),
            MODULE + ":10:27",
            "practises DIS-1"));
    cases.put(
        ProblemCode.ARTEFACT_UNKNOWN.code(),
        new ProblemCase(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [listing, rules, ruls]"),
            REVIEW + ":8:29",
            "Did you mean \"rules\"?"));
    cases.put(
        ProblemCode.ARTEFACT_UNUSED.code(),
        new ProblemCase(
            with(REVIEW, "artefacts: [listing, rules]", "artefacts: [listing]")
                .with(RULES, "Text {#each}"),
            MODULE + ":28:5",
            "No step shows the artefact \"rules\""));
    cases.put(
        ProblemCode.ARTEFACT_COLUMN.code(),
        new ProblemCase(
            with(MODULE, "id: visits", "id: vists"), MODULE + ":26:9", "Did you mean \"visits\"?"));
    cases.put(
        ProblemCode.ARTEFACT_KEY.code(),
        new ProblemCase(with(LISTING, "b,20", "a,20"), LISTING + ":3:1", "not unique"));
    cases.put(
        ProblemCode.ARTEFACT_COMPUTE.code(),
        new ProblemCase(
            with(MODULE, "divide: aes", "divide: ae"), MODULE + ":27:", "Did you mean"));
    return cases;
  }
}

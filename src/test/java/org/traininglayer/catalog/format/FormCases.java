package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.BrokenModules.MODULE;
import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.LISTING;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.HashMap;
import java.util.Map;

/** What is wrong with how a file is written: its syntax, its text, its schema. */
final class FormCases {

  private FormCases() {}

  /** By code. */
  static Map<String, ProblemCase> all() {
    Map<String, ProblemCase> cases = new HashMap<>();
    cases.put(
        ProblemCode.FILE_MISSING.code(),
        new ProblemCase(
            with(MODULE, "- 020-review", "- 020-reviw"),
            "module.yaml:34:5",
            "Did you mean \"steps/020-review.yaml\"?"));
    cases.put(
        ProblemCode.FILE_UNUSED.code(),
        new ProblemCase(
            SmallModule.folder().with("steps/050-late.yaml", "id: x"),
            "steps/050-late.yaml",
            "List it under steps"));
    cases.put(
        ProblemCode.YAML_SYNTAX.code(),
        new ProblemCase(
            with(DECISION, "title: What now", "title: \"What now"),
            DECISION + ":",
            "missing quote"));
    cases.put(
        ProblemCode.YAML_DUPLICATE_KEY.code(),
        new ProblemCase(
            with(DECISION, "minutes: 1", "minutes: 1\nminutes: 3"),
            DECISION + ":5:1",
            "already given in line 4"));
    cases.put(
        ProblemCode.YAML_TAB.code(),
        new ProblemCase(
            with(DECISION, "minutes: 1", "minutes:\t1"), DECISION + ":4:9", "Use spaces"));
    cases.put(
        ProblemCode.YAML_ALIAS.code(),
        new ProblemCase(
            with(DECISION, "title: What now", "title: &t What now"),
            DECISION + ":3:8",
            "Remove it"));
    cases.put(
        ProblemCode.YAML_TAG.code(),
        new ProblemCase(
            with(DECISION, "title: What now", "title: !!str What now"),
            DECISION + ":3:8",
            "Remove it"));
    cases.put(
        ProblemCode.YAML_UNQUOTED_VARIABLE.code(),
        new ProblemCase(
            with(DECISION, "title: What now", "title: {{contact}} knows"),
            DECISION + ":3:8",
            "double quotes"));
    cases.put(
        ProblemCode.YAML_UNQUOTED_DATE.code(),
        new ProblemCase(
            with(MODULE, "\"2025-01-06\"", "2025-01-06"),
            MODULE + ":14:13",
            "Write \"2025-01-06\""));
    cases.put(
        ProblemCode.YAML_UNQUOTED_WORD.code(),
        new ProblemCase(
            with(DECISION, "title: What now", "title: no"), DECISION + ":3:8", "Write \"no\""));
    cases.put(
        ProblemCode.CSV_SYNTAX.code(),
        new ProblemCase(with(LISTING, "a,10,3", "a,10,3,4"), LISTING + ":2:1", "4 cells"));
    cases.put(
        ProblemCode.TEXT_REMOTE_ASSET.code(),
        new ProblemCase(
            with(DECISION, "The number was", "The ![x](https://example.org/x.png) was"),
            DECISION + ":5:7",
            "not supported"));
    cases.put(
        ProblemCode.TEXT_RAW_HTML.code(),
        new ProblemCase(
            with(DECISION, "The number was", "The <b>number</b> was"), DECISION + ":5:7", "<b>"));
    cases.put(
        ProblemCode.SCHEMA_MISSING.code(),
        new ProblemCase(
            with(DECISION, "question: What do you do?\n", ""),
            DECISION + ":1:1",
            "no \"question\""));
    cases.put(
        ProblemCode.SCHEMA_UNKNOWN_KEY.code(),
        new ProblemCase(
            with(REVIEW, "family:", "famly:"),
            REVIEW + ":12:5",
            "There is no key \"famly\" in errors \"e1\". Did you mean \"family\"?"));
    cases.put(
        ProblemCode.SCHEMA_UNSUPPORTED_KEY.code(),
        new ProblemCase(
            with(DECISION, "minutes: 1", "minutes: 1\na11y: { long_description: x }"),
            DECISION + ":5:1",
            "not supported by this version"));
    cases.put(
        ProblemCode.SCHEMA_TYPE.code(),
        new ProblemCase(
            with(REVIEW, "rows: [\"a\"]", "rows: [101]"),
            REVIEW + ":16:37",
            "Write \"101\" in quotes"));
    cases.put(
        ProblemCode.SCHEMA_VALUE.code(),
        new ProblemCase(
            with(REVIEW, "severity: major", "severity: mayor"),
            REVIEW + ":13:15",
            "Did you mean \"major\"?"));
    cases.put(
        ProblemCode.STEP_TYPE_UNKNOWN.code(),
        new ProblemCase(
            with(DECISION, "type: decision", "type: decison"),
            DECISION + ":2:7",
            "Did you mean \"decision\"?"));
    return cases;
  }
}

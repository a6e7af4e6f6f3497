package org.traininglayer.catalog.format;

import java.util.Map;

/** A module in which every check passes; tests break one thing in it. */
final class SmallModule {

  static final String REVIEW = "steps/020-review.yaml";
  static final String DECISION = "steps/030-decision.yaml";
  static final String OUTPUT = "artefacts/answer.md";
  static final String LISTING = "artefacts/listing.csv";
  static final String RULES = "artefacts/rules.md";

  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry(
              "module.yaml",
              """
              format: 1
              id: small
              version: 1.0.0
              status: released
              title: Small
              summary: As small as a module can be.
              locale: en
              audience: { roles: [cra] }
              minutes: 4
              competencies: { primary: [DIS-1] }
              sources:
                - id: gcp
                  cite: ICH E6(R3) Annex 1, 3.11.4
                  issued: "2025-01-06"
                  state: in-force
                  review_by: "2027-01-31"
              vars:
                contact: { label: Contact, default: the contact }
              pass: { score: 0.75 }
              artefacts:
                - id: listing
                  file: artefacts/listing.csv
                  title: Listing
                  columns:
                    - { id: site, label: Site }
                    - { id: visits, label: Visits, numeric: true }
                    - { id: rate, label: Rate, numeric: true, compute: { divide: aes, by: visits, decimals: 2 } }
                - id: rules
                  file: artefacts/rules.md
                  title: Rules
                  sources: [gcp]
              steps:
                - 010-commit
                - 020-review
                - 030-decision
                - 040-attest
              """),
          Map.entry(
              "steps/010-commit.yaml",
              """
              id: 010-commit
              type: commit
              title: Own view
              minutes: 1
              body: Look at the listing.
              question: Which site?
              options:
                - { id: a, text: Site A }
                - { id: b, text: Site B }
              correct: [a]
              reveals: 020-review
              artefacts: [listing]
              confidence: true
              """),
          Map.entry(
              REVIEW,
              """
              id: 020-review
              type: review
              title: The answer
              minutes: 1
              exposure: independent
              competencies: [DIS-1]
              ai_output: { file: artefacts/answer.md, title: Answer, byline: Tool }
              artefacts: [listing, rules]
              sources_required: [listing]
              errors:
                - id: e1
                  family: number-slip
                  severity: major
                  truth: It is 10 visits.
                  evidence:
                    - { artefact: listing, rows: ["a"] }
                    - { artefact: rules, rows: [each] }
                  actions: [fix]
                  why: The listing says so.
              decoys:
                - { id: d1, why: It is right. }
              right:
                - { id: r1, why: The listing has 20 visits. }
                - { id: r2, why: Its rate is lower. }
                - { id: r3, why: The listing has 4 events. }
              """),
          Map.entry(
              DECISION,
              """
              id: 030-decision
              type: decision
              title: What now
              minutes: 1
              body: The number was wrong.
              question: What do you do?
              options:
                - { id: a, text: Correct the number, level: best, then: Done. }
                - { id: b, text: Leave the number, level: harmful, then: It stays wrong. }
              reason:
                prompt: Why?
                options:
                  - { id: r1, text: The listing says ten, correct: true }
                  - { id: r2, text: Eleven looks odd to me }
              key_basis: { agreed_by: [One, Two], note: From the listing. }
              confidence: true
              """),
          Map.entry(
              "steps/040-attest.yaml",
              """
              id: 040-attest
              type: attest
              title: What I will do
              minutes: 1
              statement: I report errors to {{contact}}.
              statement_version: "1.0"
              meaning: read-and-will-follow
              requires: [020-review]
              """),
          Map.entry(
              OUTPUT,
              """
              [[e1|Site A had 11 visits.]] [[r1|Site B had 20.]]

              [[d1|The rate at site A is 0.30 (3 events).]] [[r2|Site B follows.]] [[r3|It has 4 events.]]
              """),
          Map.entry(LISTING, "site,visits,aes\na,10,3\nb,20,4\n"),
          Map.entry(
              RULES,
              """
              # Rules {#heading}

              Each number is checked, says ICH E6(R3). {#each}

              This line has no key of its own.
              """));

  private SmallModule() {}

  static ModuleFolder folder() {
    return new ModuleFolder("modules/small", FILES);
  }

  /** The module with one text replaced by another, everywhere in one file. */
  static ModuleFolder with(String file, String text, String instead) {
    return edit(folder(), file, text, instead);
  }

  /** The same in a module that is already broken. */
  static ModuleFolder edit(ModuleFolder folder, String file, String text, String instead) {
    String content = folder.files().getOrDefault(file, "");
    if (!content.contains(text)) {
      throw new IllegalArgumentException(file + " does not contain " + text);
    }
    return folder.with(file, content.replace(text, instead));
  }
}

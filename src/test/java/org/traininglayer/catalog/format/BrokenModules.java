package org.traininglayer.catalog.format;

import static org.traininglayer.catalog.format.SmallModule.DECISION;
import static org.traininglayer.catalog.format.SmallModule.REVIEW;
import static org.traininglayer.catalog.format.SmallModule.edit;
import static org.traininglayer.catalog.format.SmallModule.with;

import java.util.List;

/** The small module with something more in it, of which a test breaks one thing. */
final class BrokenModules {

  static final String MODULE = "module.yaml";
  static final String COMMIT = "steps/010-commit.yaml";

  static final String CHECKIN = "steps/060-checkin.yaml";

  static final String CHECKIN_STEP =
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

  static final String PROMPT = "steps/050-prompt.yaml";

  /** The small module with a prompt at its end in which one thing is wrong. */
  static ModuleFolder prompt(String text, String instead) {
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

  static final String FOLLOWS =
      "title: What now\nfollows:\n  - step: %s\n    texts: { %s: You did., %s: You did not. }";

  static final String SORT = "steps/025-sort.yaml";

  /** With a step in which uses are sorted, one text in it replaced by another. */
  static ModuleFolder sorting(String text, String instead) {
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

  static final String WORKFLOW = "steps/025-redesign.yaml";

  /** With a step in which a workflow is redesigned, one text in it replaced by another. */
  static ModuleFolder redesign(String text, String instead) {
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

  static final String WORKED = "steps/015-worked.yaml";

  /** With a worked example, one text in it replaced by another. */
  static ModuleFolder worked(String text, String instead) {
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

  static String withoutLast(String step) {
    return step.substring(0, step.lastIndexOf("  - { id: r3"));
  }

  static ModuleFolder waiving(String code, String until) {
    return with(
        MODULE,
        "format: 1\n",
        "waive:\n  - code: %s\n    reason: Known\n    by: Me\n    until: \"%s\"\nformat: 1\n"
            .formatted(code, until));
  }

  static ModuleFolder decisionWith(String line) {
    return with(DECISION, "minutes: 1", "minutes: 1\n" + line);
  }

  /** Sixteen names, each set or not, and all of them read at the end. */
  static ModuleFolder manyWays() {
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
  static ModuleFolder forms(String... of) {
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
  static ModuleFolder form(String id, String parallel, String text, String instead) {
    String review = SmallModule.folder().files().getOrDefault(REVIEW, "");
    ModuleFolder folder = with(REVIEW, "minutes: 1", "minutes: 1\nparallel: " + parallel);
    return id.equals("020-review")
        ? folder
        : folder.with(
            "steps/" + id + ".yaml",
            review.replace("id: 020-review", "id: " + id).replace(text, instead));
  }

  static final String ITEM =
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
  static ModuleFolder remedy(String text, String instead) {
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

  static ModuleFolder pool(String... items) {
    return with(MODULE, "- 010-commit", "- 010-commit\n  - 015-recall")
        .with(
            "steps/015-recall.yaml",
            "id: 015-recall\ntype: retrieve\ntitle: From memory\nminutes: 1\npool:\n  - "
                + String.join("\n  - ", items)
                + "\n");
  }

  static ModuleFolder threeDecisions() {
    ModuleFolder folder =
        with(MODULE, "- 030-decision", "- 030-decision\n  - 031-decision\n  - 033-decision");
    for (String id : List.of("031-decision", "033-decision")) {
      String decision = folder.files().getOrDefault(DECISION, "").replace("030-decision", id);
      folder = folder.with("steps/" + id + ".yaml", decision);
    }
    return folder;
  }

  private BrokenModules() {}
}

package org.traininglayer.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;

/** A module with every type of step, small enough to reckon by hand. */
final class Triage {

  static final ModuleId ID = new ModuleId("triage");

  /**
   * Eight units: u1 and u5 critical and minor errors, u3 a major one, u2 a decoy, the rest right.
   */
  static final Step.Review REVIEW =
      new Step.Review(
          head("review", true, 2),
          new Step.AiOutput(
              "Summary",
              "Tool",
              List.of(
                  new Step.AiOutput.Block(units("u1", "u2", "u3", "u4")),
                  new Step.AiOutput.Block(units("u5", "u6", "u7", "u8")))),
          List.of(
              error("u1", "wrong-inference", Step.Severity.CRITICAL, "101", Step.Action.ESCALATE),
              error("u3", "stale-version", Step.Severity.MAJOR, "122", Step.Action.FIX),
              error("u5", "wrong-denominator", Step.Severity.MINOR, "114", Step.Action.FIX)),
          List.of(new Step.Foil("u2", "It is right.", null)),
          List.of("listing"),
          new Step.Ask(true, true, true, true),
          List.of(
              new Step.FamilyCard("reading", "Wrong reading", List.of("wrong-inference")),
              new Step.FamilyCard(
                  "numbers", "Wrong number", List.of("wrong-denominator", "stale-version"))),
          false,
          null);

  static final Step.Decision DECISION =
      new Step.Decision(
          head("decision", true, 1),
          "What now?",
          List.of(
              choice("go", Step.Level.BEST),
              choice("call", Step.Level.ACCEPTABLE),
              choice("wait", Step.Level.WEAK),
              choice("skip", Step.Level.HARMFUL)),
          new Step.Reason(
              "Why?",
              List.of(
                  new Step.ReasonOption("fact", "A fact", true),
                  new Step.ReasonOption("feeling", "A feeling", false))),
          true);

  static final Step.Attest ATTEST =
      new Step.Attest(
          head("attest", false, 1),
          "I verify.",
          "1",
          "read-and-will-follow",
          List.of("review", "decision"),
          "P1Y");

  static final Step.Confidence CONFIDENCE =
      new Step.Confidence(
          head("confidence", false, 1),
          Step.Confidence.Moment.POST,
          List.of(
              new Step.Confidence.Item("i1", "DIS-1", "I can find"),
              new Step.Confidence.Item("i2", "DIS-3", "I can decide")));

  private Triage() {}

  static Module module() {
    return module("1.0.0", 2);
  }

  static Module module(String version, int attempts) {
    Map<String, Artefact> artefacts = new LinkedHashMap<>();
    artefacts.put(
        "listing",
        new Artefact.Table(
            "listing",
            "Listing",
            "",
            List.of(new Artefact.Column("site", "Site", false)),
            List.of(
                new Artefact.Row("101", "101", List.of("101")),
                new Artefact.Row("114", "114", List.of("114")),
                new Artefact.Row("122", "122", List.of("122")))));
    artefacts.put(
        "protocol",
        new Artefact.Document(
            "protocol", "Protocol", "", List.of(new Artefact.Line("p1", "1", 0, "±5 days"))));
    return new Module(
        ID,
        version,
        Module.Status.RELEASED,
        "Triage",
        "A test",
        Locale.ENGLISH,
        new Module.Audience(List.of("cra"), List.of()),
        10,
        List.of("DIS-1"),
        List.of(),
        List.of(),
        Map.of(),
        new Module.PassRule(0.75, true, attempts),
        List.of(
            new Step.Brief(head("brief", false, 1), null, "Decide", List.of()),
            new Step.Commit(
                head("commit", false, 1),
                "Which?",
                List.of(new Step.Option("a", "A"), new Step.Option("b", "B")),
                List.of("a"),
                true,
                "review"),
            REVIEW,
            DECISION,
            CONFIDENCE,
            ATTEST),
        artefacts);
  }

  /** A catalogue of these versions of the module, the last one being the newest. */
  static Catalog catalog(List<Module> versions) {
    return new Catalog() {
      @Override
      public Optional<Module> find(ModuleId id) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
      }

      @Override
      public Optional<Module> find(ModuleId id, String version) {
        return versions.stream().filter(m -> m.version().equals(version)).findFirst();
      }

      @Override
      public List<Module> all() {
        return List.copyOf(versions);
      }
    };
  }

  static AttemptContext context(LearnerId learner) {
    return new AttemptContext(
        new AttemptKey(
            OrganisationId.DEFAULT,
            PlatformId.of("00000000-0000-4000-8000-000000000001"),
            learner,
            "link",
            ID),
        new AccountKey("https://lms.example", learner.toString()),
        "course",
        "Course",
        Locale.ENGLISH,
        false,
        null,
        false);
  }

  /** One answer at one step. */
  record Said(String step, Answer answer) {}

  /** From the first page to the end, everything right. */
  static List<Said> perfect() {
    return List.of(
        new Said("brief", new Answer.Finish()),
        new Said("commit", new Answer.Choose("a", 75)),
        new Said("commit", new Answer.Finish()),
        new Said("review", new Answer.OpenSource("listing")),
        new Said("review", mark("u1", "reading", "101", Step.Action.ESCALATE)),
        new Said("review", mark("u3", "numbers", "122", Step.Action.FIX)),
        new Said("review", mark("u5", "numbers", "114", Step.Action.FIX)),
        new Said("review", new Answer.Submit()),
        new Said("review", new Answer.Finish()),
        new Said("decision", new Answer.Choose("go", 90)),
        new Said("decision", new Answer.GiveReason("fact")),
        new Said("decision", new Answer.Finish()),
        new Said("confidence", new Answer.Rate("i1", 7)),
        new Said("confidence", new Answer.Rate("i2", 8)),
        new Said("confidence", new Answer.Finish()),
        new Said("attest", new Answer.Acknowledge(true, null)),
        new Said("attest", new Answer.Finish()));
  }

  static Answer.Mark mark(String unit, String family, String row, Step.Action action) {
    return new Answer.Mark(unit, family, new Step.Evidence("listing", row), action, 90);
  }

  static Answer.Mark mark(String unit) {
    return new Answer.Mark(unit, null, null, null, null);
  }

  static Step.Head head(String id, boolean scored, double weight) {
    return new Step.Head(
        id,
        id,
        "",
        1,
        List.of(),
        List.of(),
        Step.Guidance.INDEPENDENT,
        List.of("listing", "protocol"),
        scored,
        weight,
        Step.FeedbackWhen.AFTER_STEP,
        List.of());
  }

  private static List<Step.AiOutput.Unit> units(String... ids) {
    return java.util.stream.Stream.of(ids)
        .map(id -> new Step.AiOutput.Unit(id, "Claim " + id))
        .toList();
  }

  private static Step.SeededError error(
      String unit, String family, Step.Severity severity, String row, Step.Action action) {
    return new Step.SeededError(
        unit,
        family,
        severity,
        "truth",
        List.of(new Step.Evidence("listing", row)),
        List.of(action),
        "why");
  }

  private static Step.Choice choice(String id, Step.Level level) {
    return new Step.Choice(id, id, level, "then", null, null);
  }
}

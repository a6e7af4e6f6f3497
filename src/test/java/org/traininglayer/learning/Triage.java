package org.traininglayer.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep;

/** A module with every type of step, small enough to reckon by hand. */
final class Triage {

  static final ModuleId ID = new ModuleId("triage");

  /**
   * Eight units: u1 and u5 critical and minor errors, u3 a major one, u2 a decoy, the rest right.
   */
  static final ReviewStep REVIEW =
      new ReviewStep(
          head("review", true, 2),
          new ReviewStep.AiOutput(
              "Summary",
              "Tool",
              List.of(
                  new ReviewStep.AiOutput.Block(units("u1", "u2", "u3", "u4")),
                  new ReviewStep.AiOutput.Block(units("u5", "u6", "u7", "u8")))),
          List.of(
              error(
                  "u1",
                  "wrong-inference",
                  ReviewStep.Severity.CRITICAL,
                  "101",
                  ReviewStep.Action.ESCALATE),
              error("u3", "stale-version", ReviewStep.Severity.MAJOR, "122", ReviewStep.Action.FIX),
              error(
                  "u5",
                  "wrong-denominator",
                  ReviewStep.Severity.MINOR,
                  "114",
                  ReviewStep.Action.FIX)),
          List.of(new ReviewStep.Foil("u2", "It is right.", null)),
          List.of("listing"),
          new ReviewStep.Ask(true, true, true, true),
          List.of(
              new ReviewStep.FamilyCard("reading", "Wrong reading", List.of("wrong-inference")),
              new ReviewStep.FamilyCard(
                  "numbers", "Wrong number", List.of("wrong-denominator", "stale-version"))),
          false,
          null,
          List.of());

  static final DecisionStep DECISION =
      new DecisionStep(
          head("decision", true, 1),
          "What now?",
          List.of(
              choice("go", DecisionStep.Level.BEST),
              choice("call", DecisionStep.Level.ACCEPTABLE),
              choice("wait", DecisionStep.Level.WEAK),
              choice("skip", DecisionStep.Level.HARMFUL)),
          new DecisionStep.Reason(
              "Why?",
              List.of(
                  new DecisionStep.ReasonOption("fact", "A fact", true, List.of()),
                  new DecisionStep.ReasonOption("feeling", "A feeling", false, List.of()))),
          null,
          true);

  static final AttestStep ATTEST =
      new AttestStep(
          head("attest", false, 1),
          "I verify.",
          "1",
          "read-and-will-follow",
          List.of("review", "decision"),
          "P1Y");

  static final ConfidenceStep CONFIDENCE =
      new ConfidenceStep(
          head("confidence", false, 1),
          ConfidenceStep.Moment.POST,
          List.of(
              new ConfidenceStep.Item("i1", "DIS-1", "I can find"),
              new ConfidenceStep.Item("i2", "DIS-3", "I can decide")));

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
            new BriefStep(head("brief", false, 1), null, "Decide", List.of()),
            new CommitStep(
                head("commit", false, 1),
                "Which?",
                List.of(new CommitStep.Option("a", "A"), new CommitStep.Option("b", "B")),
                List.of("a"),
                null,
                true,
                "review"),
            REVIEW,
            DECISION,
            CONFIDENCE,
            ATTEST),
        artefacts);
  }

  /** The same, with a competency that its review practises. */
  static Module practising(String competency) {
    Module module = module();
    return module.with(
        module.steps().stream()
            .map(
                step -> step.equals(REVIEW) ? step.with(practising(competency, step.head())) : step)
            .toList(),
        module.artefacts());
  }

  private static Step.Head practising(String competency, Step.Head head) {
    return new Step.Head(
        head.id(),
        head.title(),
        head.body(),
        head.minutes(),
        List.of(competency),
        head.metrics(),
        head.exposure(),
        head.artefacts(),
        head.scored(),
        head.weight(),
        head.feedback(),
        head.sources());
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
        new Said("commit", new CommitAnswer.Choose("a", 75)),
        new Said("commit", new Answer.Finish()),
        new Said("review", new Answer.OpenSource("listing")),
        new Said("review", mark("u1", "reading", "101")),
        new Said("review", mark("u3", "numbers", "122")),
        new Said("review", mark("u5", "numbers", "114")),
        new Said("review", new ReviewAnswer.Submit(ReviewStep.Action.ESCALATE, 90)),
        new Said("review", new Answer.Finish()),
        new Said("decision", new DecisionAnswer.Choose("go", 90)),
        new Said("decision", new DecisionAnswer.GiveReason("fact")),
        new Said("decision", new Answer.Finish()),
        new Said("confidence", new ConfidenceAnswer.Rate("i1", 7)),
        new Said("confidence", new ConfidenceAnswer.Rate("i2", 8)),
        new Said("confidence", new Answer.Finish()),
        new Said("attest", new AttestAnswer.Acknowledge(true, null)),
        new Said("attest", new Answer.Finish()));
  }

  static ReviewAnswer.Mark mark(String unit, String family, String row) {
    return new ReviewAnswer.Mark(unit, family, new Evidence("listing", row));
  }

  static ReviewAnswer.Mark mark(String unit) {
    return new ReviewAnswer.Mark(unit, null, null);
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

  private static List<ReviewStep.AiOutput.Unit> units(String... ids) {
    return java.util.stream.Stream.of(ids)
        .map(id -> new ReviewStep.AiOutput.Unit(id, "Claim " + id))
        .toList();
  }

  private static ReviewStep.SeededError error(
      String unit,
      String family,
      ReviewStep.Severity severity,
      String row,
      ReviewStep.Action action) {
    return new ReviewStep.SeededError(
        unit,
        family,
        severity,
        "truth",
        List.of(new Evidence("listing", row)),
        List.of(action),
        "why");
  }

  private static DecisionStep.Choice choice(String id, DecisionStep.Level level) {
    return new DecisionStep.Choice(id, id, level, "then", null, null);
  }
}

package org.traininglayer.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Module.Audience;
import org.traininglayer.catalog.Module.PassRule;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.FeedbackWhen;
import org.traininglayer.catalog.Step.Guidance;
import org.traininglayer.catalog.Step.Head;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.steps.Alone;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.commit.CommitStep.Option;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Reason;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;
import org.traininglayer.steps.decision.DecisionStep.Stance;
import org.traininglayer.steps.prompt.Condition;
import org.traininglayer.steps.prompt.PromptStep;
import org.traininglayer.steps.reflect.ReflectStep;
import org.traininglayer.steps.reflect.ReflectStep.Visibility;
import org.traininglayer.steps.retrieve.RetrieveStep;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Block;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.Ask;
import org.traininglayer.steps.review.ReviewStep.FamilyCard;
import org.traininglayer.steps.review.ReviewStep.Foil;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;
import org.traininglayer.steps.timed.TimedStep;

/** A small module with a step of each type, and somebody who works on it. */
public final class Course {

  public static final PlatformId PLATFORM = PlatformId.of("0198a0b1-0000-7000-8000-0000000000a1");
  public static final UUID REGISTRATION = UUID.fromString("0198a0b1-0000-7000-8000-0000000000b1");
  public static final Instant START = Instant.parse("2026-03-02T09:00:00.120Z");
  public static final URI LINE_ITEM =
      URI.create("https://lms.example/mod/lti/services.php/7/lineitems/3/lineitem?type_id=2");

  public static final BriefStep BRIEF =
      new BriefStep(
          head("brief", "Your week", false), "Site monitor", "Plan the visits", List.of());

  public static final CommitStep COMMIT =
      new CommitStep(
          head("commit", "Your own view first", true),
          "Which site would you visit first?",
          List.of(new Option("site-101", "Site 101"), new Option("site-108", "Site 108")),
          List.of("site-108"),
          null,
          true,
          "review");

  public static final SeededError WRONG_TOTAL =
      new SeededError(
          "u2",
          "arithmetic",
          Severity.CRITICAL,
          "Four open queries, not fourteen",
          List.of(new Evidence("listing", "site-108")),
          List.of(Action.FIX),
          "The listing says four.");

  public static final ReviewStep REVIEW =
      new ReviewStep(
          head("review", "Check the summary", true),
          new AiOutput(
              "Site risk summary",
              "SiteLens",
              List.of(
                  new Block(
                      List.of(
                          new Unit("u1", "Site 101 enrolled 12 patients."),
                          new Unit("u2", "Site 108 has fourteen open queries."),
                          new Unit("u3", "Site 108 had no visit in 90 days."))))),
          List.of(WRONG_TOTAL),
          List.of(new Foil("u3", "It is right, though it looks odd.", null)),
          List.of("listing"),
          new Ask(true, true, true, true),
          List.of(new FamilyCard("numbers", "A number is wrong", List.of("arithmetic"))),
          false,
          null,
          List.of());

  public static final DecisionStep DECISION =
      new DecisionStep(
          head("decide", "What now?", true),
          "The summary is wrong in one place. What do you do?",
          List.of(
              new Choice(
                  "use", "Use it as it is", Level.HARMFUL, "…", Stance.UNDER, "fluent-is-right"),
              new Choice("correct", "Correct and record it", Level.BEST, "…", Stance.FIT, null)),
          new Reason(
              "Why?",
              List.of(
                  new ReasonOption(
                      "trace", "The next reader must see what changed", true, List.of()),
                  new ReasonOption("speed", "It is faster", false, List.of()))),
          null,
          true,
          new DecisionStep.Policy(
              "with-controls",
              "sort/sorted/synopsis",
              Map.of("use", "use", "correct", "use-with-safeguard")));

  public static final ConfidenceStep CONFIDENCE =
      new ConfidenceStep(
          head("confidence", "How sure are you?", false),
          Moment.POST,
          List.of(new Item("find-errors", "DIS-1", "I find errors in an AI summary")));

  public static final AttestStep ATTEST =
      new AttestStep(
          head("attest", "Acknowledge", false),
          "I check AI output against its sources before I use it.",
          "1.1",
          "read-and-will-follow",
          List.of("review"),
          null);

  /** Not part of the module. */
  public static final PromptStep PROMPT =
      new PromptStep(
          head("prompt", "Find the late visits", true),
          PromptStep.Mode.ASSEMBLE,
          "Find the visits that lie outside their window.",
          List.of(
              new PromptStep.Block(
                  "data-full",
                  "Full listing with initials",
                  PromptStep.Kind.INPUT,
                  PromptStep.Toxic.PRIVACY,
                  null),
              new PromptStep.Block(
                  "data-min", "Row numbers and dates", PromptStep.Kind.INPUT, null, null),
              new PromptStep.Block(
                  "cite", "Give row numbers", PromptStep.Kind.EVIDENCE, null, null)),
          List.of("data-min", "cite"),
          List.of(),
          List.of("data-full"),
          List.of(
              new PromptStep.Output(
                  new Condition.Has("data-full"), "out-leak.md", "M. K. is late.", null)),
          null);

  /** Not part of the module. */
  public static final CheckinStep CHECKIN =
      new CheckinStep(
          head("check-in", "Your last five working days", false),
          "P14D",
          List.of(
              new CheckinStep.Item(
                  "barrier",
                  CheckinStep.Kind.BARRIER,
                  "What got in the way?",
                  List.of(),
                  null,
                  null)));

  /** Not part of the module. */
  public static final ReflectStep REFLECT =
      new ReflectStep(
          head("plan", "My plan", false),
          "Make one plan for next week.",
          0,
          Visibility.PRIVATE,
          true,
          null);

  public static final RetrieveStep RETRIEVE =
      new RetrieveStep(
          head("warm-up", "What you remember", true),
          List.of(
              new Nested(
                  new CommitStep(
                      head("total", "What you remember", true),
                      "How many open queries has site 108?",
                      List.of(new Option("four", "Four"), new Option("fourteen", "Fourteen")),
                      List.of("four"),
                      null,
                      false,
                      null))));

  public static final TimedStep TIMED =
      new TimedStep(
          head("twice", "One site, twice", true),
          List.of(form("site-101"), form("site-108")),
          null,
          "site-triage");

  private static TimedStep.Form form(String site) {
    return new TimedStep.Form(
        new Nested(
            new DecisionStep(
                head(site, "One site, twice", true),
                "What do you do?",
                List.of(
                    new Choice("visit", "Visit it", Level.BEST, "…", null, null),
                    new Choice("skip", "Skip it", Level.HARMFUL, "…", null, null)),
                null,
                null,
                false)),
        List.of(new TimedStep.Suggestion("Skip it.", true, "skip", "")));
  }

  public static final Module MODULE =
      new Module(
          new ModuleId("risk-triage"),
          "1.2.0",
          Module.Status.RELEASED,
          "When the risk score is wrong",
          "Review an AI ranking before you plan visits.",
          Locale.ENGLISH,
          new Audience(List.of("cra"), List.of()),
          25,
          List.of("DIS-1"),
          List.of(),
          List.of(),
          Map.of(),
          new PassRule(0.75, true, 3),
          List.of(BRIEF, COMMIT, REVIEW, DECISION, CONFIDENCE, ATTEST, RETRIEVE, TIMED),
          Map.of());

  /** A step of the module of which nothing else is known. */
  public static final Alone ALONE = new Alone(MODULE, Instant.EPOCH);

  private Course() {}

  /** The module in another version. */
  public static Module version(String version) {
    return new Module(
        MODULE.id(),
        version,
        MODULE.status(),
        MODULE.title(),
        MODULE.summary(),
        MODULE.locale(),
        MODULE.audience(),
        MODULE.minutes(),
        MODULE.primaryCompetencies(),
        MODULE.secondaryCompetencies(),
        MODULE.sources(),
        MODULE.variables(),
        MODULE.pass(),
        MODULE.steps(),
        MODULE.artefacts());
  }

  /** Somebody whose grade goes to a line item. */
  public static AttemptContext context(String subject) {
    return new AttemptContext(
        new AttemptKey(
            OrganisationId.DEFAULT,
            PLATFORM,
            new LearnerId(
                UUID.nameUUIDFromBytes(subject.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            "17",
            MODULE.id()),
        new AccountKey("https://lms.example", subject),
        "42",
        "Monitoring 2026",
        Locale.ENGLISH,
        true,
        new GradeTarget(LINE_ITEM, null, Set.of(GradeService.SCORE_SCOPE)),
        false);
  }

  /** The same context of somebody invented. */
  public static AttemptContext sample(AttemptContext context) {
    return new AttemptContext(
        context.key(),
        context.account(),
        context.contextId(),
        context.contextTitle(),
        context.locale(),
        context.gradable(),
        context.grades(),
        true);
  }

  /** The first attempt, so many seconds after its start. */
  public static Occasion at(long seconds) {
    return new Occasion(context("1001"), MODULE, REGISTRATION, 1, START.plusSeconds(seconds));
  }

  /** The same in a module in which this is the only step. */
  public static Occasion with(Step step, long seconds) {
    return new Occasion(
        context("1001"),
        MODULE.with(List.of(step), Map.of()),
        REGISTRATION,
        1,
        START.plusSeconds(seconds));
  }

  static Head head(String id, String title, boolean scored) {
    return new Head(
        id,
        title,
        "",
        3,
        List.of("DIS-1"),
        List.of(),
        Guidance.INDEPENDENT,
        List.of("listing"),
        scored,
        1,
        FeedbackWhen.AFTER_STEP,
        List.of());
  }
}

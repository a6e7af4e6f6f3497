package org.traininglayer.xapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.PlatformId;

/** The IRIs that this product owns or uses beyond its verbs. Never changed once released. */
public final class Vocabulary {

  /** Where our IRIs live. */
  public static final String BASE = "https://traininglayer.org/xapi";

  /** The version of our xAPI Profile; in the category of every statement that it describes. */
  public static final String PROFILE_VERSION = BASE + "/profile/v1";

  // Activity types
  public static final String MODULE = "http://adlnet.gov/expapi/activities/module";
  public static final String STEP = "http://adlnet.gov/expapi/activities/lesson";
  public static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
  public static final String COURSE = "http://adlnet.gov/expapi/activities/course";
  public static final String LINK = "http://adlnet.gov/expapi/activities/link";
  public static final String PROFILE = "http://adlnet.gov/expapi/activities/profile";
  public static final String ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment";
  public static final String COMMITMENT = BASE + "/activity-types/commitment";

  /** Something that an AI wrote, drew or reckoned at work, by the tool's own address. */
  public static final String AI_OUTPUT = BASE + "/activity-types/ai-output";

  // Result extensions
  /** {@code error} or {@code clean}: what a reviewed unit is, by the answer key of the version. */
  public static final String TRUTH = extension("truth");

  /** {@code critical}, {@code major} or {@code minor}; only on units with an error. */
  public static final String SEVERITY = extension("severity");

  /** Family of the seeded error; only on units with an error. */
  public static final String FAMILY = extension("error-family");

  /** {@code true} on a unit that is right and looks suspicious. */
  public static final String DECOY = extension("decoy");

  /** {@code true} when the unit was marked as wrong. */
  public static final String FLAGGED = extension("flagged");

  /** Family card chosen by the learner. */
  public static final String FAMILY_CHOSEN = extension("family-chosen");

  /** {@code artefact#row} chosen as proof. */
  public static final String EVIDENCE = extension("evidence");

  /** Action chosen. */
  public static final String ACTION = extension("action");

  public static final String FAMILY_RIGHT = extension("family-right");
  public static final String EVIDENCE_RIGHT = extension("evidence-right");
  public static final String ACTION_RIGHT = extension("action-right");

  /** Stated confidence in the judgement, 0.5 to 0.99. */
  public static final String CONFIDENCE = extension("confidence");

  /** Share of units with a seeded error in the form that was shown, 0 to 1. */
  public static final String PREVALENCE = extension("prevalence");

  /** {@code over}, {@code under} or {@code fit}. */
  public static final String STANCE = extension("stance");

  /** What the rules of the case say of a use: permitted, with-controls or prohibited. */
  public static final String PERMISSION = extension("permission");

  /** What somebody does about a use of AI: use, use-with-safeguard, avoid or escalate. */
  public static final String USE = extension("use");

  /** Where the module asks whether somebody knows what the rules say of that use. */
  public static final String KNOWLEDGE = extension("knowledge");

  /** {@code true} on a prohibited use whose permission would do harm. */
  public static final String CRITICAL = extension("critical");

  /** Controls that were asked for. */
  public static final String CONTROLS = extension("controls");

  /** Controls that are needed and were not asked for. */
  public static final String CONTROLS_MISSING = extension("controls-missing");

  /** Controls that were asked for and do not belong to the use. */
  public static final String CONTROLS_WRONG = extension("controls-wrong");

  /** Pairs of cards that do not stand in the order in which they must. */
  public static final String PAIRS_BROKEN = extension("pairs-broken");

  /** Cards that must be followed by their check and are not. */
  public static final String CHECKS_MISSING = extension("checks-missing");

  /** Cards of a workflow that an AI may do. */
  public static final String AI_STEPS = extension("ai-steps");

  /** Cards of a workflow that were given to an AI. */
  public static final String AI_USED = extension("ai-used");

  /** Cards that must not be in the workflow and were left in it. */
  public static final String FORBIDDEN_KEPT = extension("forbidden-kept");

  /** Cards that the workflow needs and that were taken out. */
  public static final String NEEDED_REMOVED = extension("needed-removed");

  /** Misconception behind the chosen option. */
  public static final String MISCONCEPTION = extension("misconception");

  /** Ids of sources opened before submitting. */
  public static final String SOURCES_OPENED = extension("sources-opened");

  /** Ids of sources that the step wants opened. */
  public static final String SOURCES_REQUIRED = extension("sources-required");

  /** Units with a critical error that slipped through. */
  public static final String CRITICAL_MISSES = extension("critical-misses");

  /** Those of the critical misses that were made good before the end of the module. */
  public static final String MADE_GOOD = extension("made-good");

  public static final String HITS = extension("hits");
  public static final String MISSES = extension("misses");
  public static final String FALSE_ALARMS = extension("false-alarms");
  public static final String CORRECT_REJECTIONS = extension("correct-rejections");

  /** {@code without} or {@code with} AI: the condition of a timed task. */
  public static final String ARM = extension("arm");

  /** Which of the parallel forms of a timed task. */
  public static final String FORM = extension("form");

  /** 1 or 2: which of the two tasks of a timed step came first. */
  public static final String ORDER = extension("order");

  /** Share of the AI's errors that were caught, 0 to 1. */
  public static final String CAUGHT = extension("caught");

  /** {@code script} or {@code server}: how active time was measured. */
  public static final String MEASURED = extension("measured");

  /** Seconds on the clock from opening to handing in, pauses included. */
  public static final String WALL_SECONDS = extension("wall-seconds");

  /** Name under which a timed task is held against later ones. */
  public static final String BASELINE = extension("baseline");

  /** How many critical errors were let through. */
  public static final String CRITICAL_DEFECTS = extension("critical-defects");

  /** What a corrected statement said before, as far as it says something else now. */
  public static final String FORMER = extension("former");

  /** SHA-256 of the acknowledged text, hex. */
  public static final String TEXT_SHA256 = extension("text-sha256");

  /** Version of the acknowledged text. */
  public static final String TEXT_VERSION = extension("text-version");

  /** Meaning of the acknowledgement. */
  public static final String MEANING = extension("meaning");

  /** {@code acknowledgement} or {@code electronic-signature}. */
  public static final String SIGNATURE_KIND = extension("signature-kind");

  /** How the signer was recognised again: method, launch and times. */
  public static final String REAUTHENTICATION = extension("reauthentication");

  /** What got out with a prompt: {@code privacy}, {@code unblinding}, {@code confidentiality}. */
  public static final String TOXIC = extension("toxic");

  /** The recorded output that a prompt led to, by the name of its file. */
  public static final String OUTPUT = extension("output");

  /** Whether something was written where nobody has to write; never the text. */
  public static final String WRITTEN = extension("written");

  /** 0 to 100, integer (cmi5's extension). */
  public static final String PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";

  // Context extensions
  /** Id of the step. */
  public static final String STEP_ID = extension("step");

  /** Which of several parallel forms of the step it was; not there where there is only one. */
  public static final String STEP_FORM = extension("step-form");

  /** Position of the step in its module, from 1. */
  public static final String STEP_POSITION = extension("step-position");

  /** {@code worked}, {@code guided} or {@code independent}. */
  public static final String EXPOSURE = extension("exposure");

  /** {@code pre}, {@code post} or {@code follow-up}. */
  public static final String MOMENT = extension("moment");

  /** {@code proven} or {@code other-way}: why a step was passed over. */
  public static final String PASSED_OVER = extension("passed-over");

  /** Version of the module whose answer key judged, where that was corrected afterwards. */
  public static final String KEY_VERSION = extension("key-version");

  /** Why a record was changed. */
  public static final String REASON_FOR_CHANGE = extension("reason-for-change");

  /** The task at work for which an output of an AI was used. */
  public static final String TASK = extension("task");

  /** Competency a self-rating is about. */
  public static final String COMPETENCY = extension("competency");

  /** The critical misses that an item is meant to make good. */
  public static final String REMEDY_OF = extension("remedy-of");

  /** What an item of a check-in asks for, such as {@code barrier}. */
  public static final String ITEM_KIND = extension("item-kind");

  /** Of the stages that can be named: those in which a person checks what an AI made. */
  public static final String HUMAN_CHECKS = extension("human-checks");

  /** How long after the training a check-in is meant to be asked, ISO 8601. */
  public static final String OFFSET = extension("offset");

  /** How often an answer had been replaced by a later one; absent from a first answer. */
  public static final String CHANGE = extension("change");

  /** First attempt is 1. */
  public static final String ATTEMPT = extension("attempt");

  /** {@code true} when the person is invented for demonstration. */
  public static final String SAMPLE = extension("sample");

  private Vocabulary() {}

  /** The module as an activity. */
  public static String module(ModuleId module) {
    return BASE + "/modules/" + module.value();
  }

  /** A step of a module. */
  public static String step(ModuleId module, String step) {
    return module(module) + "/steps/" + encode(step);
  }

  /**
   * Something that is answered in a step.
   *
   * @param path where it stands below the step
   */
  public static String question(ModuleId module, String step, List<String> path) {
    StringBuilder address = new StringBuilder(step(module, step));
    path.forEach(part -> address.append('/').append(encode(part)));
    return address.toString();
  }

  /** A course on a platform. */
  public static String course(PlatformId platform, String contextId) {
    return BASE + "/platforms/" + platform + "/courses/" + encode(contextId);
  }

  /** A resource link on a platform. */
  public static String link(PlatformId platform, String resourceLinkId) {
    return BASE + "/platforms/" + platform + "/links/" + encode(resourceLinkId);
  }

  /** One of our extensions. */
  public static String extension(String name) {
    return BASE + "/extensions/" + name;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

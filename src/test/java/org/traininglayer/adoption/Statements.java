package org.traininglayer.adoption;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.json.JsonMapper;

/** Statements in the shapes of our profile, as JSON. */
public final class Statements {

  public static final String HOME = "https://lms.example";
  public static final String MODULE = "cra-risk-score-triage";
  public static final String COURSE = Vocabulary.BASE + "/platforms/p1/courses/c1";

  private final String account;
  private final String course;
  private final Instant at;

  private Statements(String account, String course, Instant at) {
    this.account = account;
    this.course = course;
    this.at = at;
  }

  public static Statements of(String account) {
    return new Statements(account, COURSE, Instant.parse("2026-11-18T10:00:00Z"));
  }

  public Statements in(String otherCourse) {
    return new Statements(account, otherCourse, at);
  }

  public Statements at(Instant other) {
    return new Statements(account, course, other);
  }

  public String started() {
    return statement(Verb.INITIALIZED, module(), Map.of(), Map.of());
  }

  public String opened(String step) {
    return statement(Verb.EXPERIENCED, step(step), Map.of(), Map.of());
  }

  public String finished(String step) {
    return statement(
        Verb.PROGRESSED,
        module(),
        Map.of("extensions", Map.of(Vocabulary.PROGRESS, 50)),
        Map.of(Vocabulary.STEP_ID, step));
  }

  public String passed() {
    return statement(Verb.PASSED, module(), Map.of("success", true), Map.of());
  }

  public String completed() {
    return statement(Verb.COMPLETED, module(), Map.of("completion", true), Map.of());
  }

  public String choice(boolean right, double confidence) {
    return statement(
        Verb.ANSWERED,
        step("decide") + "/choice",
        Map.of("success", right, "extensions", Map.of(Vocabulary.CONFIDENCE, confidence)),
        Map.of(Vocabulary.EXPOSURE, "independent"));
  }

  /** A wrong claim. */
  public String wrong(String unit, String severity, String family, boolean flagged) {
    return unit(unit, "independent", 0.125, severity, family, flagged, flagged ? 0.75 : null);
  }

  /** A right claim. */
  public String clean(String unit, boolean flagged) {
    return unit(unit, "independent", 0.125, null, null, flagged, flagged ? 0.6 : null);
  }

  public String unit(
      String unit,
      String exposure,
      double prevalence,
      @Nullable String severity,
      @Nullable String family,
      boolean flagged,
      @Nullable Double confidence) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(Vocabulary.TRUTH, severity == null ? "clean" : "error");
    said.put(Vocabulary.FLAGGED, flagged);
    said.put(Vocabulary.PREVALENCE, prevalence);
    if (severity != null) {
      said.put(Vocabulary.SEVERITY, severity);
    }
    if (family != null) {
      said.put(Vocabulary.FAMILY, family);
    }
    if (confidence != null) {
      said.put(Vocabulary.CONFIDENCE, confidence);
    }
    return statement(
        Verb.ANSWERED,
        step("review") + "/units/" + unit,
        Map.of(
            "success",
            flagged == (severity != null),
            "response",
            flagged ? "flag" : "accept",
            "extensions",
            said),
        Map.of(Vocabulary.EXPOSURE, exposure, Vocabulary.STEP_ID, "review"));
  }

  /** A wrong claim at another place below the step. */
  public String wrongIn(String place, String severity, String family, boolean flagged) {
    return unit("here", "independent", 0.125, severity, family, flagged, flagged ? 0.75 : null)
        .replace("/units/here", "/" + place);
  }

  public String sorted(String item, String permission, String bin) {
    return statement(
        Verb.ANSWERED,
        step("sort") + "/sorted/" + item,
        Map.of(
            "success",
            permission.equals(bin),
            "response",
            item + "[.]" + bin,
            "extensions",
            Map.of(Vocabulary.PERMISSION, permission)),
        Map.of(Vocabulary.STEP_ID, "sort"));
  }

  /** Why somebody decided as they did, in the same step as {@link #choice}. */
  public String reason(String code) {
    return statement(
        Verb.ANSWERED,
        step("decide") + "/reason",
        Map.of("success", false, "response", code),
        Map.of(Vocabulary.STEP_ID, "decide"));
  }

  /** How long a task of {@link #timed} felt. */
  public String felt(String arm, String minutes) {
    return statement(
        Verb.ANSWERED,
        step("timed") + "/felt/" + arm,
        Map.of("response", minutes, "extensions", Map.of(Vocabulary.ARM, arm)),
        Map.of(Vocabulary.STEP_ID, "timed"));
  }

  public String timed(String arm, double seconds, double score) {
    return statement(
        Verb.ANSWERED,
        step("timed") + "/arms/" + arm,
        Map.of(
            "score",
            Map.of("scaled", score),
            "duration",
            "PT" + seconds + "S",
            "extensions",
            Map.of(
                Vocabulary.ARM, arm, Vocabulary.FORM, "a", Vocabulary.WALL_SECONDS, seconds + 9)),
        Map.of(Vocabulary.STEP_ID, "timed"));
  }

  public String checkedFrequency(String code) {
    return checked("often", "frequency", "P2W", code, "scale", List.of("none", "more"));
  }

  public String checkedConfidence(String offset, String value) {
    return checked(
        "sure",
        "confidence",
        offset,
        value,
        "scale",
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
  }

  public String checkedStages(String stages) {
    return checked(
        "stages",
        "stage-list",
        "P2W",
        stages,
        "choices",
        List.of("draft", "check", "send", "none"));
  }

  private String checked(
      String item,
      String kind,
      String offset,
      String response,
      String components,
      List<String> ids) {
    return statement(
            Verb.ANSWERED,
            step("checkin") + "/items/" + item,
            Map.of("response", response),
            Map.of(
                Vocabulary.ITEM_KIND,
                kind,
                Vocabulary.MOMENT,
                "follow-up",
                Vocabulary.OFFSET,
                offset,
                Vocabulary.COMPETENCY,
                "DIS-1"))
        .replaceFirst(
            "\"object\":\\{",
            "\"object\":{\"definition\":{\""
                + components
                + "\":"
                + JsonMapper.shared()
                    .writeValueAsString(ids.stream().map(id -> Map.of("id", id)).toList())
                + "},");
  }

  /** An output of an AI that a tool tells of. */
  public String output(Verb verb, String task) {
    return json(
        Map.of(
            "actor",
            Map.of("objectType", "Agent", "account", Map.of("homePage", HOME, "name", account)),
            "verb",
            Map.of("id", verb.id()),
            "object",
            Map.of(
                "id",
                "https://tool.example/outputs/" + task,
                "definition",
                Map.of("type", Vocabulary.AI_OUTPUT)),
            "result",
            Map.of("duration", "PT5M"),
            "context",
            Map.of(
                "contextActivities",
                Map.of("category", List.of(Map.of("id", Vocabulary.PROFILE_VERSION))),
                "extensions",
                Map.of(Vocabulary.TASK, task)),
            "timestamp",
            at.toString()));
  }

  public static String voids(UUID statement) {
    return json(
        Map.of(
            "actor", Map.of("account", Map.of("homePage", HOME, "name", "records")),
            "verb", Map.of("id", Verb.VOIDED.id()),
            "object", Map.of("objectType", "StatementRef", "id", statement.toString()),
            "timestamp", "2026-11-19T10:00:00Z"));
  }

  private static String module() {
    return Vocabulary.BASE + "/modules/" + MODULE;
  }

  private static String step(String step) {
    return module() + "/steps/" + step;
  }

  private String statement(
      Verb verb, String object, Map<String, ?> result, Map<String, ?> extensions) {
    return json(
        Map.of(
            "actor",
            Map.of("objectType", "Agent", "account", Map.of("homePage", HOME, "name", account)),
            "verb",
            Map.of("id", verb.id(), "display", verb.display()),
            "object",
            Map.of("objectType", "Activity", "id", object),
            "result",
            result,
            "context",
            Map.of(
                "registration",
                new UUID(7, account.hashCode()).toString(),
                "revision",
                "1.2.0",
                "contextActivities",
                Map.of(
                    "grouping",
                    List.of(
                        Map.of("id", course),
                        Map.of("id", Vocabulary.BASE + "/platforms/p1/links/l1")),
                    "category",
                    List.of(Map.of("id", Vocabulary.PROFILE_VERSION))),
                "extensions",
                extensions),
            "timestamp",
            at.toString()));
  }

  private static String json(Map<String, ?> statement) {
    return JsonMapper.shared().writeValueAsString(statement);
  }
}

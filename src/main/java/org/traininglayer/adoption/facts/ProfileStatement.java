package org.traininglayer.adoption.facts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * What all statements of our profile have: who, when, in which course, about which module, and
 * maybe which step of it and which part of that.
 */
final class ProfileStatement {

  /** Any activity of a module: the module, and maybe a step, and maybe a part of it. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          Pattern.quote(Vocabulary.BASE)
              + "/modules/(?<module>[a-z0-9][a-z0-9-]{0,63})"
              + "(/steps/(?<step>[^/]{1,128})(/(?<part>[a-z]+)(/(?<item>[^/]+))?)?)?");

  /** A part of an item of a pool, or of a form of a task: its id, which part, and which of it. */
  private static final Pattern NESTED = Pattern.compile("[^.]+\\.(?<part>[a-z]+)(\\.(?<item>.+))?");

  private static final Pattern COURSE =
      Pattern.compile(Pattern.quote(Vocabulary.BASE) + "/platforms/[^/]+/courses/.+");

  private static final Set<String> GUIDANCE = Set.of("worked", "guided", "independent");

  private final String verb;
  private final AccountKey person;
  private final Instant at;
  private final String module;
  private final @Nullable String step;
  private final @Nullable String part;
  private final String item;
  private final Origin.Setting setting;
  private final JsonNode definition;
  private final JsonNode result;
  private final JsonNode context;

  private ProfileStatement(
      String verb, AccountKey person, Instant at, Matcher activity, JsonNode statement) {
    this.verb = verb;
    this.person = person;
    this.at = at;
    this.module = activity.group("module");
    this.step = activity.group("step");
    this.definition = statement.path("object").path("definition");
    this.result = statement.path("result");
    this.context = statement.path("context");
    String outer = activity.group("part");
    Origin.Setting around =
        "pool".equals(outer)
            ? Origin.Setting.RETRIEVE
            : "forms".equals(outer) ? Origin.Setting.TIMED : Origin.Setting.STEP;
    String inner = decoded(activity.group("item"));
    Matcher nested = NESTED.matcher(inner);
    boolean within = around != Origin.Setting.STEP && nested.matches();
    this.setting =
        around == Origin.Setting.RETRIEVE
                && text(context.path("extensions").path(Vocabulary.OFFSET)) != null
            ? Origin.Setting.CHECKIN
            : around;
    this.part = within ? nested.group("part") : outer;
    String of = within ? nested.group("item") : inner;
    this.item = of == null ? "" : of;
  }

  /** This statement, if it is one of our profile about a module; null otherwise. */
  static @Nullable ProfileStatement of(JsonNode statement) {
    String verb = text(statement.at("/verb/id"));
    JsonNode account = statement.at("/actor/account");
    String homePage = text(account.path("homePage"));
    String name = text(account.path("name"));
    Instant at = Times.instant(text(statement.path("timestamp")));
    String object = text(statement.at("/object/id"));
    Matcher activity = ACTIVITY.matcher(object == null ? "" : object);
    return verb == null
            || homePage == null
            || name == null
            || at == null
            || !ofOurProfile(statement)
            || !activity.matches()
        ? null
        : new ProfileStatement(verb, new AccountKey(homePage, name), at, activity, statement);
  }

  /** Whether it is of our profile, and says a time that cannot be one. */
  static boolean isOfUnknownDay(JsonNode statement) {
    String timestamp = text(statement.path("timestamp"));
    return timestamp != null && Times.instant(timestamp) == null && ofOurProfile(statement);
  }

  String verb() {
    return verb;
  }

  boolean did(Verb one) {
    return one.id().equals(verb);
  }

  /** The step it is about; null when it is about the whole module. */
  @Nullable String step() {
    return step;
  }

  /**
   * Which kind of part of a step it is about, also where that stands in an item of a pool or a form
   * of a task; null when it is about all of it.
   */
  @Nullable String part() {
    return part;
  }

  /** Which of these parts; empty when there is only one. */
  String item() {
    return item;
  }

  /** Whether the part stands in the step itself. */
  boolean inOwnStep() {
    return setting == Origin.Setting.STEP;
  }

  Instant at() {
    return at;
  }

  /** What was answered. */
  @Nullable String response() {
    return text(result.path("response"));
  }

  /** The score, 0 to 1; null when there is none. */
  @Nullable Double score() {
    double scaled = Times.number(result.path("score").path("scaled"));
    return scaled >= 0 && scaled <= 1 ? Double.valueOf(scaled) : null;
  }

  @Nullable Duration duration() {
    return Times.duration(text(result.path("duration")));
  }

  @Nullable Boolean resultFlag(String extension) {
    JsonNode value = result(extension);
    return value.isBoolean() ? Boolean.valueOf(value.asBoolean()) : null;
  }

  /** The ids of the components that the definition names under this property. */
  List<String> components(String property) {
    List<String> ids = new ArrayList<>();
    for (JsonNode one : definition.path(property)) {
      String id = text(one.path("id"));
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  JsonNode success() {
    return result.path("success");
  }

  JsonNode result(String extension) {
    return result.path("extensions").path(extension);
  }

  @Nullable String resultText(String extension) {
    return text(result(extension));
  }

  @Nullable String contextText(String extension) {
    return text(context.path("extensions").path(extension));
  }

  /** The ids that an extension of the context lists; null where it is not there. */
  @Nullable List<String> contextIds(String extension) {
    return ids(context.path("extensions").path(extension));
  }

  /** The ids that an extension of the result lists; null where it is not there. */
  @Nullable List<String> resultIds(String extension) {
    return ids(result(extension));
  }

  private static @Nullable List<String> ids(JsonNode list) {
    if (!list.isArray()) {
      return null;
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode one : list) {
      if (one.isString()) {
        ids.add(one.asString());
      }
    }
    return ids;
  }

  /** The stated confidence in per cent. */
  @Nullable Integer statedConfidence() {
    double p = Times.number(result(Vocabulary.CONFIDENCE));
    return p >= 0 && p <= 1 ? (int) Math.round(p * 100) : null;
  }

  /** A fact about the same person, place and week. */
  FactBuilder fact(Fact.Kind kind) {
    String guidance = contextText(Vocabulary.EXPOSURE);
    return new FactBuilder(
        kind,
        person,
        course(),
        module,
        Weeks.of(at),
        step == null ? "" : step,
        guidance != null && GUIDANCE.contains(guidance) ? guidance : "",
        origin());
  }

  private Origin origin() {
    String version = text(context.path("revision"));
    String key = contextText(Vocabulary.KEY_VERSION);
    String shown = version == null ? "" : version;
    return new Origin(
        id(text(context.path("registration"))),
        shown,
        key == null ? shown : key,
        setting,
        item,
        at,
        Times.millis(duration()));
  }

  private String course() {
    for (JsonNode group : context.path("contextActivities").path("grouping")) {
      String id = text(group.path("id"));
      if (id != null && COURSE.matcher(id).matches()) {
        return id;
      }
    }
    return "";
  }

  static boolean ofOurProfile(JsonNode statement) {
    for (JsonNode category : statement.at("/context/contextActivities/category")) {
      if (Vocabulary.PROFILE_VERSION.equals(text(category.path("id")))) {
        return true;
      }
    }
    return false;
  }

  static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String decoded(@Nullable String segment) {
    try {
      return segment == null ? "" : URLDecoder.decode(segment, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment == null ? "" : segment;
    }
  }

  static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}

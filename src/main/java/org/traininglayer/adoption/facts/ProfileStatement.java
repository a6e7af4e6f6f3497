package org.traininglayer.adoption.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
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
              + "(/steps/(?<step>[^/]{1,128})(/(?<part>[a-z]+)(/[^/]+)?)?)?");

  private static final Pattern COURSE =
      Pattern.compile(Pattern.quote(Vocabulary.BASE) + "/platforms/[^/]+/courses/.+");

  private static final Set<String> GUIDANCE = Set.of("worked", "guided", "independent");

  private final String verb;
  private final AccountKey person;
  private final LocalDate week;
  private final String module;
  private final @Nullable String step;
  private final @Nullable String part;
  private final JsonNode result;
  private final JsonNode context;

  private ProfileStatement(
      String verb, AccountKey person, LocalDate week, Matcher activity, JsonNode statement) {
    this.verb = verb;
    this.person = person;
    this.week = week;
    this.module = activity.group("module");
    this.step = activity.group("step");
    this.part = activity.group("part");
    this.result = statement.path("result");
    this.context = statement.path("context");
  }

  /** This statement, if it is one of our profile about a module; null otherwise. */
  static @Nullable ProfileStatement of(JsonNode statement) {
    String verb = text(statement.at("/verb/id"));
    JsonNode account = statement.at("/actor/account");
    String homePage = text(account.path("homePage"));
    String name = text(account.path("name"));
    LocalDate week = week(text(statement.path("timestamp")));
    String object = text(statement.at("/object/id"));
    Matcher activity = ACTIVITY.matcher(object == null ? "" : object);
    return verb == null
            || homePage == null
            || name == null
            || week == null
            || !ofOurProfile(statement)
            || !activity.matches()
        ? null
        : new ProfileStatement(verb, new AccountKey(homePage, name), week, activity, statement);
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

  /** Which kind of part of a step it is about; null when it is about all of it. */
  @Nullable String part() {
    return part;
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

  /** The stated confidence in per cent. */
  @Nullable Integer statedConfidence() {
    JsonNode value = result(Vocabulary.CONFIDENCE);
    if (!value.isNumber()) {
      return null;
    }
    double p = value.asDouble();
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
        week,
        step == null ? "" : step,
        guidance != null && GUIDANCE.contains(guidance) ? guidance : "");
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

  private static boolean ofOurProfile(JsonNode statement) {
    for (JsonNode category : statement.at("/context/contextActivities/category")) {
      if (Vocabulary.PROFILE_VERSION.equals(text(category.path("id")))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable LocalDate week(@Nullable String timestamp) {
    if (timestamp == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(timestamp)
          .atZoneSameInstant(ZoneOffset.UTC)
          .toLocalDate()
          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}

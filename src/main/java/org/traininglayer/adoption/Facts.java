package org.traininglayer.adoption;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Verb;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statement to fact, as a pure function: no clock, no database. Only statements that carry our
 * profile and have its shapes count; everything else is left alone, whoever sent it.
 */
final class Facts {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Any activity of a module: the module, and maybe a step, and maybe a part of it. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          Pattern.quote(Vocabulary.BASE)
              + "/modules/(?<module>[a-z0-9][a-z0-9-]{0,63})"
              + "(/steps/(?<step>[^/]{1,128})(/(?<part>[a-z]+)(/[^/]+)?)?)?");

  private static final Pattern COURSE =
      Pattern.compile(Pattern.quote(Vocabulary.BASE) + "/platforms/[^/]+/courses/.+");

  private static final Set<String> EXPOSURES = Set.of("worked", "guided", "independent");
  private static final Set<String> SEVERITIES = Set.of("critical", "major", "minor");

  private Facts() {}

  /** What this statement means for the figures. */
  static Reading from(String json) {
    JsonNode statement;
    try {
      statement = JSON.readTree(json);
    } catch (JacksonException e) {
      return new Reading.Unrecognised();
    }
    Reading reading = read(statement);
    return reading == null ? new Reading.Unrecognised() : reading;
  }

  private static @Nullable Reading read(JsonNode statement) {
    String verb = text(statement.at("/verb/id"));
    if (Verb.VOIDED.id().equals(verb)) {
      UUID voided = uuid(text(statement.at("/object/id")));
      return voided != null && "StatementRef".equals(text(statement.at("/object/objectType")))
          ? new Reading.Voids(voided)
          : null;
    }
    JsonNode account = statement.at("/actor/account");
    String homePage = text(account.path("homePage"));
    String name = text(account.path("name"));
    LocalDate week = week(text(statement.path("timestamp")));
    String object = text(statement.at("/object/id"));
    Matcher activity = ACTIVITY.matcher(object == null ? "" : object);
    if (homePage == null
        || name == null
        || week == null
        || verb == null
        || !ofOurProfile(statement)
        || !activity.matches()) {
      return null;
    }
    JsonNode context = statement.path("context");
    String step = activity.group("step");
    Place place =
        new Place(
            new AccountKey(homePage, name),
            course(context),
            activity.group("module"),
            week,
            step == null ? "" : step,
            oneOf(EXPOSURES, text(context.path("extensions").path(Vocabulary.EXPOSURE))));
    return step == null
        ? aboutModule(place, verb, context)
        : aboutStep(place, verb, activity.group("part"), statement.path("result"));
  }

  private static @Nullable Reading aboutModule(Place place, String verb, JsonNode context) {
    if (verb.equals(Verb.INITIALIZED.id())) {
      return place.fact(Fact.Kind.MODULE_STARTED);
    }
    if (verb.equals(Verb.COMPLETED.id())) {
      return place.fact(Fact.Kind.MODULE_FINISHED);
    }
    if (verb.equals(Verb.PASSED.id())) {
      return place.fact(Fact.Kind.MODULE_PASSED);
    }
    if (verb.equals(Verb.PROGRESSED.id())) {
      String step = text(context.path("extensions").path(Vocabulary.STEP_ID));
      return step == null ? null : place.in(step).fact(Fact.Kind.STEP_FINISHED);
    }
    return known(verb);
  }

  private static @Nullable Reading aboutStep(
      Place place, String verb, @Nullable String part, JsonNode result) {
    if (part == null && verb.equals(Verb.EXPERIENCED.id())) {
      return place.fact(Fact.Kind.STEP_OPENED);
    }
    if (verb.equals(Verb.ANSWERED.id()) && "units".equals(part)) {
      return unit(place, result);
    }
    if (verb.equals(Verb.ANSWERED.id()) && "choice".equals(part)) {
      return choice(place, result);
    }
    return known(verb);
  }

  private static @Nullable Reading unit(Place place, JsonNode result) {
    JsonNode said = result.path("extensions");
    String truth = text(said.path(Vocabulary.TRUTH));
    JsonNode flagged = said.path(Vocabulary.FLAGGED);
    boolean wrong = "error".equals(truth);
    if ((!wrong && !"clean".equals(truth)) || !flagged.isBoolean()) {
      return null;
    }
    return new Reading.Counts(
        place.fact(
            Fact.Kind.REVIEW_UNIT,
            band(said.path(Vocabulary.PREVALENCE)),
            wrong ? emptyToNull(oneOf(SEVERITIES, text(said.path(Vocabulary.SEVERITY)))) : null,
            wrong ? text(said.path(Vocabulary.FAMILY)) : null,
            wrong,
            flagged.asBoolean(),
            confidence(said.path(Vocabulary.CONFIDENCE))));
  }

  /** A choice counts when it has a right answer and a stated confidence. */
  private static Reading choice(Place place, JsonNode result) {
    JsonNode success = result.path("success");
    Integer confidence = confidence(result.path("extensions").path(Vocabulary.CONFIDENCE));
    return success.isBoolean() && confidence != null
        ? new Reading.Counts(
            place.fact(
                Fact.Kind.CONFIDENT_CHOICE, "", null, null, null, success.asBoolean(), confidence))
        : new Reading.NotNeeded();
  }

  private static @Nullable Reading known(String verb) {
    return Set.of(
                Verb.RESUMED.id(),
                Verb.SUSPENDED.id(),
                Verb.FAILED.id(),
                Verb.ANSWERED.id(),
                Verb.ACKNOWLEDGED.id(),
                "http://activitystrea.ms/reject")
            .contains(verb)
        ? new Reading.NotNeeded()
        : null;
  }

  private static boolean ofOurProfile(JsonNode statement) {
    for (JsonNode category : statement.at("/context/contextActivities/category")) {
      if (Vocabulary.PROFILE_VERSION.equals(text(category.path("id")))) {
        return true;
      }
    }
    return false;
  }

  private static String course(JsonNode context) {
    for (JsonNode group : context.path("contextActivities").path("grouping")) {
      String id = text(group.path("id"));
      if (id != null && COURSE.matcher(id).matches()) {
        return id;
      }
    }
    return "";
  }

  private static String band(JsonNode prevalence) {
    if (!prevalence.isNumber()) {
      return "";
    }
    double share = prevalence.asDouble();
    return share <= 0.05 ? "low" : share <= 0.20 ? "middle" : "high";
  }

  private static @Nullable Integer confidence(JsonNode value) {
    if (!value.isNumber()) {
      return null;
    }
    double p = value.asDouble();
    return p >= 0 && p <= 1 ? (int) Math.round(p * 100) : null;
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

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String oneOf(Set<String> known, @Nullable String text) {
    return text != null && known.contains(text) ? text : "";
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  /** Who and where, as far as it is known before the kind is. */
  private record Place(
      AccountKey person,
      String course,
      String module,
      LocalDate week,
      String step,
      String exposure) {

    Place in(String otherStep) {
      return new Place(person, course, module, week, otherStep, exposure);
    }

    Reading fact(Fact.Kind kind) {
      return new Reading.Counts(fact(kind, "", null, null, null, null, null));
    }

    Fact fact(
        Fact.Kind kind,
        String band,
        @Nullable String severity,
        @Nullable String family,
        @Nullable Boolean wrong,
        @Nullable Boolean flagged,
        @Nullable Integer confidence) {
      return new Fact(
          kind,
          person,
          course,
          module,
          week,
          step,
          exposure,
          band,
          severity,
          family,
          wrong,
          flagged,
          confidence);
    }
  }
}

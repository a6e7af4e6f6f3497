package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What xAPI demands of a statement (1.0.3, part 2, and 2.0), as pure rules. Numbers must have been
 * read as {@code BigDecimal} and repeated properties refused by the reader.
 */
public final class StatementRules {

  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private static final Set<String> STATEMENT =
      Set.of(
          "id",
          "actor",
          "verb",
          "object",
          "result",
          "context",
          "timestamp",
          "stored",
          "authority",
          "version",
          "attachments");

  private static final Set<String> INSIDE =
      Set.of(
          "objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments");

  private static final Set<String> ATTACHMENT =
      Set.of("usageType", "display", "description", "contentType", "length", "sha2", "fileUrl");

  private static final Set<String> VERB = Set.of("id", "display");
  private static final Set<String> REFERENCE = Set.of("objectType", "id");

  private StatementRules() {}

  /**
   * Everything that is wrong with a statement under the rules of a version; empty if it is valid.
   */
  public static List<Problem> problems(JsonNode statement, XapiVersion version) {
    List<Problem> problems = new ArrayList<>();
    Value whole = Value.whole(statement, version, problems);
    statement(whole);
    StorableValues.check(whole);
    return List.copyOf(problems);
  }

  /** So many problems are told of one request; who mends these learns of the next. */
  public static final int MOST_PROBLEMS = 100;

  /** What is wrong with an agent or a group that somebody asks about. */
  public static List<Problem> problemsOfActor(JsonNode actor, XapiVersion version) {
    List<Problem> problems = new ArrayList<>();
    Value whole = Value.whole(actor, version, problems);
    ActorRules.actor(whole);
    StorableValues.check(whole);
    return List.copyOf(problems);
  }

  private static void statement(Value statement) {
    if (!statement.isObjectOf(STATEMENT)) {
      return;
    }
    statement.optional("id", Value::uuid);
    statement.optional("stored", Value::timestamp);
    statement.optional("authority", ActorRules::authority);
    statement.optional("version", StatementRules::version);
    event(statement);
    statement.required("object", object -> object(object, true));
    voiding(statement);
  }

  /** What statements have in common with those inside others. */
  private static void event(Value event) {
    event.required("actor", ActorRules::actor);
    event.required("verb", StatementRules::verb);
    event.optional("result", ResultRules::result);
    event.optional(
        "context",
        context -> ContextRules.context(context, isActivity(event.node().path("object"))));
    event.optional("timestamp", Value::timestamp);
    event.optional("attachments", each -> each.each(StatementRules::attachment));
  }

  private static boolean isActivity(JsonNode object) {
    return !object.has("objectType")
        || object.path("objectType").stringValue("").equals("Activity");
  }

  private static void verb(Value verb) {
    if (verb.isObjectOf(VERB)) {
      verb.required("id", Value::iri);
      verb.optional("display", Value::languageMap);
    }
  }

  private static void object(Value object, boolean outermost) {
    if (!object.isObject()) {
      return;
    }
    switch (object.node().path("objectType").stringValue("")) {
      case "Activity" -> ActivityRules.activity(object);
      case "Agent" -> ActorRules.agent(object);
      case "Group" -> ActorRules.group(object);
      case "StatementRef" -> reference(object);
      case "SubStatement" -> {
        if (outermost) {
          inside(object);
        } else {
          object.problem("a SubStatement must not hold another one");
        }
      }
      default -> {
        if (object.has("objectType")) {
          object
              .at("objectType")
              .problem("must be 'Activity', 'Agent', 'Group', 'StatementRef' or 'SubStatement'");
        } else {
          ActivityRules.activity(object);
        }
      }
    }
  }

  private static void inside(Value statement) {
    if (statement.isObjectOf(INSIDE)) {
      event(statement);
      statement.required("object", object -> object(object, false));
    }
  }

  static void reference(Value reference) {
    if (reference.isObjectOf(REFERENCE)) {
      reference.required("objectType", each -> each.text("'StatementRef'", "StatementRef"::equals));
      reference.required("id", Value::uuid);
    }
  }

  private static void voiding(Value statement) {
    boolean voids = statement.node().path("verb").path("id").stringValue("").equals(VOIDED);
    JsonNode object = statement.node().path("object");
    if (voids && !object.path("objectType").stringValue("").equals("StatementRef")) {
      statement.at("object").problem("must be a StatementRef where the verb is 'voided'");
    }
  }

  private static void version(Value version) {
    version.text(
        version.version() == XapiVersion.V1 ? "1.0 or 1.0.x" : "2.0.x or 1.0.x",
        text ->
            Formats.isVersion1(text)
                || (version.version() == XapiVersion.V2 && Formats.isVersion2(text)));
  }

  private static void attachment(Value attachment) {
    if (!attachment.isObjectOf(ATTACHMENT)) {
      return;
    }
    attachment.required("usageType", Value::iri);
    attachment.required("display", Value::languageMap);
    attachment.optional("description", Value::languageMap);
    attachment.required(
        "contentType", each -> each.text("a media type", text -> text.indexOf('/') > 0));
    attachment.required(
        "length",
        each -> {
          if (!each.node().isIntegralNumber() || each.node().decimalValue().signum() < 0) {
            each.problem("must be a whole number of octets");
          }
        });
    attachment.required("sha2", each -> each.text("a SHA-2 in hex digits", Formats::isSha2));
    attachment.optional("fileUrl", Value::iri);
  }
}

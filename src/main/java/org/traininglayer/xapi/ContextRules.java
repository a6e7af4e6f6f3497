package org.traininglayer.xapi;

import java.util.Set;
import java.util.function.Consumer;

/** Context (xAPI 1.0.3, part 2, 2.4.6; xAPI 2.0, 4.2.5). */
final class ContextRules {

  private static final Set<String> V1 =
      Set.of(
          "registration",
          "instructor",
          "team",
          "contextActivities",
          "revision",
          "platform",
          "language",
          "statement",
          "extensions");

  private static final Set<String> V2 =
      Set.of(
          "registration",
          "instructor",
          "team",
          "contextActivities",
          "contextAgents",
          "contextGroups",
          "revision",
          "platform",
          "language",
          "statement",
          "extensions");

  private static final Set<String> AROUND = Set.of("parent", "grouping", "category", "other");
  private static final Set<String> AGENT = Set.of("objectType", "agent", "relevantTypes");
  private static final Set<String> GROUP = Set.of("objectType", "group", "relevantTypes");

  private ContextRules() {}

  static void context(Value context, boolean objectIsActivity) {
    if (!context.isObjectOf(context.version() == XapiVersion.V1 ? V1 : V2)) {
      return;
    }
    context.optional("registration", Value::uuid);
    context.optional("instructor", ActorRules::actor);
    context.optional("team", ActorRules::group);
    context.optional("contextActivities", ContextRules::activities);
    Consumer<Value> ofActivity = objectIsActivity ? Value::isText : ContextRules::misplaced;
    context.optional("revision", ofActivity);
    context.optional("platform", ofActivity);
    context.optional(
        "language", each -> each.text("a language tag of RFC 5646", Formats::isLanguageTag));
    context.optional("statement", StatementRules::reference);
    context.optional("extensions", Value::extensions);
    if (context.version() == XapiVersion.V2) {
      context.optional("contextAgents", each -> each.each(ContextRules::contextAgent));
      context.optional("contextGroups", each -> each.each(ContextRules::contextGroup));
    }
  }

  private static void misplaced(Value ofActivity) {
    ofActivity.isText();
    ofActivity.problem("may only stand where the object is an activity");
  }

  private static void activities(Value activities) {
    if (!activities.isObjectOf(AROUND)) {
      return;
    }
    for (String role : activities.node().propertyNames()) {
      Value value = activities.at(role);
      if (value.node().isObject()) {
        ActivityRules.activity(value);
      } else {
        value.each(ActivityRules::activity);
      }
    }
  }

  private static void contextAgent(Value entry) {
    if (entry.isObjectOf(AGENT)) {
      entry.required("objectType", each -> each.text("'contextAgent'", "contextAgent"::equals));
      entry.required("agent", ActorRules::agent);
      relevantTypes(entry);
    }
  }

  private static void contextGroup(Value entry) {
    if (entry.isObjectOf(GROUP)) {
      entry.required("objectType", each -> each.text("'contextGroup'", "contextGroup"::equals));
      entry.required("group", ActorRules::group);
      relevantTypes(entry);
    }
  }

  private static void relevantTypes(Value entry) {
    entry.optional(
        "relevantTypes",
        types -> {
          types.each(Value::iri);
          if (types.node().isArray() && types.node().isEmpty()) {
            types.problem("must not be empty");
          }
        });
  }
}

package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.xapi.Problem;
import tools.jackson.databind.JsonNode;

/**
 * About whom and what a key may write. Pure; expects valid statements and actors. Who is the
 * instructor, and what stands in the context, is not limited.
 *
 * @param actors see {@link KeyTerms#actors}
 * @param activities how ids begin; empty for any
 * @param own the agent of the key itself
 */
record KeyLimits(Set<String> actors, Set<String> activities, UUID own) {

  /** Whether there is nothing to look at. */
  boolean none() {
    return actors.isEmpty() && activities.isEmpty();
  }

  /** The parts of a statement that are outside; none if it may be written. */
  List<Problem> outside(JsonNode statement) {
    List<Problem> outside = new ArrayList<>();
    if (!none()) {
      look(statement, "", outside);
    }
    return outside;
  }

  private void look(JsonNode statement, String place, List<Problem> outside) {
    actor(statement.path("actor"), place + "actor", outside);
    JsonNode object = statement.path("object");
    switch (type(object)) {
      case "Activity" -> {
        if (!allowsActivity(object.path("id").stringValue(""))) {
          outside.add(new Problem(place + "object.id", activityOutside()));
        }
      }
      case "SubStatement" -> look(object, place + "object.", outside);
      case "StatementRef" -> {}
      default -> {
        actor(object, place + "object", outside);
        if (!activities.isEmpty()) {
          outside.add(new Problem(place + "object", "is no activity, and " + activityOutside()));
        }
      }
    }
  }

  private void actor(JsonNode actor, String place, List<Problem> outside) {
    boolean identified = IndexKey.isIdentified(actor);
    if (identified ? !isAmong(actor) : actor.path("member").isEmpty() && !actors.isEmpty()) {
      outside.add(new Problem(place, actorOutside()));
    }
    int n = 0;
    for (JsonNode member : actor.path("member")) {
      if (!isAmong(member)) {
        outside.add(new Problem(place + ".member[" + n + "]", actorOutside()));
      }
      n++;
    }
  }

  /** Whether documents of this agent may be kept. */
  boolean allowsAgent(JsonNode agent) {
    return isAmong(agent);
  }

  /**
   * Whether an activity may be written about, and what is said of an activity or a verb becomes
   * what the store knows of it.
   */
  boolean allowsActivity(String id) {
    return activities.isEmpty() || activities.stream().anyMatch(id::startsWith);
  }

  /** Statements that a statement speaks of; whoever is limited may speak of their own alone. */
  static Set<UUID> references(JsonNode statement) {
    Set<UUID> references = new LinkedHashSet<>();
    JsonNode object = statement.path("object");
    if (type(object).equals("SubStatement")) {
      object = object.path("object");
    }
    if (type(object).equals("StatementRef")) {
      references.add(UUID.fromString(object.path("id").stringValue("")));
    }
    return references;
  }

  private boolean isAmong(JsonNode agent) {
    return actors.isEmpty() || actors.stream().anyMatch(allowed -> is(agent, allowed));
  }

  private boolean is(JsonNode agent, String allowed) {
    if (allowed.equals(KeyTerms.OWN_AGENT)) {
      return IndexKey.isIdentified(agent) && IndexKey.actor(agent).equals(own);
    }
    if (allowed.startsWith("@")) {
      String mbox = agent.path("mbox").stringValue("");
      return mbox.substring(mbox.lastIndexOf('@') + 1)
          .toLowerCase(Locale.ROOT)
          .equals(allowed.substring(1).toLowerCase(Locale.ROOT));
    }
    return agent.path("account").path("homePage").stringValue("").equals(allowed);
  }

  private static String actorOutside() {
    return "is not among the actors that this key is limited to";
  }

  private static String activityOutside() {
    return "is not among the activities that this key is limited to";
  }

  private static String type(JsonNode object) {
    return object.path("objectType").stringValue("Activity");
  }
}

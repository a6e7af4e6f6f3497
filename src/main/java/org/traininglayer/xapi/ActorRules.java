package org.traininglayer.xapi;

import java.util.List;
import java.util.Set;

/** Agents and groups (xAPI 1.0.3, part 2, 2.4.2). */
final class ActorRules {

  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");
  private static final Set<String> ACCOUNT = Set.of("homePage", "name");
  private static final Set<String> AGENT =
      Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
  private static final Set<String> GROUP =
      Set.of("objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account");

  private ActorRules() {}

  /** An agent, which need not say so, or a group. */
  static void actor(Value actor) {
    if (!actor.isObject()) {
      return;
    }
    String type = actor.node().path("objectType").stringValue("");
    switch (type) {
      case "Group" -> group(actor);
      case "Agent" -> agent(actor);
      default -> {
        if (actor.has("objectType")) {
          actor.at("objectType").problem("must be 'Agent' or 'Group'");
        } else {
          agent(actor);
        }
      }
    }
  }

  static void agent(Value agent) {
    if (!agent.isObjectOf(AGENT)) {
      return;
    }
    agent.optional("objectType", type -> type.text("'Agent'", "Agent"::equals));
    name(agent);
    int identifiers = identifiers(agent);
    if (identifiers != 1) {
      agent.problem(
          "must have exactly one of mbox, mbox_sha1sum, openid and account, has " + identifiers);
    }
  }

  static void group(Value group) {
    if (!group.isObjectOf(GROUP)) {
      return;
    }
    group.required("objectType", type -> type.text("'Group'", "Group"::equals));
    name(group);
    int identifiers = identifiers(group);
    if (identifiers > 1) {
      group.problem("must have at most one of mbox, mbox_sha1sum, openid and account");
    }
    if (identifiers == 0 && !group.has("member")) {
      group.at("member").problem("is required in a group without identifier");
    }
    group.optional("member", members -> members.each(ActorRules::agent));
  }

  /** The form in which OAuth names an application and a user: a group of the two. */
  static void authority(Value authority) {
    actor(authority);
    if (authority.node().path("objectType").stringValue("").equals("Group")) {
      boolean two = authority.node().path("member").size() == 2;
      if (!two || identifiers(authority) > 0) {
        authority.problem("a group may only be the two agents of OAuth, without identifier");
      }
    }
  }

  private static void name(Value actor) {
    actor.optional("name", Value::isText);
    actor.optional("mbox", each -> each.text("a mailto IRI", Formats::isMailbox));
    actor.optional("mbox_sha1sum", each -> each.text("a SHA-1 in 40 hex digits", Formats::isSha1));
    actor.optional("openid", Value::iri);
    actor.optional("account", ActorRules::account);
  }

  private static void account(Value account) {
    if (!account.isObjectOf(ACCOUNT)) {
      return;
    }
    account.required("homePage", Value::iri);
    account.required("name", each -> each.text("a name (it is empty)", text -> !text.isEmpty()));
  }

  private static int identifiers(Value actor) {
    int count = 0;
    for (String identifier : IDENTIFIERS) {
      count += actor.has(identifier) ? 1 : 0;
    }
    return count;
  }
}

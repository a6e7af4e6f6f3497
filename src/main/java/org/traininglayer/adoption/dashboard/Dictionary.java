package org.traininglayer.adoption.dashboard;

import java.util.Map;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.metric.Panel;
import org.traininglayer.kernel.Codes;

/**
 * The words for codes: roles, kinds of error, steps, rounds. A code without a word of its own is
 * written as words; nothing raw reaches a page.
 */
final class Dictionary {

  private final Texts texts;
  private final Map<String, String> steps;

  Dictionary(Texts texts, Map<String, String> steps) {
    this.texts = texts;
    this.steps = steps;
  }

  /** What an item is called, and what is said beside it. */
  record Entry(String name, String note) {}

  /** Whether this role is one that the dictionary has a word for. */
  boolean knows(String role) {
    return !texts.orElse("role." + role, "").isEmpty();
  }

  /** A role at work. */
  String role(String role) {
    return role.equals(DisclosureControl.NO_ROLE)
        ? texts.say("role.none")
        : texts.orElse("role." + role, Codes.words(role));
  }

  /** A kind of error. */
  String family(String family) {
    return texts.orElse("family." + family, Codes.words(family));
  }

  /** A step of the module. */
  String step(String step) {
    String title = steps.get(step);
    return title == null ? Codes.words(step) : title;
  }

  /** An item of a panel's table. */
  Entry item(Panel panel, String item) {
    return switch (panel.rows()) {
      case ROLES -> new Entry(role(item), "");
      case FAMILIES -> new Entry(family(item), "");
      case STEPS -> new Entry(steps.containsKey(item) ? step(item) : own(panel, item), "");
      case ITEMS -> new Entry(own(panel, item), "");
      case CONFIDENCE ->
          new Entry(
              item.startsWith("stated:")
                  ? texts.say("confidence.stated", item.substring("stated:".length()))
                  : own(panel, item),
              "");
      case ROUNDS -> round(item);
    };
  }

  private Entry round(String item) {
    int colon = item.indexOf(':');
    String guidance = item.substring(0, colon);
    String band = item.substring(colon + 1);
    return new Entry(
        texts.say("guidance." + (guidance.isEmpty() ? "unsaid" : guidance)),
        texts.say("band." + (band.isEmpty() ? "unsaid" : band)));
  }

  private String own(Panel panel, String item) {
    return texts.orElse(panel.id() + ".item." + item, Codes.words(item));
  }
}

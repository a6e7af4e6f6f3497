package org.traininglayer.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * An order in which statements of one registration follow one another.
 *
 * @param id its IRI
 * @param primary whether a registration as a whole may follow it; others are parts
 * @param rule how its members are combined
 * @param members IRIs of templates and patterns; one only, but for sequences and alternates
 * @see <a
 *     href="https://adlnet.github.io/xapi-profiles/xapi-profiles-structure.html#10.0">Patterns</a>
 */
public record ProfilePattern(
    String id, String title, String meaning, boolean primary, Rule rule, List<String> members) {

  /** How members are combined. */
  public enum Rule {
    SEQUENCE("sequence"),
    ALTERNATES("alternates"),
    OPTIONAL("optional"),
    ONE_OR_MORE("oneOrMore"),
    ZERO_OR_MORE("zeroOrMore");

    private final String property;

    Rule(String property) {
      this.property = property;
    }
  }

  /** Copies the members. */
  public ProfilePattern {
    members = List.copyOf(members);
  }

  static ProfilePattern of(JsonNode pattern) {
    String id = pattern.path("id").stringValue("");
    for (Rule rule : Rule.values()) {
      JsonNode value = pattern.path(rule.property);
      if (!value.isMissingNode()) {
        List<String> members = new ArrayList<>();
        if (value.isArray()) {
          value.forEach(member -> members.add(member.stringValue("")));
        } else {
          members.add(value.stringValue(""));
        }
        return new ProfilePattern(
            id,
            pattern.path("prefLabel").path("en").stringValue(""),
            pattern.path("definition").path("en").stringValue(""),
            pattern.path("primary").booleanValue(false),
            rule,
            members);
      }
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "the pattern %s has no rule", id));
  }

  /** The last part of its IRI, by which it is called here. */
  public String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}

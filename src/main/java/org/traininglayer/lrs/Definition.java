package org.traininglayer.lrs;

import org.traininglayer.xapi.ActivityDefinition;
import org.traininglayer.xapi.StatementJson;
import org.traininglayer.xapi.Verb;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a statement says about one activity or verb. It stays what it came as until its JSON is
 * needed: nearly always the same was said before, and nobody needs it.
 */
public sealed interface Definition {

  /** As JSON text. */
  String json();

  /** This and, where they differ, the later word (see {@link Definitions#merged}). */
  default Definition merged(Definition newer) {
    return equals(newer) ? this : new Received(Definitions.merged(asNode(), newer.asNode()));
  }

  private ObjectNode asNode() {
    return this instanceof Received received ? received.node : (ObjectNode) StrictJson.read(json());
  }

  /** Of one of our activities. */
  record OfActivity(ActivityDefinition definition) implements Definition {
    @Override
    public String json() {
      return StatementJson.write(definition);
    }
  }

  /** Of one of our verbs: how it is displayed. */
  record OfVerb(Verb verb) implements Definition {
    @Override
    public String json() {
      return StatementJson.writeDisplay(verb);
    }
  }

  /** As it was received. */
  record Received(ObjectNode node) implements Definition {
    @Override
    public String json() {
      return node.toString();
    }
  }
}

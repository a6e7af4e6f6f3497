package org.traininglayer.rights;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.lti.People.Person;

/**
 * Whom an export or an erasure is about.
 *
 * @param id our own id of them
 * @param name only where somebody told one
 */
record Whom(UUID id, @Nullable String name, @Nullable String jobRole, AgentIdentifier agent) {

  static Whom of(Person person) {
    return new Whom(
        person.id().value(), person.name(), person.jobRole(), AgentIdentifier.of(person.account()));
  }
}

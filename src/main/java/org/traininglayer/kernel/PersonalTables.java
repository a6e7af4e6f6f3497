package org.traininglayer.kernel;

import java.util.List;
import java.util.Map;

/**
 * Told by every package that keeps something about people. What it names is exported when a person
 * asks, and accounted for when they are erased; the erasing itself is done by the package, on
 * {@link LearnersErased}.
 */
public interface PersonalTables {

  /** All of this package. */
  List<PersonalTable> tables();

  /** Further values for the conditions of these tables. */
  default Map<String, Object> values(OrganisationId organisation, AgentIdentifier agent) {
    return Map.of();
  }
}

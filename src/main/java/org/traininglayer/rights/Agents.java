package org.traininglayer.rights;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTable.OnErasure;

/**
 * Agents of learning records who never came by a platform: found by what identifies them, since
 * nothing else is known of them.
 */
@Component
public class Agents {

  private final PersonalData data;

  Agents(PersonalData data) {
    this.data = data;
  }

  /**
   * Somebody about whom something is kept.
   *
   * @param id our own id, which is in no record and tells nobody who it is
   * @param rows how many of what would go with them, by the name of the rows
   */
  public record KnownAgent(UUID id, AgentIdentifier agent, Map<String, Long> rows) {

    /** Copies the counts. */
    public KnownAgent {
      rows = new TreeMap<>(rows);
    }
  }

  /** An agent of whom an organisation keeps something that an erasure takes. */
  public Optional<KnownAgent> find(OrganisationId organisation, AgentIdentifier agent) {
    Whom whom = data.whom(organisation, agent);
    Map<String, Object> values = data.values(organisation, whom);
    Map<String, Long> rows = new TreeMap<>();
    for (PersonalTable table : data.tables()) {
      long count = table.onErasure() == OnErasure.ERASED ? data.count(table, values) : 0;
      if (count > 0) {
        rows.put(table.name(), count);
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(new KnownAgent(whom.id(), agent, rows));
  }
}

package org.traininglayer.lrs;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PersonalTable;
import org.traininglayer.kernel.PersonalTables;

/**
 * Statements by and about people with what is attached to them, and their documents. A statement
 * that is about somebody else and only mentions the person, as instructor or in a group, is told by
 * its id and times: the rest is the other's.
 */
@Component
class RecordTablesOfPeople implements PersonalTables {

  private static final String BY_OR_ABOUT =
      "t.organisation_id = :organisation"
          + " and (t.actor_key = any((:agentKeys)::text[]::uuid[])"
          + " or t.object_key = any((:agentKeys)::text[]::uuid[]))";
  private static final String MENTIONED =
      """
      t.organisation_id = :organisation and t.mentions && (:agentKeys)::text[]::uuid[]
        and t.actor_key <> all((:agentKeys)::text[]::uuid[])
        and (t.object_key is null or t.object_key <> all((:agentKeys)::text[]::uuid[]))
      """;
  private static final String DOCUMENT =
      "t.organisation_id = :organisation and t.agent_key = any((:agentKeys)::text[]::uuid[])";

  /** What a statement is found by. */
  private static final String[] KEYS = {
    "seq",
    "partition",
    "position",
    "verb_key",
    "actor_key",
    "object_key",
    "authority_key",
    "mentions"
  };

  private final ErasedAccounts erased;

  RecordTablesOfPeople(ErasedAccounts erased) {
    this.erased = erased;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        new PersonalTable("statement", BY_OR_ABOUT, ERASED)
            .without(KEYS)
            .withJson("json", "authority"),
        new PersonalTable("statement", MENTIONED, ERASED)
            .named("statement_mentioning")
            .without(
                "seq",
                "partition",
                "position",
                "verb_key",
                "actor_key",
                "object_key",
                "ref_id",
                "registration",
                "authority_key",
                "mentions",
                "authority",
                "json"),
        new PersonalTable(
            "statement_attachment",
            """
            t.organisation_id = :organisation and t.statement_id in (
              select s.id from statement s
              where s.organisation_id = :organisation
                and (s.actor_key = any((:agentKeys)::text[]::uuid[])
                  or s.object_key = any((:agentKeys)::text[]::uuid[])))
            """,
            ERASED),
        new PersonalTable(
                "attachment",
                """
                t.organisation_id = :organisation and t.sha256 in (
                  select x.sha256 from statement_attachment x
                  join statement s on s.organisation_id = x.organisation_id and s.id = x.statement_id
                  where x.organisation_id = :organisation
                    and (s.actor_key = any((:agentKeys)::text[]::uuid[])
                  or s.object_key = any((:agentKeys)::text[]::uuid[])))
                """,
                ERASED)
            .withFiles("content"),
        new PersonalTable("state_document", DOCUMENT, ERASED)
            .without("key", "activity_key", "agent_key")
            .withFiles("content"),
        new PersonalTable("agent_profile", DOCUMENT, ERASED)
            .without("key", "activity_key", "agent_key")
            .withFiles("content"));
  }

  /**
   * {@code agentKey} and {@code agentKeys}, under which records are; {@code agentId}, our own id of
   * the agent, which is in no record.
   */
  @Override
  public Map<String, Object> values(OrganisationId organisation, AgentIdentifier agent) {
    UUID key = IndexKey.agent(agent);
    return Map.of(
        "agentKey",
        key,
        "agentKeys",
        IndexKey.all(agent).stream().map(UUID::toString).toArray(String[]::new),
        "agentId",
        erased.id(organisation, key));
  }
}

package org.traininglayer.lrs;

import static org.traininglayer.kernel.PersonalTable.OnErasure.ERASED;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.AccountKey;
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
      "t.organisation_id = :organisation and (t.actor_key = :agentKey or t.object_key = :agentKey)";
  private static final String MENTIONED =
      """
      t.organisation_id = :organisation and t.mentions && array[cast(:agentKey as uuid)]
        and t.actor_key <> :agentKey and t.object_key is distinct from :agentKey
      """;
  private static final String DOCUMENT =
      "t.organisation_id = :organisation and t.agent_key = :agentKey";

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
                and (s.actor_key = :agentKey or s.object_key = :agentKey))
            """,
            ERASED),
        new PersonalTable(
                "attachment",
                """
                t.organisation_id = :organisation and t.sha256 in (
                  select x.sha256 from statement_attachment x
                  join statement s on s.organisation_id = x.organisation_id and s.id = x.statement_id
                  where x.organisation_id = :organisation
                    and (s.actor_key = :agentKey or s.object_key = :agentKey))
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

  @Override
  public Map<String, Object> values(AccountKey account) {
    return Map.of("agentKey", IndexKey.account(account));
  }
}

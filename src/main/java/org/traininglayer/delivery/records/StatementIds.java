package org.traininglayer.delivery.records;

import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Verb;

/**
 * Ids of statements follow from what happened, so that the same event gives the same id however
 * often it is told.
 */
final class StatementIds {

  /** Ours alone. Never changed: another namespace would give every statement a second id. */
  private static final UUID NAMESPACE = UUID.fromString("6f2f3f0c-5b0a-5e6a-9a6b-0f3a8d1c7e42");

  private StatementIds() {}

  /**
   * The id of a statement.
   *
   * @param event tells apart what can happen more than once in one attempt; empty for what cannot
   */
  static UUID of(
      OrganisationId organisation, UUID registration, Verb verb, String object, String event) {
    return NameUuid.of(
        NAMESPACE,
        String.join(
            "\n",
            List.of(organisation.toString(), registration.toString(), verb.id(), object, event)));
  }

  /** The id of the statement that takes the place of another one, by a corrected key. */
  static UUID corrected(
      OrganisationId organisation, UUID former, String keyVersion, String reason) {
    return NameUuid.of(
        NAMESPACE,
        String.join(
            "\n",
            List.of(organisation.toString(), "corrected", former.toString(), keyVersion, reason)));
  }

  /** The id of the statement that takes the place of another one, told in other words. */
  static UUID remade(OrganisationId organisation, UUID former) {
    return NameUuid.of(
        NAMESPACE,
        String.join("\n", List.of(organisation.toString(), "remade", former.toString())));
  }

  /** The id of the statement that voids another one. */
  static UUID voiding(OrganisationId organisation, UUID former) {
    return NameUuid.of(
        NAMESPACE,
        String.join("\n", List.of(organisation.toString(), "voided", former.toString())));
  }
}

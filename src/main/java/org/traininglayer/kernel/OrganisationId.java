package org.traininglayer.kernel;

import java.util.UUID;

/**
 * The boundary of data: platforms, people, statements, credentials and dashboards belong to one
 * organisation.
 */
public record OrganisationId(UUID value) {

  /** The organisation that exists from the start; whoever has only one never sees the word. */
  public static final OrganisationId DEFAULT =
      new OrganisationId(new UUID(0x0000000000007000L, 0x8000000000000001L));

  /** Reads the usual text form. */
  public static OrganisationId of(String text) {
    return new OrganisationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

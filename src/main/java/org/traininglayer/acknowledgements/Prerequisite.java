package org.traininglayer.acknowledgements;

import org.traininglayer.steps.Response;

/**
 * What an organisation confirms before records may be electronic signatures. Each is in its own
 * hands; this application can prove none of them. The sections that they come from stand in {@code
 * docs/acknowledgements.md}.
 */
public enum Prerequisite {
  IDENTITY_VERIFIED,
  ACCOUNTS_UNIQUE,
  TWO_COMPONENTS,
  FRESH_LAUNCH_ACCEPTED,
  NAMES_SHARED,
  SIGNING_PROCEDURE,
  PEOPLE_TRAINED,
  CERTIFIED,
  VALIDATED,
  CLOCK,
  TIME_ZONE,
  RETENTION,
  ACCESS;

  /** As a word in addresses, tables and names of texts. */
  public String code() {
    return Response.word(this);
  }
}

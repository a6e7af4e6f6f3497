package org.traininglayer.admin;

/** What a console user may do; {@link ConsoleAccess} says it address by address. */
enum ConsoleRole {
  /** Connects platforms and records, invites people, sees why something failed; everything. */
  SITE_ADMINISTRATOR,
  /** Sees the dashboards and decides what stands in them; no secrets, no connections. */
  OWNER,
  /** Sees the dashboards and takes tables away; changes nothing. */
  ANALYST,
  /** Reads named training records, acknowledgements and the audit trail; changes nothing. */
  AUDITOR
}

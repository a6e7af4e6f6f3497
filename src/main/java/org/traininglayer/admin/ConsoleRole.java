package org.traininglayer.admin;

/** What a console user may do. */
enum ConsoleRole {
  /** Connects platforms and records, sees why something failed. */
  SITE_ADMINISTRATOR,
  /** Sees the adoption dashboards. */
  OWNER
}

package org.traininglayer.support;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who helps the others of a role.
 *
 * @param agreedOn when they agreed to be named to those of this role
 */
public record Champion(
    UUID id, String role, String name, String reach, LocalDate agreedOn, String namedBy) {

  /** Where the way leads when it is an address; null for a number or a room. */
  public @Nullable String href() {
    return Contact.href(reach);
  }
}

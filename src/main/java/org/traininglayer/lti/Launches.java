package org.traininglayer.lti;

import java.util.Optional;

/** Launches by the token that their pages carry. */
public interface Launches {

  /**
   * The launch of this token, unless it never was or has expired. Kept in memory for a while, so
   * that an answer need not ask the database again.
   */
  Optional<Launch> find(String token);
}

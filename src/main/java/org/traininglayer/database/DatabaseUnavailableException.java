package org.traininglayer.database;

import org.jspecify.annotations.Nullable;

/**
 * There is no database to work with. The message is one sentence for the person who started the
 * application: what is wrong and what to do.
 */
public class DatabaseUnavailableException extends RuntimeException {

  /** With the one line that the person shall read. */
  public DatabaseUnavailableException(String message) {
    this(message, null);
  }

  /** With the one line that the person shall read, and what led to it. */
  public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

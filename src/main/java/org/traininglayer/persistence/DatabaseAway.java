package org.traininglayer.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Whether a failure says that the database is busy or away for the moment, as while a standby takes
 * over: nothing was kept, and the same request may go through a little later.
 */
public final class DatabaseAway {

  private DatabaseAway() {}

  /** Whether the failure, or what caused it, says so. */
  public static boolean is(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> false;
      case TransientDataAccessException busy -> true;
      case DataAccessResourceFailureException away -> true;
      case CannotCreateTransactionException away -> true;
      // A connection that broke cannot be rolled back either.
      case TransactionSystemException broken -> true;
      default -> is(failure.getCause());
    };
  }
}

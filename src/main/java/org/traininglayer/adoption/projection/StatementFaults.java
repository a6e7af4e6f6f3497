package org.traininglayer.adoption.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells what is the fault of a statement from what is the fault of the database, or of the moment:
 * only the former comes again however often it is tried.
 */
final class StatementFaults {

  private StatementFaults() {}

  /**
   * Whether trying again will end the same way: the database refuses a value (SQLSTATE classes 22
   * and 23), or a limit of it is passed (54), or our own code stumbled.
   */
  static boolean is(RuntimeException fault) {
    SQLException said = sql(fault);
    if (said != null) {
      String state = said.getSQLState();
      return state != null
          && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
    return !(fault instanceof DataAccessException) && !(fault instanceof TransactionException);
  }

  private static @Nullable SQLException sql(@Nullable Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof SQLException said) {
        return said;
      }
    }
    return null;
  }
}

package org.traininglayer.persistence;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is remembered of rows, and must be forgotten when they change. */
public final class AfterTransaction {

  private AfterTransaction() {}

  /**
   * Runs this now, and again after the transaction that is under way. For what is remembered of a
   * row that was just changed: who looks before the end would remember what others do not see, or
   * the old row again.
   */
  public static void alsoAfter(Runnable forget) {
    forget.run();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              forget.run();
            }
          });
    }
  }
}

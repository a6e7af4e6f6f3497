package org.traininglayer.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What happens in a transaction, gathered, and written down together just before it commits, so
 * that its number costs nothing. A fault while writing rolls everything back.
 */
public final class Gathered<E> {

  private final int order;
  private final Predicate<List<E>> write;
  private final Runnable afterwards;

  /**
   * A gathering.
   *
   * @param order who writes first: the smaller one
   * @param write writes down what was gathered; says whether something is to be done afterwards
   * @param afterwards runs after the commit, where {@code write} said so
   */
  public Gathered(int order, Predicate<List<E>> write, Runnable afterwards) {
    this.order = order;
    this.write = write;
    this.afterwards = afterwards;
  }

  /** Adds to the transaction that is under way. */
  @SuppressWarnings("unchecked")
  public void add(E one) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "what is written at the end of a transaction is added inside it");
    }
    Pages pages = (Pages) TransactionSynchronizationManager.getResource(this);
    if (pages == null) {
      pages = new Pages();
      TransactionSynchronizationManager.bindResource(this, pages);
      TransactionSynchronizationManager.registerSynchronization(pages);
    }
    pages.all.add(one);
  }

  /** Of one transaction. */
  private final class Pages implements TransactionSynchronization {
    private final List<E> all = new ArrayList<>();
    private boolean more;

    @Override
    public int getOrder() {
      return order;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      more = write.test(all);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Gathered.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Gathered.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(Gathered.this);
    }

    @Override
    public void afterCommit() {
      if (more) {
        afterwards.run();
      }
    }
  }
}

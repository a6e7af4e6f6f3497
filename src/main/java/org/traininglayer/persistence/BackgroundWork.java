package org.traininglayer.persistence;

import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;

/**
 * A bean that works on a thread of its own for as long as the application runs, where that is
 * wanted of this node. It begins with the application and ends with it, after the round that is
 * under way.
 */
public abstract class BackgroundWork implements SmartLifecycle, Following.Work {

  private final Following following;
  private final BooleanSupplier wanted;

  /**
   * Does not start yet.
   *
   * @param name of the thread
   * @param wanted whether this node is to do it, asked when the application starts
   */
  @SuppressWarnings("this-escape") // The thread begins with start(), not here.
  protected BackgroundWork(String name, BooleanSupplier wanted) {
    this.following = new Following(name, this);
    this.wanted = wanted;
  }

  @Override
  public final void start() {
    if (wanted.getAsBoolean()) {
      following.start();
    }
  }

  @Override
  public final void stop() {
    following.stop();
  }

  @Override
  public final boolean isRunning() {
    return following.isRunning();
  }

  /** Whether the round that asks is to go on: false once the application ends. */
  protected final boolean goesOn() {
    return following.goesOn();
  }
}

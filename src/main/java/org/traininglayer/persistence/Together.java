package org.traininglayer.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: what several callers want done is done at once, by one of them, while the others
 * wait for it. Nobody waits for company: whoever finds nobody at work begins with what is there,
 * and those who come meanwhile are the next group. So a group grows with the load, and has one
 * member where there is none.
 *
 * <p>What goes wrong for a group is tried again by each of its members alone: one that cannot be
 * done keeps nobody else from it. The work must bear that, as it does where all of it is one
 * transaction.
 *
 * @param <W> what is to be done
 * @param <R> what came of it
 */
public final class Together<W, R> {

  private final int most;
  private final int groups;
  private final Function<List<W>, List<R>> all;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Turn<W, R>> waiting = new ArrayDeque<>();
  private int atWork;

  /**
   * A place to meet.
   *
   * @param most members of a group
   * @param groups at work at the same time
   * @param all does everything and answers in the same order, or throws and has done nothing
   */
  public Together(int most, int groups, Function<List<W>, List<R>> all) {
    if (most < 1 || groups < 1) {
      throw new IllegalArgumentException("a group has a member, and one is at work");
    }
    this.most = most;
    this.groups = groups;
    this.all = all;
  }

  /** Whose turn it is, and how it went. */
  private enum Call {
    LEAD,
    DONE,
    ALONE
  }

  private static final class Turn<W, R> {
    private final W work;
    private final CompletableFuture<Call> call = new CompletableFuture<>();
    private @Nullable R result;

    Turn(W work) {
      this.work = work;
    }
  }

  /**
   * Does it, with others or alone.
   *
   * @return what came of it
   * @throws RuntimeException what went wrong when it was done alone
   */
  public R run(W work) {
    Turn<W, R> mine = new Turn<>(work);
    Call call = begins(mine) ? Call.LEAD : mine.call.join();
    if (call == Call.LEAD) {
      call = leads(mine);
    }
    R result = mine.result;
    return call == Call.DONE && result != null ? result : all.apply(List.of(work)).getFirst();
  }

  /** How many wait until those at work are done. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean begins(Turn<W, R> mine) {
    lock.lock();
    try {
      if (atWork < groups) {
        atWork++;
        return true;
      }
      waiting.add(mine);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Does what waits, and hands over to the first of those who came meanwhile. */
  private Call leads(Turn<W, R> mine) {
    List<Turn<W, R>> group = group(mine);
    boolean done = false;
    try {
      if (group.size() == 1) {
        mine.result = all.apply(List.of(mine.work)).getFirst();
      } else {
        done(group);
      }
      done = true;
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        throw e;
      }
    } finally {
      handOver();
      Call call = done ? Call.DONE : Call.ALONE;
      group.forEach(each -> each.call.complete(call));
    }
    return done ? Call.DONE : Call.ALONE;
  }

  private void done(List<Turn<W, R>> group) {
    List<R> results = all.apply(group.stream().map(each -> each.work).toList());
    for (int i = 0; i < group.size(); i++) {
      group.get(i).result = results.get(i);
    }
  }

  private List<Turn<W, R>> group(Turn<W, R> first) {
    List<Turn<W, R>> group = new ArrayList<>();
    group.add(first);
    lock.lock();
    try {
      while (group.size() < most && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    return group;
  }

  private void handOver() {
    Turn<W, R> next;
    lock.lock();
    try {
      next = waiting.poll();
      if (next == null) {
        atWork--;
      }
    } finally {
      lock.unlock();
    }
    if (next != null) {
      next.call.complete(Call.LEAD);
    }
  }
}

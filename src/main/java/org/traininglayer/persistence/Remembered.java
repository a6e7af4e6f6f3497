package org.traininglayer.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Values from the database that may be remembered for a while. Each is loaded once however many ask
 * for it at the same time, and never inside the cache: a cache that loads under its lock holds the
 * carrier of a virtual thread (before JDK 24) for as long as the database takes.
 */
public final class Remembered<K, V> {

  private final Cache<K, V> cache;
  private final Function<K, V> load;
  private final ConcurrentHashMap<K, CompletableFuture<V>> loading = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();

  /** Remembers at most so many for at most so long. */
  public Remembered(long most, Duration time, Function<K, V> load) {
    this.cache = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(time).build();
    this.load = load;
  }

  /** The value, remembered or loaded. */
  public V get(K key) {
    V there = cache.getIfPresent(key);
    if (there != null) {
      return there;
    }
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = loading.putIfAbsent(key, mine);
    if (others == null) {
      return load(key, mine);
    }
    try {
      return others.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private V load(K key, CompletableFuture<V> mine) {
    try {
      long before = forgotten.get();
      V loaded = load.apply(key);
      // What was forgotten meanwhile may have been changed after it was read.
      if (forgotten.get() == before) {
        cache.put(key, loaded);
      }
      mine.complete(loaded);
      return loaded;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      loading.remove(key, mine);
    }
  }

  /** Forgets a value, because it changes. */
  public void forget(K key) {
    forgotten.incrementAndGet();
    cache.invalidate(key);
  }
}

package org.traininglayer.adoption.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The counters of one metric of one person, added up over the weeks of a scope. */
public final class Counters {

  /** FNV-1a with 64 bits: sums of hash codes, as maps make them, meet for small counts. */
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<String, Map<String, Long>> byItem;

  private Counters(Map<String, Map<String, Long>> byItem) {
    this.byItem = byItem;
  }

  /** What there is of this item; 0 when nothing was counted. */
  public long get(String item, String name) {
    return byItem.getOrDefault(item, Map.of()).getOrDefault(name, 0L);
  }

  /** The sum over these items. */
  public long sum(Predicate<String> items, String name) {
    long sum = 0;
    for (Map.Entry<String, Map<String, Long>> item : byItem.entrySet()) {
      if (items.test(item.getKey())) {
        sum += item.getValue().getOrDefault(name, 0L);
      }
    }
    return sum;
  }

  /** A number that is another one as soon as anything of this item is counted otherwise. */
  public long print(String item) {
    long print = FNV_OFFSET;
    for (Map.Entry<String, Long> one :
        new TreeMap<>(byItem.getOrDefault(item, Map.of())).entrySet()) {
      String text = one.getKey() + "=" + one.getValue() + "\n";
      for (int i = 0; i < text.length(); i++) {
        print = (print ^ text.charAt(i)) * FNV_PRIME;
      }
    }
    return print;
  }

  /** The items of which something was counted. */
  public Set<String> items() {
    return byItem.keySet();
  }

  /** Gathers counters one by one. */
  public static final class Builder {

    private final Map<String, Map<String, Long>> byItem = new HashMap<>();

    /** Adds to one. */
    public Builder add(String item, String name, long value) {
      byItem.computeIfAbsent(item, key -> new HashMap<>()).merge(name, value, Math::addExact);
      return this;
    }

    /** What was gathered. */
    public Counters build() {
      return new Counters(byItem);
    }
  }
}

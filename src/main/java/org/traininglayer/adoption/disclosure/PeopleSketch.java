package org.traininglayer.adoption.disclosure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * Who contributed what to a figure, in a kilobyte: each person's print is added up in the one of
 * 256 buckets that the person belongs to. Of two sketches it can be told how many people changed
 * something, joined or left at least; not who, and not what. Two people in one bucket count once,
 * so that the number is never too high.
 */
public final class PeopleSketch {

  private static final int BUCKETS = 256;

  /** Bytes of one that is packed. */
  static final int PACKED = (BUCKETS + 1) * Integer.BYTES;

  private final int[] sums;
  private final int people;

  private PeopleSketch(int[] sums, int people) {
    this.sums = sums;
    this.people = people;
  }

  /** Of people, and a print for each of what they contributed. */
  public static PeopleSketch of(Map<String, Long> prints) {
    int[] sums = new int[BUCKETS];
    prints.forEach((who, print) -> sums[bucket(who)] += folded(print));
    return new PeopleSketch(sums, prints.size());
  }

  private static int bucket(String who) {
    return (who.hashCode() * 0x9E3779B9) >>> 24;
  }

  private static int folded(long print) {
    long mixed = print * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32) | 1;
  }

  /** As it was kept. */
  public static PeopleSketch unpacked(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int people = buffer.getInt();
    int[] sums = new int[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      sums[i] = buffer.getInt();
    }
    return new PeopleSketch(sums, people);
  }

  /** For keeping. */
  public byte[] packed() {
    ByteBuffer buffer = ByteBuffer.allocate(PACKED);
    buffer.putInt(people);
    for (int sum : sums) {
      buffer.putInt(sum);
    }
    return buffer.array();
  }

  /** Of nobody. */
  static PeopleSketch none() {
    return new PeopleSketch(new int[BUCKETS], 0);
  }

  /**
   * Of both together. Where the same people are in both, it still changes wherever one of the two
   * does; only the number of people is too high then.
   */
  public PeopleSketch plus(PeopleSketch other) {
    int[] both = new int[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      both[i] = sums[i] + other.sums[i];
    }
    return new PeopleSketch(both, people + other.people);
  }

  /** This without another that is in it. */
  PeopleSketch minus(PeopleSketch other) {
    int[] rest = new int[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      rest[i] = sums[i] - other.sums[i];
    }
    return new PeopleSketch(rest, people - other.people);
  }

  /** How many contribute. */
  int people() {
    return people;
  }

  /**
   * At least so many people contributed to one of the two only, or something else to each.
   *
   * @param enough more than that is not counted out
   */
  int apart(PeopleSketch other, int enough) {
    int apart = Math.abs(people - other.people);
    int changed = 0;
    for (int i = 0; i < BUCKETS && apart < enough; i++) {
      changed += sums[i] == other.sums[i] ? 0 : 1;
      apart = Math.max(apart, changed);
    }
    return apart;
  }

  /** The buckets of people who changed something. */
  BitSet changed(PeopleSketch other) {
    BitSet changed = new BitSet(BUCKETS);
    for (int i = 0; i < BUCKETS; i++) {
      changed.set(i, sums[i] != other.sums[i]);
    }
    return changed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeopleSketch sketch
        && people == sketch.people
        && Arrays.equals(sums, sketch.sums);
  }

  @Override
  public int hashCode() {
    return 31 * people + Arrays.hashCode(sums);
  }
}

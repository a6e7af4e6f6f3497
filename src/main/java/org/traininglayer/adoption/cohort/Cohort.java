package org.traininglayer.adoption.cohort;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Some people who are looked at together.
 *
 * @param name of the group, role or study; empty for the whole organisation
 */
public record Cohort(Kind kind, String name) implements Comparable<Cohort> {

  /** Everybody. */
  public static final Cohort ORGANISATION = new Cohort(Kind.ORGANISATION, "");

  private static final Comparator<Cohort> ORDER =
      Comparator.comparing(Cohort::kind).thenComparing(Cohort::name);

  /** By what they belong together. */
  public enum Kind {
    ORGANISATION,
    /** Trained together. */
    COHORT,
    ROLE,
    STUDY
  }

  /** Refuses a group without a name, and an organisation with one. */
  public Cohort {
    if ((kind == Kind.ORGANISATION) != name.isEmpty()) {
      throw new IllegalArgumentException("a group has a name, the whole organisation has none");
    }
  }

  /** Stable, as addresses and tables have it: {@code cohort:Pilot A}. */
  public String key() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.ORGANISATION ? word : word + ":" + name;
  }

  /** What has this key; nothing when it is no key. */
  public static Optional<Cohort> of(String key) {
    int at = key.indexOf(':');
    for (Kind kind : Kind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      if (kind == Kind.ORGANISATION
          ? key.equals(word)
          : at > 0 && key.substring(0, at).equals(word) && at + 1 < key.length()) {
        return Optional.of(
            kind == Kind.ORGANISATION ? ORGANISATION : new Cohort(kind, key.substring(at + 1)));
      }
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(Cohort other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }
}

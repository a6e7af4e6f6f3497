package org.traininglayer.catalog.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class DidYouMean {

  private DidYouMean() {}

  /** {@code Did you mean "x"? otherwise}, or the second part alone when nothing is near. */
  static String among(Collection<String> names, String wrong, String otherwise) {
    return nearest(names, wrong)
        .map(name -> ("Did you mean \"" + name + "\"? " + otherwise).strip())
        .orElse(otherwise);
  }

  /** The nearest name, if it differs by at most a third of its letters, and by at least one. */
  static Optional<String> nearest(Collection<String> names, String wrong) {
    return names.stream()
        .filter(name ->
            distance(name, wrong) <= Math.max(1, Math.max(name.length(), wrong.length()) / 3))
        .min(Comparator.<String>comparingInt(name -> distance(name, wrong)).thenComparing(n -> n));
  }

  /** Levenshtein distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}

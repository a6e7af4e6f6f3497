package org.traininglayer.catalog.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class DidYouMean {

  private DidYouMean() {}

  /** {@code Did you mean "x"? otherwise}, or the second part alone when nothing is near. */
  public static String among(Collection<String> names, String wrong, String otherwise) {
    return nearest(names, wrong)
        .map(name -> ("Did you mean \"" + name + "\"? " + otherwise).strip())
        .orElse(otherwise);
  }

  /**
   * The nearest name, if it is near: one letter in short words, a third of the letters in long
   * ones.
   */
  static Optional<String> nearest(Collection<String> names, String wrong) {
    return names.stream()
        .filter(name -> distance(name, wrong) <= tolerance(Math.max(name.length(), wrong.length())))
        .min(Comparator.<String>comparingInt(name -> distance(name, wrong)).thenComparing(n -> n));
  }

  private static int tolerance(int length) {
    return length < 4 ? 1 : Math.max(2, length / 3);
  }

  /** Levenshtein distance, where two neighbours that changed places count as one change. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

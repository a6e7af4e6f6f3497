package org.traininglayer.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why somebody is erased: the audit trail keeps it, so it must not say who it was. */
final class ErasureReason {

  private static final int LONGEST = 500;

  /** Shorter parts of names are words of their own as well. */
  private static final int SHORTEST_NAME = 4;

  private ErasureReason() {}

  /**
   * What is wrong with a reason, as the code of a message.
   *
   * @param name of the person; null where nobody told one
   * @param identifiers by which systems know the person
   */
  static Optional<String> problem(String reason, @Nullable String name, List<String> identifiers) {
    if (reason.isBlank() || reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
      return Optional.of("console.people.reason-missing");
    }
    String said = reason.toLowerCase(Locale.ROOT);
    boolean identified =
        identifiers.stream()
            .map(one -> one.toLowerCase(Locale.ROOT))
            .anyMatch(one -> one.length() >= SHORTEST_NAME && said.contains(one));
    return identified || (name != null && hasPartOf(said, name))
        ? Optional.of("console.people.reason-names")
        : Optional.empty();
  }

  private static boolean hasPartOf(String said, String name) {
    List<String> words = words(said).toList();
    return words(name.toLowerCase(Locale.ROOT))
        .anyMatch(part -> part.length() >= SHORTEST_NAME && words.contains(part));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1));
  }
}

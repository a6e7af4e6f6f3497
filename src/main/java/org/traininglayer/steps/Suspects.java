package org.traininglayer.steps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.traininglayer.steps.Identifiers.Found;

/**
 * What looks in a form as if it named somebody, and whether it may stay. The fragment {@code
 * player/suspects} asks; its fields are {@code keep} and {@code seen}.
 *
 * @param seen the kinds that are pointed out, for the next form
 * @param keep whether it was said that they may stay
 */
public record Suspects(List<Found> found, String seen, boolean keep) {

  private static final String KEEP = "keep";
  private static final String SEEN = "seen";

  /** Copies the list. */
  public Suspects {
    found = List.copyOf(found);
  }

  /** In these fields of a form. */
  public static Suspects in(FormValues form, String... fields) {
    List<Found> found =
        Identifiers.in(
            Arrays.stream(fields)
                .map(field -> FreeText.of(form.text(field)))
                .collect(Collectors.joining("\n")));
    return new Suspects(
        found,
        found.stream().map(one -> one.kind().word()).collect(Collectors.joining(" ")),
        form.has(KEEP));
  }

  /** Whether nothing needs to be asked: each kind was pointed out before, and may stay. */
  public static boolean settled(FormValues form, String... fields) {
    List<String> seen = Arrays.asList(form.text(SEEN).split(" "));
    return in(form, fields).found().stream()
        .allMatch(found -> form.has(KEEP) && seen.contains(found.kind().word()));
  }
}

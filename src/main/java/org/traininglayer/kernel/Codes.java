package org.traininglayer.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes that have no word of their own, made readable; nothing raw reaches a page. Pure. */
public final class Codes {

  private static final Set<String> ACRONYMS =
      Set.of("ai", "cra", "cro", "cta", "dm", "it", "pi", "pv", "qa", "qc", "ra", "tmf");

  private Codes() {}

  /** A code written as words: {@code pv-lead} is "PV lead". */
  public static String words(String code) {
    String plain = code.replace('-', ' ').replace('_', ' ').strip();
    if (plain.isEmpty()) {
      return code;
    }
    String spelt =
        Arrays.stream(plain.split(" +", -1))
            .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
            .collect(Collectors.joining(" "));
    return Character.toUpperCase(spelt.charAt(0)) + spelt.substring(1);
  }
}

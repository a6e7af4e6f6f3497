package org.traininglayer.kernel;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order in which people look for names: Émile stands with Emil, and capitals make no difference
 * unless nothing else does. One order for every list with names, whatever the database's is.
 */
public final class NameOrder {

  private static final Collator ROOT = Collator.getInstance(Locale.ROOT);

  private NameOrder() {}

  /** From A to Z. A new one for each list, since collators are slow when threads share them. */
  public static Comparator<String> ascending() {
    Collator own = (Collator) ROOT.clone();
    Comparator<String> byLetters = own::compare;
    return byLetters.thenComparing(Comparator.naturalOrder());
  }
}

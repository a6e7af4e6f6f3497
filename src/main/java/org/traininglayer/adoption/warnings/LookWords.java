package org.traininglayer.adoption.warnings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.DecisionFigures;
import org.traininglayer.adoption.disclosure.DecisionFigures.Kind;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** Turns a look into words and numbers that may be told. Pure. */
final class LookWords {

  static final String NOTHING = "–";

  private static final double DOMINATES = 0.6;

  private LookWords() {}

  static LookView of(Seen seen, LocalDate week, int k) {
    Look look = seen.look();
    if (look.state() == Look.State.NO_DATA) {
      return new LookView(
          week, look.state().name(), "warnings.without." + look.evidence(), List.of());
    }
    String code = look.evidence().replace(':', '.');
    if (look.rule() == Rule.W9 || look.rule() == Rule.W11) {
      return new LookView(
          week,
          look.state().name(),
          "warnings.evidence." + code,
          List.of(
              whole(look.value()),
              NOTHING,
              NOTHING,
              whole(look.limit()),
              people(seen, k),
              NOTHING));
    }
    Figure figure =
        DecisionFigures.of(
            look.value(),
            look.lower(),
            look.upper(),
            seen.people(),
            look.n(),
            true,
            kind(look.rule()),
            k,
            look.rule().version(),
            Instant.EPOCH);
    if (!figure.shown()) {
      return new LookView(week, look.state().name(), "warnings.evidence.hidden", List.of());
    }
    boolean interval = look.lower() != null && look.rule() != Rule.W7;
    return new LookView(
        week,
        look.state().name(),
        "warnings.evidence." + code,
        List.of(
            bounded(look.rule(), figure),
            interval ? number(look.rule(), figure.lower()) : NOTHING,
            interval ? number(look.rule(), figure.upper()) : NOTHING,
            limit(look),
            people(seen, k),
            look.firstWeek() == null ? NOTHING : String.valueOf(look.firstWeek())));
  }

  private static String limit(Look look) {
    return look.rule() == Rule.W2 ? NOTHING : number(look.rule(), look.limit());
  }

  private static Kind kind(Rule rule) {
    return switch (rule) {
      case W2, W4, W10 -> Kind.SENSITIVE_SHARE;
      case W3, W8 -> Kind.NUMBER;
      default -> Kind.SHARE;
    };
  }

  /** Of a few who make most it is not told how much exactly. */
  private static String bounded(Rule rule, Figure figure) {
    Double of = figure.estimate();
    if (rule == Rule.W7 && of != null && of > DOMINATES) {
      return "≥ " + percent(DOMINATES);
    }
    return switch (figure.bound()) {
      case AT_LEAST -> "≥ " + number(rule, of);
      case AT_MOST -> "≤ " + number(rule, of);
      case NONE, ONE_SIDED_UPPER -> number(rule, of);
    };
  }

  private static String number(Rule rule, @Nullable Double of) {
    if (of == null) {
      return NOTHING;
    }
    return switch (rule) {
      case W3 -> String.format(Locale.ROOT, "%.2f", of);
      // A difference of logarithms: as a ratio that reads.
      case W8 -> percent(Math.exp(of) - 1);
      default -> percent(of);
    };
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static String whole(@Nullable Double of) {
    return of == null ? NOTHING : String.valueOf(Math.round(of));
  }

  private static String people(Seen seen, int k) {
    return seen.people() < k
        ? NOTHING
        : seen.people() < Figure.FEW ? "< " + Figure.FEW : String.valueOf(seen.people());
  }
}

package org.traininglayer.adoption;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.traininglayer.adoption.statistics.Figure;
import org.traininglayer.adoption.statistics.Figure.Bound;
import org.traininglayer.adoption.statistics.Status;

/** Words and numbers as people read them. */
final class Texts {

  /** How a figure is written. */
  enum Format {
    /** A share: 79 %. */
    SHARE,
    /** A difference of shares: +12 points. */
    POINTS,
    /** A plain number: 1.92. */
    NUMBER
  }

  private static final char SPACE = '\u00a0';

  private final MessageSource messages;
  private final Locale locale;

  Texts(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** A text of the message file; arguments are already words. */
  String say(String key, Object... words) {
    return messages.getMessage("adoption." + key, words, locale);
  }

  /** A role at work; one without a name of its own is shown as it was sent. */
  String role(String role) {
    if (role.equals(DisclosureControl.NO_ROLE)) {
      return say("role.none");
    }
    String plain = role.replace('-', ' ');
    return orElse("role." + role, Character.toUpperCase(plain.charAt(0)) + plain.substring(1));
  }

  /** An error family. */
  String family(String family) {
    return orElse("family." + family, family.replace('-', ' '));
  }

  private String orElse(String key, String plain) {
    String text = messages.getMessage("adoption." + key, null, plain, locale);
    return text == null ? plain : text;
  }

  /** A number of people: small ones are not told. */
  String people(int n) {
    return n == 0
        ? say("people.none")
        : n < CellSuppression.FEW ? say("people.few") : say("people", String.valueOf(n));
  }

  /** The estimate alone, or why there is none. */
  String estimate(Figure figure, Format format) {
    Double estimate = figure.estimate();
    if (estimate == null) {
      return status(figure.status());
    }
    String value = value(estimate, format);
    return figure.bound() == Bound.AT_LEAST
        ? say("or-more", value)
        : figure.bound() == Bound.AT_MOST ? say("or-less", value) : value;
  }

  /** The interval in brackets; empty where there is none to tell. */
  String interval(Figure figure, Format format) {
    Double lower = figure.lower();
    Double upper = figure.upper();
    if (lower == null || upper == null || figure.bound() != Bound.NONE) {
      return "";
    }
    return say("interval", bare(lower, format), value(upper, format));
  }

  /** Estimate and interval. */
  String full(Figure figure, Format format) {
    String interval = interval(figure, format);
    String estimate = estimate(figure, format);
    return interval.isEmpty() ? estimate : estimate + " " + interval;
  }

  /** Estimate, interval and how many people, as evidence in a sentence. */
  String evidence(Figure figure, Format format) {
    Integer people = figure.nPeople();
    return people == null ? full(figure, format) : full(figure, format) + ", " + people(people);
  }

  /** The status in words. */
  String status(Status status) {
    return say("status." + status.name());
  }

  private String value(double value, Format format) {
    return switch (format) {
      case SHARE -> bare(value, format) + SPACE + "%";
      case POINTS -> bare(value, format) + SPACE + say("points");
      case NUMBER -> bare(value, format);
    };
  }

  private String bare(double value, Format format) {
    double shown = value == 0 ? 0 : value;
    return switch (format) {
      case SHARE -> String.format(locale, "%.0f", shown * 100);
      case POINTS -> String.format(locale, "%+.0f", shown * 100).replace('-', '\u2212');
      case NUMBER -> String.format(locale, "%.2f", shown).replace('-', '\u2212');
    };
  }
}

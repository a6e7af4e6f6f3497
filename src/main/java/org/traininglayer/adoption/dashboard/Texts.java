package org.traininglayer.adoption.dashboard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Headcount;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.metric.Panel.Format;

/** Words and numbers as people read them. */
public final class Texts {

  private static final char SPACE = '\u00a0';

  private final MessageSource messages;
  private final Locale locale;

  /** Words of this language. */
  public Texts(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** A text of the message file; arguments are already words. */
  public String say(String key, Object... words) {
    return messages.getMessage("adoption." + key, words, locale);
  }

  /** A text of the message file, or this one where there is none. */
  public String orElse(String key, String plain) {
    String text = messages.getMessage("adoption." + key, null, plain, locale);
    return text == null ? plain : text;
  }

  /** Several things in a sentence. */
  public String list(List<String> things) {
    return things.size() < 2
        ? String.join("", things)
        : say(
            "list.last", String.join(", ", things.subList(0, things.size() - 1)), things.getLast());
  }

  /** A number of people: small ones are not told. */
  public String people(int n) {
    return n == 0
        ? say("people.none")
        : n < Figure.FEW ? say("people.few") : say("people", String.valueOf(n));
  }

  /** A number of people. */
  public String people(Headcount people) {
    return people.few() ? say("people.few") : people(people.people());
  }

  /** The estimate alone, or why there is none. */
  public String estimate(Figure figure, Format format) {
    Double estimate = figure.estimate();
    if (estimate == null) {
      return status(figure.status());
    }
    String value = value(estimate, format);
    return switch (figure.bound()) {
      case NONE -> value;
      case AT_LEAST -> say("or-more", value);
      case AT_MOST -> say("or-less", value);
      case ONE_SIDED_UPPER -> say("at-most", value);
    };
  }

  /**
   * The interval in brackets; empty where there is none to tell, as for what is counted exactly and
   * not estimated from people.
   */
  public String interval(Figure figure, Format format) {
    Double lower = figure.lower();
    Double upper = figure.upper();
    if (lower == null || upper == null || figure.bound() != Bound.NONE || counted(figure)) {
      return "";
    }
    return say("interval", bare(lower, format), value(upper, format));
  }

  private static boolean counted(Figure figure) {
    return figure.nPeople() == null
        && Objects.equals(figure.lower(), figure.estimate())
        && Objects.equals(figure.upper(), figure.estimate());
  }

  /** Estimate and interval. */
  public String full(Figure figure, Format format) {
    String interval = interval(figure, format);
    String estimate = estimate(figure, format);
    return interval.isEmpty() ? estimate : estimate + " " + interval;
  }

  /** Estimate, interval and how many people, as evidence in a sentence. */
  public String evidence(Figure figure, Format format) {
    Integer people = figure.nPeople();
    return people == null ? full(figure, format) : full(figure, format) + ", " + people(people);
  }

  /** The status in words. */
  public String status(Status status) {
    return say("status." + status.name());
  }

  /** A date as it is written on an axis, without its year. */
  public String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMM", locale).format(date);
  }

  /** A number as it is written on an axis. */
  public String plain(double number, Format format) {
    return value(number, format);
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

package org.traininglayer.adoption.release;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Mark;
import org.traininglayer.adoption.picture.Scale;
import org.traininglayer.adoption.picture.Trend;

/**
 * M1 to M5 of one group as they were told, Monday by Monday: numbers that had been let through, and
 * nothing that was not told then.
 */
final class FigureTrend {

  private static final List<OwnerFigure> FIGURES =
      List.of(
          OwnerFigure.QUALITY,
          OwnerFigure.TIME,
          OwnerFigure.BIAS,
          OwnerFigure.HITS,
          OwnerFigure.COMPLETED);
  private static final double WIDEST = 100;

  private FigureTrend() {}

  /** One picture for each figure that was told at least once. */
  static List<Composed> of(Texts texts, int weeks, Cohort cohort, List<Past> past) {
    List<Composed> all = new ArrayList<>();
    for (OwnerFigure figure : FIGURES) {
      of(texts, weeks, cohort, past, figure).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static Optional<Composed> of(
      Texts texts, int weeks, Cohort cohort, List<Past> past, OwnerFigure which) {
    List<Past> told = past.stream().filter(one -> one.group().figure(which).shown()).toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    List<Past> shown = past.subList(past.indexOf(told.getFirst()), past.size());
    String title = title(texts, weeks, told, which);
    String subtitle =
        texts.say("owner.trend.subtitle", OwnerPages.name(texts, cohort), String.valueOf(weeks));
    return Optional.of(
        new Composed(
            "trend-" + which.panel(),
            title,
            subtitle,
            texts.say("owner.trend.summary", title, shown.size(), told.size()),
            texts.say("owner.trend.note"),
            new Trend(
                scale(texts, told, which), points(texts, shown, which), against(texts, which)),
            false,
            List.of(texts.say("owner.table.value"), texts.say("owner.table.size")),
            shown.stream().map(one -> row(texts, weeks, one, which)).toList(),
            () -> csv(weeks, shown, which)));
  }

  /**
   * The last number, beside the one of a period that shares no week with its own where there is.
   */
  private static String title(Texts texts, int weeks, List<Past> told, OwnerFigure which) {
    Past last = told.getLast();
    Figure now = last.group().figure(which);
    String begin =
        texts.say(
            "owner.trend.title",
            texts.say("owner.figure." + which.id()),
            texts.full(now, which.format()),
            day(last.to()));
    if (told.size() == 1) {
      return texts.say("owner.trend.first", begin);
    }
    Past first = told.getFirst();
    Figure then = first.group().figure(which);
    boolean shared = first.to().isAfter(last.to().minusWeeks(weeks));
    return texts.say(
        "owner.trend." + (shared ? "shared" : overlap(now, then) ? "overlap" : "apart"),
        begin,
        texts.full(then, which.format()),
        day(first.to()));
  }

  static boolean overlap(Figure a, Figure b) {
    Double lower = a.lower();
    Double upper = a.upper();
    Double from = b.lower();
    Double to = b.upper();
    return lower == null
        || upper == null
        || from == null
        || to == null
        || (lower <= to && from <= upper);
  }

  private static String day(LocalDate date) {
    return date.toString();
  }

  private static Scale scale(Texts texts, List<Past> told, OwnerFigure which) {
    List<Double> limits = new ArrayList<>();
    for (Past one : told) {
      Mark mark = Composed.mark(one.group().figure(which));
      Double from = mark.from();
      Double to = mark.to();
      if (from != null && to != null) {
        limits.add(from);
        limits.add(to);
      }
    }
    return switch (which) {
      case TIME ->
          Scale.ratio(
              limits, value -> texts.say("owner.picture.ratio", texts.plain(value, Format.NUMBER)));
      case QUALITY -> Scale.linear(limits, WIDEST, value -> whole(texts, value));
      case BIAS -> Scale.linear(limits, 1, value -> texts.plain(value, which.format()));
      default -> Scale.share(value -> texts.plain(value, which.format()));
    };
  }

  private static String whole(Texts texts, double value) {
    return Math.abs(value - Math.rint(value)) < 1e-9
        ? String.valueOf(Math.round(value)).replace('-', '\u2212')
        : texts.plain(value, Format.NUMBER);
  }

  private static Trend.@Nullable Against against(Texts texts, OwnerFigure which) {
    return switch (which) {
      case QUALITY -> new Trend.Against(0, texts.say("owner.trend.against"));
      case TIME -> new Trend.Against(1, texts.say("owner.trend.against"));
      default -> null;
    };
  }

  private static List<Trend.Point> points(Texts texts, List<Past> past, OwnerFigure which) {
    List<Trend.Point> points = new ArrayList<>();
    LocalDate first = past.getFirst().to();
    Past before = null;
    for (Past one : past) {
      Figure figure = one.group().figure(which);
      points.add(
          new Trend.Point(
              (int) ChronoUnit.WEEKS.between(first, one.to()),
              texts.day(one.to()),
              figure.shown() ? "" : why(texts, figure),
              one.to() + ". " + Composed.says(texts, one.group(), which),
              mark(one.group(), which),
              before != null && joined(before, one, which)));
      before = one;
    }
    return points;
  }

  private static String why(Texts texts, Figure figure) {
    return figure.status() == Status.SUPPRESSED
        ? texts.say("owner.trend.hidden")
        : texts.status(figure.status());
  }

  /** From one Monday to the very next, and by one definition. */
  private static boolean joined(Past before, Past now, OwnerFigure which) {
    return before.to().plusWeeks(1).equals(now.to())
        && before.group().figure(which).shown()
        && now.group().figure(which).shown()
        && before.group().figure(which).definitionVersion()
            == now.group().figure(which).definitionVersion();
  }

  /** What stayed as it was, tells nothing new. */
  private static Mark mark(Release.Group group, OwnerFigure which) {
    Mark mark = Composed.mark(group.figure(which));
    return mark.look() == Mark.Look.SURE && group.content().held().contains(which.id())
        ? new Mark(mark.at(), mark.from(), mark.to(), Mark.Look.OLD)
        : mark;
  }

  private static OwnerPage.PictureRow row(Texts texts, int weeks, Past one, OwnerFigure which) {
    return new OwnerPage.PictureRow(
        day(one.to()),
        texts.say("owner.trend.period", one.to().minusWeeks(weeks), one.to().minusDays(1)),
        List.of(
            Composed.cell(texts, one.group(), which, texts.say("owner.table.value")),
            Composed.size(texts, one.group(), which, texts.say("owner.table.size"))));
  }

  /** As downloads have it, a line for each Monday. */
  private static String csv(int weeks, List<Past> past, OwnerFigure which) {
    StringBuilder text = new StringBuilder();
    for (Past one : past) {
      String lines =
          OwnerExport.csv(
              new Release(
                  weeks,
                  one.to(),
                  one.to().atStartOfDay(ZoneOffset.UTC).toInstant(),
                  List.of(one.group())),
              List.of(one.group()),
              List.of(which));
      text.append(text.isEmpty() ? lines : lines.substring(lines.indexOf("\r\n") + 2));
    }
    return text.toString();
  }
}

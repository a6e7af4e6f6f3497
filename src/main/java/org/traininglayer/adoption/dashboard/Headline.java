package org.traininglayer.adoption.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.dashboard.PageView.Todo;
import org.traininglayer.adoption.disclosure.ByRole;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.metric.CatchingErrors;
import org.traininglayer.adoption.metric.DeservedConfidence;
import org.traininglayer.adoption.metric.Estimates;
import org.traininglayer.adoption.metric.LeavingSteps;
import org.traininglayer.adoption.metric.MetricSet;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.statistics.ResponseBias;

/** What a person would say about these figures: one sentence, then what to do. Rules only. */
final class Headline {

  private static final double GOOD_HITS = 0.70;
  private static final double POOR_HITS = 0.50;
  private static final double CRITICAL_LIMIT = 0.10;
  private static final double DROP = 0.25;
  private static final double DROP_LOWER = 0.15;
  private static final double BIAS = 0.10;
  private static final int MOST = 3;

  private final MetricSet figures;
  private final Estimates caught;
  private final Estimates left;
  private final Estimates confidence;
  private final Texts texts;
  private final Dictionary dictionary;

  Headline(MetricSet figures, Texts texts, Dictionary dictionary) {
    this.figures = figures;
    this.caught = figures.of(CatchingErrors.ID);
    this.left = figures.of(LeavingSteps.ID);
    this.confidence = figures.of(DeservedConfidence.ID);
    this.texts = texts;
    this.dictionary = dictionary;
  }

  /** The sentence at the top. */
  String sentence() {
    Figure hits = caught(CatchingErrors.HITS).in(null);
    if (figures.active().none()) {
      return texts.say("headline.nobody");
    }
    return switch (hits.status()) {
      case NOT_MEASURED -> texts.say("headline.not-measured");
      case SUPPRESSED -> texts.say("headline.suppressed");
      case INSUFFICIENT_DATA -> texts.say("headline.insufficient");
      case OK, STALE -> (first(hits) + " " + second()).strip();
    };
  }

  private String first(Figure hits) {
    SortedMap<String, Figure> roles = readable(caught(CatchingErrors.HITS));
    if (roles.size() > 1) {
      Map.Entry<String, Figure> best = extreme(roles, true);
      Map.Entry<String, Figure> worst = extreme(roles, false);
      if (lower(best.getValue()) > upper(worst.getValue())) {
        boolean good = lower(best.getValue()) >= GOOD_HITS;
        boolean poor = upper(worst.getValue()) < GOOD_HITS;
        return texts.say(
            good && poor ? "headline.apart" : "headline.apart-only",
            dictionary.role(best.getKey()),
            texts.estimate(best.getValue(), Format.SHARE),
            dictionary.role(worst.getKey()),
            texts.estimate(worst.getValue(), Format.SHARE));
      }
    }
    String who = texts.say("headline.people");
    String share = texts.estimate(hits, Format.SHARE);
    if (lower(hits) >= GOOD_HITS) {
      return texts.say("headline.good", who, share);
    }
    return texts.say(upper(hits) < POOR_HITS ? "headline.poor" : "headline.between", who, share);
  }

  private String second() {
    Figure critical = caught(CatchingErrors.CRITICAL_MISSES).in(null);
    if (critical.status() == Status.OK && estimate(critical) > CRITICAL_LIMIT) {
      return texts.say("headline.critical", texts.estimate(critical, Format.SHARE));
    }
    Optional<String> drop = worstStep();
    if (drop.isPresent()) {
      return texts.say("headline.drop", dictionary.step(drop.get()));
    }
    Figure alarms = caught(CatchingErrors.FALSE_ALARMS).in(null);
    return alarms.shown() ? texts.say("headline.alarms", texts.estimate(alarms, Format.SHARE)) : "";
  }

  /** At most three, safety first. */
  List<Todo> todos() {
    List<Todo> todos = new ArrayList<>();
    critical().ifPresent(todos::add);
    todos.addAll(leanings());
    drop().ifPresent(todos::add);
    confident().ifPresent(todos::add);
    family().ifPresent(todos::add);
    praise().ifPresent(todos::add);
    return List.copyOf(todos.subList(0, Math.min(MOST, todos.size())));
  }

  /** What is said where there is nothing to do: only of what is measured can nothing stand out. */
  String nothingToDo() {
    List<String> unknown = new ArrayList<>();
    Map.of(
            CatchingErrors.CATCHING, errors(),
            LeavingSteps.STEPS, completed(),
            DeservedConfidence.CONFIDENCE, bias())
        .forEach((panel, figure) -> {
          if (figure.in(null).status() != Status.OK) {
            unknown.add(texts.say(panel + ".title"));
          }
        });
    unknown.sort(Comparator.naturalOrder());
    return switch (unknown.size()) {
      case 0 -> texts.say("todo.none");
      case 3 -> texts.say("todo.none.nothing-measured");
      default -> texts.say("todo.none.some-measured", texts.list(unknown));
    };
  }

  /** The worse known of the two: that nothing critical slips through is half of the matter. */
  private ByRole errors() {
    ByRole hits = caught(CatchingErrors.HITS);
    return hits.in(null).status() == Status.OK
        ? caught(CatchingErrors.CRITICAL_MISSES_UPPER)
        : hits;
  }

  private Optional<Todo> critical() {
    Figure critical = caught(CatchingErrors.CRITICAL_MISSES).in(null);
    Figure bound = caught(CatchingErrors.CRITICAL_MISSES_UPPER).in(null);
    if (critical.status() == Status.OK
        && critical.bound() == Bound.AT_LEAST
        && lower(critical) > CRITICAL_LIMIT) {
      // Of few people who missed nearly all there is no upper limit, and none is needed.
      return Optional.of(
          todo(
              "flag", "critical", CatchingErrors.FAMILIES, texts.evidence(critical, Format.SHARE)));
    }
    if (critical.status() != Status.OK
        || bound.status() != Status.OK
        || upper(bound) <= CRITICAL_LIMIT) {
      return Optional.empty();
    }
    boolean sure = estimate(critical) > CRITICAL_LIMIT;
    return Optional.of(
        todo(
            sure ? "flag" : "info",
            sure ? "critical" : "critical-unsure",
            CatchingErrors.FAMILIES,
            texts.evidence(critical, Format.SHARE),
            texts.estimate(bound, Format.SHARE)));
  }

  private List<Todo> leanings() {
    List<Todo> todos = new ArrayList<>();
    readable(caught(CatchingErrors.CRITERION))
        .forEach((group, criterion) -> {
          ResponseBias bias = CatchingErrors.bias(criterion);
          if ((bias == ResponseBias.OVER_TRUST || bias == ResponseBias.OVER_CAUTION)) {
            todos.add(
                todo(
                    "flag",
                    bias == ResponseBias.OVER_TRUST ? "over-trust" : "over-caution",
                    CatchingErrors.CATCHING,
                    dictionary.role(group),
                    texts.full(caught(CatchingErrors.HITS).in(group), Format.SHARE),
                    texts.full(caught(CatchingErrors.FALSE_ALARMS).in(group), Format.SHARE)));
          }
        });
    return todos;
  }

  private Optional<Todo> drop() {
    return worstStep()
        .map(step ->
            todo(
                "flag",
                "drop",
                LeavingSteps.STEPS,
                dictionary.step(step),
                texts.evidence(left(step), Format.SHARE)));
  }

  private Optional<Todo> confident() {
    Figure bias = bias().in(null);
    if (bias.status() != Status.OK || lower(bias) <= BIAS) {
      return Optional.empty();
    }
    return Optional.of(
        todo(
            "flag",
            "confident",
            DeservedConfidence.CONFIDENCE,
            texts.evidence(bias, Format.POINTS)));
  }

  private Optional<Todo> family() {
    String hardest = null;
    Figure least = null;
    for (String family : caught.items(CatchingErrors.FAMILIES)) {
      Figure figure =
          caught.get(CatchingErrors.FAMILIES, family, CatchingErrors.INDEPENDENT).in(null);
      if (figure.status() == Status.OK
          && upper(figure) < GOOD_HITS
          && (least == null || estimate(figure) < estimate(least))) {
        hardest = family;
        least = figure;
      }
    }
    return hardest == null || least == null
        ? Optional.empty()
        : Optional.of(
            todo(
                "flag",
                "family",
                CatchingErrors.FAMILIES,
                dictionary.family(hardest),
                texts.evidence(least, Format.SHARE)));
  }

  private Optional<Todo> praise() {
    for (Map.Entry<String, Figure> one : readable(caught(CatchingErrors.HITS)).entrySet()) {
      Figure alarms = caught(CatchingErrors.FALSE_ALARMS).in(one.getKey());
      if (lower(one.getValue()) >= GOOD_HITS && alarms.shown() && upper(alarms) <= 0.20) {
        return Optional.of(
            todo(
                "good",
                "praise",
                CatchingErrors.CATCHING,
                dictionary.role(one.getKey()),
                texts.evidence(one.getValue(), Format.SHARE),
                texts.full(alarms, Format.SHARE)));
      }
    }
    return Optional.empty();
  }

  private Todo todo(String tone, String rule, String panel, Object... words) {
    return new Todo(
        tone,
        texts.say("todo." + tone),
        texts.say("todo." + rule + ".what", words),
        texts.say("todo." + rule + ".evidence", words),
        texts.say("todo." + rule + ".action", words),
        "#" + panel);
  }

  /** The step that loses the most, where it is clear that it loses many. */
  private Optional<String> worstStep() {
    return left.items(LeavingSteps.STEPS).stream()
        .filter(step -> {
          Figure lost = left(step);
          return lost.status() == Status.OK && estimate(lost) >= DROP && lower(lost) > DROP_LOWER;
        })
        .max(Comparator.comparingDouble(step -> estimate(left(step))));
  }

  private Figure left(String step) {
    return left.get(LeavingSteps.STEPS, step, LeavingSteps.LEFT).in(null);
  }

  private ByRole caught(String measure) {
    return caught.get(CatchingErrors.CATCHING, "", measure);
  }

  private ByRole completed() {
    return left.get(LeavingSteps.STEPS, LeavingSteps.COMPLETED, LeavingSteps.REACHED);
  }

  private ByRole bias() {
    return confidence.get(
        DeservedConfidence.CONFIDENCE, DeservedConfidence.BIAS, DeservedConfidence.BIAS);
  }

  private static SortedMap<String, Figure> readable(ByRole grouped) {
    SortedMap<String, Figure> readable = new TreeMap<>();
    grouped
        .byRole()
        .forEach((group, figure) -> {
          if (figure.status() == Status.OK) {
            readable.put(group, figure);
          }
        });
    return readable;
  }

  private static Map.Entry<String, Figure> extreme(SortedMap<String, Figure> roles, boolean most) {
    Comparator<Map.Entry<String, Figure>> byEstimate =
        Comparator.comparingDouble(one -> estimate(one.getValue()));
    return roles.entrySet().stream().max(most ? byEstimate : byEstimate.reversed()).orElseThrow();
  }

  private static double estimate(Figure figure) {
    return number(figure.estimate());
  }

  private static double lower(Figure figure) {
    return number(figure.lower());
  }

  private static double upper(Figure figure) {
    return number(figure.upper());
  }

  private static double number(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}

package org.traininglayer.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.PageView.Todo;
import org.traininglayer.adoption.statistics.Figure;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.adoption.statistics.Status;

/** What a person would say about these figures: one sentence, then what to do. Rules only. */
final class Headline {

  private static final double GOOD_HITS = 0.70;
  private static final double POOR_HITS = 0.50;
  private static final double CRITICAL_LIMIT = 0.10;
  private static final double DROP = 0.25;
  private static final double DROP_LOWER = 0.15;
  private static final double BIAS = 0.10;

  private final MetricSet picture;
  private final Texts texts;
  private final Map<String, String> stepTitles;
  private final @Nullable String role;

  Headline(MetricSet picture, Texts texts, Map<String, String> stepTitles, @Nullable String role) {
    this.picture = picture;
    this.texts = texts;
    this.stepTitles = stepTitles;
    this.role = role;
  }

  /** The sentence at the top. */
  String sentence() {
    Figure hits = picture.independent().hits().in(role);
    if (picture.started() == 0) {
      return texts.say("headline.nobody");
    }
    return switch (hits.status()) {
      case NOT_MEASURED -> texts.say("headline.not-measured");
      case SUPPRESSED -> texts.say("headline.suppressed");
      case THIN -> texts.say("headline.thin");
      case OK -> first(hits) + " " + second();
    };
  }

  private String first(Figure hits) {
    SortedMap<String, Figure> roles = readable(picture.independent().hits());
    if (role == null && roles.size() > 1) {
      Map.Entry<String, Figure> best = extreme(roles, true);
      Map.Entry<String, Figure> worst = extreme(roles, false);
      if (lower(best.getValue()) > upper(worst.getValue())) {
        return texts.say(
            "headline.apart",
            texts.role(best.getKey()),
            texts.estimate(best.getValue(), Texts.Format.SHARE),
            texts.role(worst.getKey()),
            texts.estimate(worst.getValue(), Texts.Format.SHARE));
      }
    }
    String who = role == null ? texts.say("headline.people") : texts.role(role);
    String share = texts.estimate(hits, Texts.Format.SHARE);
    if (lower(hits) >= GOOD_HITS) {
      return texts.say("headline.good", who, share);
    }
    return texts.say(upper(hits) < POOR_HITS ? "headline.poor" : "headline.between", who, share);
  }

  private String second() {
    Figure critical = picture.independent().critical().in(role);
    if (critical.status() == Status.OK && estimate(critical) > CRITICAL_LIMIT) {
      return texts.say("headline.critical", texts.estimate(critical, Texts.Format.SHARE));
    }
    Optional<MetricSet.StepFigures> drop = worstStep();
    if (drop.isPresent()) {
      return texts.say("headline.drop", title(drop.get().step()));
    }
    Figure alarms = picture.independent().falseAlarms().in(role);
    if (alarms.shown()) {
      return texts.say("headline.alarms", texts.estimate(alarms, Texts.Format.SHARE));
    }
    return "";
  }

  /** At most three, safety first. */
  List<Todo> todos() {
    List<Todo> todos = new ArrayList<>();
    critical().ifPresent(todos::add);
    todos.addAll(leanings());
    steps().ifPresent(todos::add);
    confidence().ifPresent(todos::add);
    family().ifPresent(todos::add);
    praise().ifPresent(todos::add);
    return List.copyOf(todos.subList(0, Math.min(3, todos.size())));
  }

  private Optional<Todo> critical() {
    Figure critical = picture.independent().critical().in(role);
    if (critical.status() != Status.OK || upper(critical) <= CRITICAL_LIMIT) {
      return Optional.empty();
    }
    boolean sure = estimate(critical) > CRITICAL_LIMIT;
    return Optional.of(
        todo(
            sure ? "flag" : "info",
            sure ? "critical" : "critical-unsure",
            "families",
            texts.evidence(critical, Texts.Format.SHARE)));
  }

  private List<Todo> leanings() {
    List<Todo> todos = new ArrayList<>();
    SortedMap<String, Figure> criterion = readable(picture.independent().criterion());
    criterion.forEach((group, figure) -> {
      ResponseBias leaning = leaning(figure);
      if ((role == null || role.equals(group))
          && (leaning == ResponseBias.OVER_TRUST || leaning == ResponseBias.OVER_CAUTION)) {
        todos.add(
            todo(
                "flag",
                leaning == ResponseBias.OVER_TRUST ? "over-trust" : "over-caution",
                "catching",
                texts.role(group),
                texts.evidence(figure, Texts.Format.NUMBER)));
      }
    });
    return todos;
  }

  private Optional<Todo> steps() {
    return worstStep()
        .map(step ->
            todo(
                "flag",
                "drop",
                "steps",
                title(step.step()),
                texts.evidence(step.left().in(role), Texts.Format.SHARE)));
  }

  private Optional<Todo> confidence() {
    Figure bias = picture.bias().in(role);
    if (bias.status() != Status.OK || lower(bias) <= BIAS) {
      return Optional.empty();
    }
    return Optional.of(
        todo("flag", "confident", "confidence", texts.evidence(bias, Texts.Format.POINTS)));
  }

  private Optional<Todo> family() {
    String hardest = null;
    Figure least = null;
    for (Map.Entry<String, ByRole> family : picture.families().entrySet()) {
      Figure figure = family.getValue().in(role);
      if (figure.status() == Status.OK
          && upper(figure) < GOOD_HITS
          && (least == null || estimate(figure) < estimate(least))) {
        hardest = family.getKey();
        least = figure;
      }
    }
    return hardest == null || least == null
        ? Optional.empty()
        : Optional.of(
            todo(
                "flag",
                "family",
                "families",
                texts.family(hardest),
                texts.evidence(least, Texts.Format.SHARE)));
  }

  private Optional<Todo> praise() {
    for (Map.Entry<String, Figure> one : readable(picture.independent().hits()).entrySet()) {
      Figure alarms = picture.independent().falseAlarms().in(one.getKey());
      if ((role == null || role.equals(one.getKey()))
          && lower(one.getValue()) >= GOOD_HITS
          && alarms.shown()
          && upper(alarms) <= 0.20) {
        return Optional.of(
            todo(
                "good",
                "praise",
                "catching",
                texts.role(one.getKey()),
                texts.evidence(one.getValue(), Texts.Format.SHARE),
                texts.full(alarms, Texts.Format.SHARE)));
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
  private Optional<MetricSet.StepFigures> worstStep() {
    return picture.steps().stream()
        .filter(step -> {
          Figure left = step.left().in(role);
          return left.status() == Status.OK && estimate(left) >= DROP && lower(left) > DROP_LOWER;
        })
        .max(java.util.Comparator.comparingDouble(step -> estimate(step.left().in(role))));
  }

  /** The zone of a criterion. */
  static ResponseBias leaning(Figure criterion) {
    return criterion.shown()
        ? ResponseBias.of(new Interval(lower(criterion), upper(criterion)))
        : ResponseBias.NOT_CLEAR;
  }

  private String title(String step) {
    return stepTitles.getOrDefault(step, step);
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
    java.util.Comparator<Map.Entry<String, Figure>> byEstimate =
        java.util.Comparator.comparingDouble(one -> estimate(one.getValue()));
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

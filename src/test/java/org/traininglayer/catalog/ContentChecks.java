package org.traininglayer.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.traininglayer.steps.attest.AttestStep;
import org.traininglayer.steps.brief.BriefStep;
import org.traininglayer.steps.checkin.CheckinStep;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.prompt.PromptStep;
import org.traininglayer.steps.redesign.RedesignStep;
import org.traininglayer.steps.reflect.ReflectStep;
import org.traininglayer.steps.remedy.RemedyStep;
import org.traininglayer.steps.retrieve.RetrieveStep;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.sort.SortStep;
import org.traininglayer.steps.timed.TimedStep;
import org.traininglayer.steps.worked.WorkedStep;

/** Holds a module against its {@code checks.yaml}, as {@code docs/module-format.md} explains. */
final class ContentChecks {

  private static final Pattern PLACE =
      Pattern.compile(
          "(\\w+)\\[([^]]+)](?:\\.(\\w+))?(?:#(\\d+))?|(claims|errors|decoys)\\((.*)\\)");

  private final Module module;
  private final Map<String, Object> checks;
  private final Map<String, Artefact> sources;
  private final Map<String, String> texts;
  private final Pattern names;

  ContentChecks(Module module, String yaml) {
    this(module, read(yaml), module.artefacts(), texts(module));
  }

  private ContentChecks(
      Module module,
      Map<String, Object> checks,
      Map<String, Artefact> sources,
      Map<String, String> texts) {
    this.module = module;
    this.checks = checks;
    this.sources = sources;
    this.texts = texts;
    this.names =
        Pattern.compile(
            list("names").stream().map(String::valueOf).collect(Collectors.joining("|", "", "|$")));
  }

  private static Map<String, Object> read(String yaml) {
    var reader = new YamlMapFactoryBean();
    reader.setResources(
        new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return Objects.requireNonNull(reader.getObject());
  }

  /** The same with one text changed. */
  ContentChecks withText(String address, String text) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    changed.put(address, text);
    return new ContentChecks(module, checks, sources, changed);
  }

  /** The same with one cell changed. */
  ContentChecks withCell(String table, int row, int column, String text) {
    Artefact.Table old = (Artefact.Table) Objects.requireNonNull(sources.get(table));
    List<Artefact.Row> rows = new ArrayList<>(old.rows());
    List<String> cells = new ArrayList<>(rows.get(row).cells());
    cells.set(column, text);
    rows.set(row, new Artefact.Row(rows.get(row).key(), cells.getFirst(), cells));
    Map<String, Artefact> changed = new HashMap<>(sources);
    changed.put(table, new Artefact.Table(old.id(), old.title(), old.note(), old.columns(), rows));
    return new ContentChecks(module, checks, changed, texts);
  }

  Map<String, String> texts() {
    return texts;
  }

  /** What does not hold. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    numbers(failures);
    for (Object check : list("hold")) {
      statement(check, failures);
    }
    for (Object rule : list("rules")) {
      rule(asMap(rule), failures);
    }
    for (Map.Entry<String, Object> said : map("says").entrySet()) {
      for (Object part : asList(said.getValue())) {
        if (!texts.getOrDefault(said.getKey(), "").contains(String.valueOf(part))) {
          failures.add(said.getKey() + " does not say: " + part);
        }
      }
    }
    for (Map.Entry<String, Object> hidden : map("hidden_until").entrySet()) {
      hidden(hidden.getKey(), asList(hidden.getValue()), failures);
    }
    for (Map.Entry<String, Object> absent : map("absent").entrySet()) {
      Pattern pattern = Pattern.compile(String.valueOf(absent.getValue()));
      for (String source : step(absent.getKey()).head().artefacts()) {
        if (pattern.matcher(words(Objects.requireNonNull(sources.get(source)))).find()) {
          failures.add(source + " speaks of " + pattern + ", but is said not to");
        }
      }
    }
    return failures;
  }

  /** Whether another text at this address would fail. */
  boolean notices(String address, String text) {
    List<String> failures = new ArrayList<>();
    numbers(address, text, failures);
    return !failures.isEmpty() || !withText(address, text).failures().isEmpty();
  }

  private void numbers(List<String> failures) {
    Map<String, Object> numbers = map("numbers");
    for (String address :
        Stream.concat(numbers.keySet().stream(), map("said").keySet().stream()).toList()) {
      if (!texts.containsKey(address)) {
        failures.add("there is no text " + address);
      }
    }
    texts.forEach((address, text) -> numbers(address, text, failures));
  }

  private void numbers(String address, String text, List<String> failures) {
    Map<String, Object> formulas = asMap(map("numbers").getOrDefault(address, Map.of()));
    List<Object> said = asList(map("said").getOrDefault(address, List.of()));
    Set<String> found = new LinkedHashSet<>();
    List<Figure> proof =
        evidence(address).stream().flatMap(place -> figures(place).stream()).toList();
    for (Figure figure : Figure.in(names.matcher(text).replaceAll(""))) {
      found.add(figure.text());
      Object formula = formulas.get(figure.text());
      if (formula == null
          && (said.contains(figure.text()) || proof.stream().anyMatch(figure::same))) {
        continue;
      }
      if (formula == null) {
        failures.add(address + ": nothing says where " + figure.text() + " comes from");
        continue;
      }
      for (Object one : formula instanceof List<?> several ? several : List.of(formula)) {
        tried(
            address + ": " + figure.text() + " is not " + one,
            () -> Formula.value(String.valueOf(one), this::at).stream().anyMatch(figure::is),
            failures);
      }
    }
    said.stream()
        .filter(number -> !found.contains(String.valueOf(number)))
        .forEach(unused -> failures.add(address + ": the text has no " + unused));
    for (String unused : formulas.keySet()) {
      if (!found.contains(unused)) {
        failures.add(address + ": the text has no " + unused);
      }
    }
  }

  private void statement(Object check, List<String> failures) {
    if (check instanceof String statement) {
      tried(statement, () -> Formula.holds(statement, this::at), failures);
      return;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    asMap(asMap(check).get("each"))
        .forEach(
            (name, list) -> values.put(name, asList(list).stream().map(String::valueOf).toList()));
    Object that = asMap(check).get("that");
    for (Object one :
        that instanceof List<?> several ? several : List.of(Objects.requireNonNull(that))) {
      for (String statement : Formula.each(String.valueOf(one), values)) {
        tried(statement, () -> Formula.holds(statement, this::at), failures);
      }
    }
  }

  private interface Trial {
    boolean holds();
  }

  private static void tried(String what, Trial trial, List<String> failures) {
    try {
      if (!trial.holds()) {
        failures.add(what);
      }
    } catch (RuntimeException e) {
      failures.add(what + ": " + e.getMessage());
    }
  }

  /** What stands at a place of a formula. */
  private List<Figure> at(String place) {
    var matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no place: " + place);
    }
    if (matcher.group(5) != null) {
      ReviewStep review = (ReviewStep) step(matcher.group(6));
      int size =
          switch (matcher.group(5)) {
            case "claims" -> review.output().units().size();
            case "errors" -> review.errors().size();
            default -> review.decoys().size();
          };
      return List.of(Figure.of(size));
    }
    String id = String.valueOf(map("sources").getOrDefault(matcher.group(1), matcher.group(1)));
    Artefact source = sources.get(id);
    if (source == null) {
      throw new IllegalArgumentException("there is no source " + id);
    }
    Object group = map("rows").get(matcher.group(2));
    List<String> keys =
        group == null
            ? List.of(matcher.group(2))
            : asList(group).stream().map(String::valueOf).toList();
    List<Figure> figures =
        keys.stream().flatMap(key -> figures(source, key, matcher.group(3)).stream()).toList();
    String nth = matcher.group(4);
    return nth == null ? figures : List.of(figures.get(Integer.parseInt(nth) - 1));
  }

  /** The places that prove a claim, or the reason why it is right or wrong. */
  private List<Evidence> evidence(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length < 2 || !(step(parts[0]) instanceof ReviewStep review)) {
      return List.of();
    }
    List<Evidence> places = new ArrayList<>();
    review.errorIn(parts[1]).ifPresent(error -> places.addAll(error.evidence()));
    review.rightIn(parts[1]).map(ReviewStep.Right::evidence).ifPresent(places::add);
    return places;
  }

  private List<Figure> figures(Evidence place) {
    return switch (Objects.requireNonNull(sources.get(place.artefact()))) {
      case Artefact.Document document -> figures(document, place.row(), null);
      case Artefact.Table table ->
          Stream.concat(
                  Figure.in(table.title()).stream(),
                  table.columns().stream()
                      .flatMap(column -> figures(table, place.row(), column.id()).stream()))
              .toList();
    };
  }

  private static List<Figure> figures(Artefact source, String key, @Nullable String column) {
    return switch (source) {
      case Artefact.Document document ->
          Figure.in(
              document.lines().stream()
                  .filter(line -> line.key().equals(key))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("there is no line " + key))
                  .markdown());
      case Artefact.Table table -> {
        int place = table.columns().stream().map(Artefact.Column::id).toList().indexOf(column);
        if (place < 0) {
          throw new IllegalArgumentException("there is no column " + column);
        }
        yield Figure.in(
            table.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no row " + key))
                .cells()
                .get(place));
      }
    };
  }

  /** No right claim breaks a rule of the module's own sources, and some seeded errors do. */
  private void rule(Map<String, Object> rule, List<String> failures) {
    String name = String.valueOf(rule.get("rule"));
    tried("there is no line " + name, () -> at(name) != null, failures);
    Predicate<String> concerned = pattern(rule.getOrDefault("where", "")).asPredicate();
    List<Predicate<String>> needs = predicates(rule.get("needs"));
    List<Predicate<String>> never = predicates(rule.get("never"));
    List<Object> breakers = asList(rule.getOrDefault("broken_by", List.of()));
    for (Object id : asList(rule.get("in"))) {
      ReviewStep review = (ReviewStep) step(String.valueOf(id));
      for (ReviewStep.AiOutput.Unit unit : review.output().units()) {
        String address = id + "." + unit.id();
        String text = Objects.requireNonNull(texts.get(address));
        boolean broken =
            concerned.test(text)
                && (needs.stream().anyMatch(n -> !n.test(text))
                    || never.stream().anyMatch(n -> n.test(text)));
        boolean error = review.errorIn(unit.id()).isPresent();
        if (broken && !error) {
          failures.add(address + " is right, but breaks " + name + ": " + text);
        } else if (!broken && breakers.contains(address)) {
          failures.add(address + " is said to break " + name + " and does not");
        }
      }
    }
  }

  private static List<Predicate<String>> predicates(@Nullable Object patterns) {
    return patterns == null
        ? List.of()
        : asList(patterns).stream().map(p -> pattern(p).asPredicate()).toList();
  }

  private static Pattern pattern(Object text) {
    return Pattern.compile(String.valueOf(text), Pattern.CASE_INSENSITIVE);
  }

  private void hidden(String step, List<Object> hidden, List<String> failures) {
    for (Step earlier : module.steps()) {
      for (Object source : hidden) {
        if (earlier.head().artefacts().contains(String.valueOf(source))) {
          failures.add(earlier.head().id() + " shows " + source + " before " + step + " is done");
        }
      }
      if (earlier.head().id().equals(step)) {
        return;
      }
    }
    failures.add("there is no step " + step);
  }

  private Step step(String id) {
    return module
        .form(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no step " + id));
  }

  private static String words(Artefact source) {
    return switch (source) {
      case Artefact.Table table ->
          table.rows().stream()
              .map(row -> String.join(" ", row.cells()))
              .collect(Collectors.joining("\n"));
      case Artefact.Document document ->
          document.lines().stream().map(Artefact.Line::markdown).collect(Collectors.joining("\n"));
    };
  }

  /** All texts of the steps, by their address: a step, or a step and a part of it. */
  private static Map<String, String> texts(Module module) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Step> all = withNested(module);
    for (String id : all.keySet()) {
      Step step = Objects.requireNonNull(all.get(id));
      List<String> own = new ArrayList<>();
      own.add(step.head().title());
      own.add(step.head().body());
      for (Step.Follow follow : step.head().follows()) {
        own.addAll(follow.texts().values());
        own.add(Objects.requireNonNullElse(follow.otherwise(), ""));
      }
      switch (step) {
        case BriefStep brief -> {
          own.add(brief.goal());
          own.addAll(brief.groundRules());
        }
        case CommitStep commit -> {
          own.add(commit.question());
          commit.options().forEach(o -> texts.put(id + "." + o.id(), o.text()));
          texts.put(id + ".basis", note(commit.basis()));
        }
        case ReviewStep review -> review(id, review, own, texts);
        case DecisionStep decision -> {
          own.add(decision.question());
          decision.options().forEach(o -> texts.put(id + "." + o.id(), o.text() + " " + o.then()));
          DecisionStep.Reason reason = decision.reason();
          if (reason != null) {
            own.add(reason.prompt());
            reason.options().forEach(o -> texts.put(id + "." + o.id(), o.text()));
          }
          texts.put(id + ".basis", note(decision.basis()));
        }
        case WorkedStep worked ->
            worked.notes().forEach(note -> own.add(note.span() + " " + note.say()));
        case RedesignStep redesign ->
            redesign
                .cards()
                .forEach(card ->
                    texts.put(
                        id + "." + card.id(),
                        card.text() + " " + Objects.requireNonNullElse(card.why(), "")));
        case SortStep sort ->
            sort.items()
                .forEach(item -> texts.put(id + "." + item.id(), item.text() + " " + item.why()));
        case ConfidenceStep confidence ->
            confidence.items().forEach(item -> own.add(item.statement()));
        case AttestStep attest -> own.add(attest.statement());
        case PromptStep prompt -> {
          own.add(Objects.requireNonNullElse(prompt.goal(), ""));
          own.add(Objects.requireNonNullElse(prompt.given(), ""));
          prompt
              .blocks()
              .forEach(block -> {
                texts.put(id + "." + block.id(), block.text());
                texts.put(
                    id + "." + block.id() + ".why", Objects.requireNonNullElse(block.why(), ""));
              });
          prompt
              .outputs()
              .forEach(output ->
                  texts.put(
                      id + "." + output.name(),
                      output.text() + " " + Objects.requireNonNullElse(output.note(), "")));
          texts.put(id + ".basis", note(prompt.basis()));
        }
        case CheckinStep checkin ->
            checkin
                .items()
                .forEach(item -> {
                  own.add(item.question());
                  own.add(Objects.requireNonNullElse(item.otherwise(), ""));
                  item.stages().forEach(stage -> own.add(stage.text()));
                });
        case ReflectStep reflect -> {
          own.add(reflect.prompt());
          ReflectStep.Compare compare = reflect.compare();
          if (compare != null) {
            texts.put(id + ".compare", compare.answer());
            compare.points().forEach(point -> texts.put(id + "." + point.id(), point.text()));
          }
        }
        case RemedyStep remedy -> remedy.cases().forEach(one -> own.add(one.rule()));
        case RetrieveStep retrieve -> {
          // Its items stand for themselves.
        }
        case TimedStep timed ->
            timed
                .forms()
                .forEach(form ->
                    form.suggestions().forEach(one -> own.add(one.text() + " " + one.why())));
        default -> throw new IllegalStateException("say here what a " + step.type() + " tells");
      }
      texts.put(id, String.join("\n", own));
    }
    return texts;
  }

  /** All steps by their address, also those that stand within another. */
  private static Map<String, Step> withNested(Module module) {
    Map<String, Step> all = new LinkedHashMap<>();
    for (Step step : module.steps().stream().flatMap(s -> module.forms(s).stream()).toList()) {
      String id = step.head().formId();
      all.put(id, step);
      if (step instanceof RetrieveStep retrieve) {
        retrieve.pool().forEach(item -> all.put(id + "." + item.id(), item.step()));
      } else if (step instanceof RemedyStep remedy) {
        remedy.cases().stream()
            .flatMap(one -> one.items().stream())
            .forEach(item -> all.put(id + "." + item.id(), item.step()));
      } else if (step instanceof TimedStep timed) {
        timed.forms().forEach(form -> all.put(id + "." + form.id(), form.task().step()));
      }
    }
    return all;
  }

  private static void review(
      String id, ReviewStep review, List<String> own, Map<String, String> texts) {
    own.add(review.output().title());
    own.add(review.output().byline());
    own.add(Objects.requireNonNullElse(review.baseRateNote(), ""));
    review.output().units().forEach(unit -> texts.put(id + "." + unit.id(), unit.text()));
    review
        .errors()
        .forEach(error ->
            texts.put(id + "." + error.unit() + ".why", error.truth() + " " + error.why()));
    Stream.concat(
            review.decoys().stream().map(decoy -> Map.entry(decoy.unit(), decoy.why())),
            review.right().stream().map(right -> Map.entry(right.unit(), right.why())))
        .forEach(why -> texts.put(id + "." + why.getKey() + ".why", why.getValue()));
  }

  private static String note(Step.@Nullable KeyBasis basis) {
    return basis == null ? "" : basis.note();
  }

  private List<Object> list(String name) {
    return asList(checks.getOrDefault(name, List.of()));
  }

  private Map<String, Object> map(String name) {
    return asMap(checks.getOrDefault(name, Map.of()));
  }

  private static List<Object> asList(@Nullable Object value) {
    return value instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  private static Map<String, Object> asMap(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, one) -> map.put(String.valueOf(key), Objects.requireNonNull(one)));
    }
    return map;
  }
}

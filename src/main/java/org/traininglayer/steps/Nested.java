package org.traininglayer.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;

/**
 * A step within a step: an item of a pool, a form of a task. It is a whole step of its own type,
 * known by the list of types, under a head of its own: the id and the texts are its, all else is
 * the outer step's.
 *
 * @param step the inner step; the id of its head is unique within the outer step
 */
public record Nested(Step step) {

  /** Its id within the outer step. */
  public String id() {
    return step.head().id();
  }

  private StepType<Step, StepWork, Answer> type() {
    return StepTypes.of(step);
  }

  // How it is read

  /** All that can be read; what cannot has been reported. */
  public static List<Nested> read(Step.Head outer, List<YamlNode> parts, StepSource source) {
    List<Nested> all = new ArrayList<>();
    for (YamlNode part : parts) {
      StepTypes.named(part.text("type"))
          .ifPresent(type -> {
            StepSource here = source.within(part);
            Step.Head own =
                under(
                    outer,
                    part.text("id"),
                    part.get("title") == null ? outer.title() : here.text(part, "title"),
                    here.text(part, "body"));
            all.add(new Nested(type.format().read(own, here)));
          });
    }
    return List.copyOf(all);
  }

  private static Step.Head under(Step.Head outer, String id, String title, String body) {
    return new Step.Head(
        id,
        title,
        body,
        outer.minutes(),
        outer.competencies(),
        outer.metrics(),
        outer.exposure(),
        outer.artefacts(),
        outer.scored(),
        1,
        outer.feedback(),
        outer.sources());
  }

  /** The same within a step with another head. */
  public Nested under(Step.Head outer) {
    Step.Head own = step.head();
    return new Nested(step.with(under(outer, own.id(), own.title(), own.body())));
  }

  /** The same with the values of an organisation in its texts. */
  public Nested filled(Filling filling) {
    return new Nested(filling.step(step));
  }

  /** Reports what each of them points to and is not there; parts and steps in the same order. */
  public static void references(List<Nested> all, List<YamlNode> parts, StepReferences references) {
    references.uniqueIds(parts, "item");
    each(
        all,
        parts,
        (one, part) -> {
          StepFormat<Step> format = one.type().format();
          format.references(one.step(), references.within(part, format, one.step()));
        });
  }

  /** Reports what makes each of them poor. */
  public static void lint(List<Nested> all, List<YamlNode> parts, StepFile file, Problems.At at) {
    each(
        all,
        parts,
        (one, part) -> {
          StepFormat<Step> format = one.type().format();
          format.lint(
              one.step(),
              new StepFile(file.id(), file.file(), part, format, one.step(), one.step()),
              at);
        });
  }

  private interface Seen {
    void both(Nested one, YamlNode part);
  }

  /** Parts that could not be read have no step. */
  private static void each(List<Nested> all, List<YamlNode> parts, Seen seen) {
    int next = 0;
    for (YamlNode part : parts) {
      if (next < all.size() && StepTypes.named(part.text("type")).isPresent()) {
        seen.both(all.get(next), part);
        next++;
      }
    }
  }

  /** Options with a key in all of them. */
  public static List<StepFormat.Keyed> keyed(List<YamlNode> parts) {
    return parts.stream()
        .flatMap(part ->
            StepTypes.named(part.text("type")).stream()
                .flatMap(type -> type.format().keyed(part).stream()))
        .toList();
  }

  /** Texts in all of them that the AI of the case wrote. */
  public static List<YamlNode.Scalar> seeded(List<YamlNode> parts) {
    return parts.stream()
        .flatMap(part ->
            StepTypes.named(part.text("type")).stream()
                .flatMap(type -> type.format().seededFiles(part).stream()))
        .toList();
  }

  /** Minutes, with its body. */
  public double minutes() {
    return Pace.reading(step.head().body()) + type().format().minutes(step);
  }

  // What answers in it mean

  /** Nothing done yet. */
  public Kept begin() {
    return new Kept(step.type(), type().rules().begin());
  }

  /**
   * Whether an answer fits it at all.
   *
   * @throws AnswerRefused when it does not
   */
  public void check(Answer answer, Module module) {
    StepRules<Step, StepWork, Answer> rules = type().rules();
    AnswerRefused.unless(
        rules.answers().isInstance(answer), "Nothing like this is asked in this step.");
    rules.check(step, answer, module);
  }

  /** What an answer changes in it; what goes on record stands below {@code path} and its id. */
  public Change<Kept> apply(Kept kept, Answer answer, Situation situation, String path) {
    return below(kept, type().rules().apply(step, kept.work(), answer, situation), path);
  }

  /** What finishing it changes. */
  public Change<Kept> finish(Kept kept, Situation situation, String path) {
    return below(kept, type().rules().finish(step, kept.work(), situation), path);
  }

  /** What is on record of it, told again. */
  public List<Response> told(Kept kept, Situation situation, String path) {
    return type().rules().told(step, kept.work(), situation).stream()
        .map(response -> below(response, path))
        .toList();
  }

  @SuppressWarnings("ReferenceEquality") // so Change says
  private Change<Kept> below(Kept kept, Change<StepWork> change, String path) {
    return new Change<>(
        change.work() == kept.work() ? kept : new Kept(kept.type(), change.work()),
        change.responses().stream().map(response -> below(response, path)).toList());
  }

  /** The one question of an item stands under the item's id, further ones behind it. */
  private Response below(Response response, String path) {
    List<String> own = response.question().path();
    String place = own.equals(List.of("choice")) ? id() : id() + "." + String.join(".", own);
    return response.at(List.of(path, place));
  }

  /** The score, 0 to 1; null while it is open, and where there is no key. */
  public @Nullable Double score(Kept kept) {
    return type().rules().score(step, kept.work());
  }

  /** The share of errors that were caught, 0 to 1; null where none was there to be caught. */
  public @Nullable Double caught(Kept kept) {
    return type().rules().caught(step, kept.work());
  }

  /** What prevents passing, by its id and one within it. */
  public List<String> harm(Kept kept) {
    return type().rules().harm(step, kept.work()).stream().map(one -> id() + "/" + one).toList();
  }

  /** The judgements for which somebody said how sure they were. */
  public List<StepRules.Judgement> judgements(Kept kept) {
    return type().rules().judgements(step, kept.work());
  }

  /** The option chosen; null when none was. */
  public @Nullable String chosen(Kept kept) {
    return type().rules().chosen(kept.work());
  }

  /** Whether opening a source still counts. */
  public boolean gathers(Kept kept) {
    return type().rules().gathers(kept.work());
  }

  /** Whether kept work belongs to it and still fits. */
  public boolean fits(Kept kept) {
    return kept.type().equals(step.type()) && type().rules().fits(step, kept.work());
  }

  /** The answers by the key. */
  public List<Answer> keyed() {
    return type().rules().keyed(step);
  }

  /** The key in words. */
  public List<StepRules.KeyLine> key() {
    return type().rules().key(step);
  }

  /** How many critical errors can be let through. */
  public int critical() {
    return type().rules().critical(step);
  }

  /** An id of {@link #harm} in words, among several. */
  public static Optional<StepRules.Harm> harm(List<Nested> all, String id) {
    int slash = id.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : find(all, id.substring(0, slash))
            .flatMap(one -> one.type().rules().harm(one.step(), id.substring(slash + 1)));
  }

  /** The one with this id. */
  public static Optional<Nested> find(List<Nested> all, @Nullable String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  // What pages show of it

  /** The word for its type, whose fragments show it. */
  public String kind() {
    return step.type();
  }

  /** What those fragments get. */
  public Object view(Kept kept, Situation situation, StepPage.Shown shown) {
    return type().page().view(step, kept.work(), situation, shown);
  }

  /** Reads a form of it. */
  public FormReading read(Kept kept, FormValues form, StepPage.Shown shown) {
    return type().page().read(step, kept.work(), form, shown);
  }

  /** Whether the debrief comes back to it. */
  public boolean debriefed(Kept kept, Situation situation) {
    return type().page().debriefed(step, kept.work(), situation);
  }

  /** The surroundings of a nested step in which another time was spent than in the whole. */
  public record Spent(Situation outer, Duration active) implements Situation {

    @Override
    public Instant now() {
      return outer.now();
    }

    @Override
    public long seed() {
      return outer.seed();
    }

    @Override
    public int attempt() {
      return outer.attempt();
    }

    @Override
    public Module module() {
      return outer.module();
    }

    @Override
    public boolean finished(String step) {
      return outer.finished(step);
    }

    @Override
    public Optional<StepWork> work(Step step) {
      return outer.work(step);
    }

    @Override
    public Set<String> sourcesOpened() {
      return outer.sourcesOpened();
    }
  }
}

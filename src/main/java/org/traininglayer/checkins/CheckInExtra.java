package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.checkins.CheckInReview.Look;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.SourceView;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * What a check-in asks beyond its questions and its short text, and how far somebody is: steps as
 * modules have them, one after the other, each by the rules of its own type. What came of them is
 * told once all are done. Pure.
 *
 * @param module that they belong to, with their sources
 * @param works of each step, in the order of the steps
 * @param answered how many of the steps are done
 */
public record CheckInExtra(
    Part part, Module module, List<Step> steps, List<StepWork> works, int answered) {

  /** Which of them. */
  public enum Part {
    /** A use of AI: what the rules say of it, and what one does. */
    PERMISSION,
    /** The self-rating of the module, weeks later. */
    CONFIDENCE;

    /** As addresses and files write it. */
    public String word() {
      return Response.word(this);
    }

    /** The part of this word. */
    public static Optional<Part> of(String word) {
      return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
  }

  /** Copies the lists. */
  public CheckInExtra {
    steps = List.copyOf(steps);
    works = List.copyOf(works);
  }

  /** Nothing done yet. */
  static CheckInExtra begun(Part part, Module module, List<Step> steps) {
    return new CheckInExtra(
        part,
        module,
        steps,
        steps.stream().<StepWork>map(step -> StepTypes.of(step).rules().begin()).toList(),
        0);
  }

  /** Minutes of steps, reading included, by the pace of modules. */
  static double minutes(List<Step> steps) {
    return steps.stream()
        .mapToDouble(
            step -> Pace.reading(step.head().body()) + StepTypes.of(step).format().minutes(step))
        .sum();
  }

  /** Whether all of it was answered. */
  public boolean done() {
    return answered >= steps.size();
  }

  /** What is asked now; the last step once all is answered. */
  public Step step() {
    return steps.get(Math.min(answered, steps.size() - 1));
  }

  /** What stands above it, HTML; may be empty. */
  public String body() {
    return Markdown.block(step().head().body());
  }

  /**
   * What the fragments of its step type show of what is asked now.
   *
   * @param entered where a form was not complete
   */
  public Object view(FormValues entered) {
    return StepTypes.of(step())
        .page()
        .view(step(), works.get(steps.indexOf(step())), alone(), new Shown(false, false, entered));
  }

  /**
   * A step that is done, for the fragment {@code past} of its type.
   *
   * @param kind the word for the type
   */
  public record Past(String kind, Object view) {}

  /** What came of all steps; nothing before all are done. */
  public List<Past> past() {
    return done()
        ? IntStream.range(0, steps.size())
            .mapToObj(i ->
                new Past(
                    steps.get(i).type(),
                    StepTypes.of(steps.get(i))
                        .page()
                        .view(
                            steps.get(i),
                            works.get(i),
                            alone(),
                            new Shown(true, true, FormValues.NONE))))
            .toList()
        : List.of();
  }

  /** The sources of what is asked. */
  public List<SourceView> sources() {
    return step().head().artefacts().stream()
        .<Artefact>flatMap(id -> Optional.ofNullable(module.artefacts().get(id)).stream())
        .map(SourceView::of)
        .toList();
  }

  private Look alone() {
    return new Look(module, Instant.EPOCH, Set.of(), Duration.ZERO);
  }

  /**
   * What a form came to.
   *
   * @param responses what goes on record, of {@link #step()} as it was before
   * @param missing key of the text that says what is missing; null when nothing is
   */
  record Taken(CheckInExtra after, List<Response> responses, @Nullable String missing) {}

  /** Takes a form of what is asked now. */
  Taken take(FormValues form, Situation situation) {
    if (done()) {
      return new Taken(this, List.of(), null);
    }
    Step step = step();
    StepRules<Step, StepWork, Answer> rules = StepTypes.of(step).rules();
    StepWork work = works.get(answered);
    FormReading reading =
        StepTypes.of(step).page().read(step, work, form, new Shown(false, false, form));
    List<Response> responses = new ArrayList<>();
    boolean finished = false;
    for (Answer answer : reading.answers()) {
      Change<StepWork> change;
      if (answer instanceof Answer.Finish) {
        change = rules.finish(step, work, situation);
        finished = true;
      } else {
        rules.check(step, answer, module);
        change = rules.apply(step, work, answer, situation);
      }
      work = change.work();
      responses.addAll(change.responses());
    }
    finished |= rules.score(step, work) != null; // a decision is done with its reason
    List<StepWork> all = new ArrayList<>(works);
    all.set(answered, work);
    return new Taken(
        new CheckInExtra(part, module, steps, all, finished ? answered + 1 : answered),
        responses,
        reading.missing());
  }
}

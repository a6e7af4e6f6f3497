package org.traininglayer.steps.timed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.timed.TimedAnswer.Begin;
import org.traininglayer.steps.timed.TimedAnswer.Do;
import org.traininglayer.steps.timed.TimedAnswer.Felt;
import org.traininglayer.steps.timed.TimedStep.Arm;
import org.traininglayer.steps.timed.TimedStep.Condition;
import org.traininglayer.steps.timed.TimedStep.Form;
import org.traininglayer.steps.timed.TimedStep.Suggestion;
import org.traininglayer.steps.timed.TimedWork.Task;

/** One task after the other, each by the rules of its own type; time is told and never scored. */
final class TimedRules implements StepRules<TimedStep, TimedWork, TimedAnswer> {

  private static final String PATH = "forms";
  private static final Duration LONGEST = Duration.ofHours(8);

  @Override
  public TimedWork begin() {
    return new TimedWork(List.of());
  }

  @Override
  public Class<TimedAnswer> answers() {
    return TimedAnswer.class;
  }

  @Override
  public void check(TimedStep step, TimedAnswer answer, Module module) {
    switch (answer) {
      case Begin begin ->
          AnswerRefused.unless(
              begin.order() == 1 || begin.order() == 2, "There are two tasks in this step.");
      case Do work -> {
        Long active = work.activeMillis();
        AnswerRefused.unless(active == null || active >= 0, "Time does not run backwards.");
        step.form(work.form())
            .orElseThrow(() -> new AnswerRefused("This step has no such form."))
            .task()
            .check(work.answer(), module);
      }
      case Felt felt ->
          AnswerRefused.unless(
              possible(felt.withoutMillis()) && possible(felt.withMillis()),
              "A task takes more than nothing and at most eight hours.");
    }
  }

  @Override
  public Change<TimedWork> apply(
      TimedStep step, TimedWork work, TimedAnswer answer, Situation situation) {
    return switch (answer) {
      case Begin begin -> begun(step, work, begin, situation);
      case Do said -> worked(step, work, said, situation);
      case Felt felt -> felt(step, work, felt);
    };
  }

  private static boolean possible(@Nullable Long millis) {
    return millis == null || (millis > 0 && millis <= LONGEST.toMillis());
  }

  /**
   * What was said first stays: it was said before the measured times were told. Whoever saw them
   * without being asked says nothing any more.
   */
  private static Change<TimedWork> felt(TimedStep step, TimedWork work, Felt felt) {
    AnswerRefused.unless(work.complete(), "Please hand in both tasks first.");
    return work.asks()
        ? new Change<>(work.felt(felt), perceived(step, work, felt))
        : Change.to(work);
  }

  /** One response for each task of which something was said, in minutes. */
  private static List<Response> perceived(TimedStep step, TimedWork work, Felt felt) {
    List<Response> told = new ArrayList<>();
    for (Task task : work.tasks()) {
      Long millis = felt.millis(task.with());
      if (millis != null) {
        String arm = task.with() ? "with" : "without";
        told.add(
            Response.to(
                    new Question(
                        List.of("felt", arm),
                        Question.Kind.NUMERIC,
                        step.head().title(),
                        "How many minutes did it feel like?",
                        List.of()),
                    minutes(millis))
                .with("arm", arm)
                .with("form", task.form()));
      }
    }
    return told;
  }

  /** To a hundredth, as a number without an exponent. */
  private static String minutes(long millis) {
    return BigDecimal.valueOf(millis)
        .divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP)
        .max(new BigDecimal("0.01"))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Change<TimedWork> begun(
      TimedStep step, TimedWork work, Begin begin, Situation situation) {
    if (begin.order() <= work.tasks().size()) {
      return Change.to(work);
    }
    AnswerRefused.unless(
        begin.order() == work.tasks().size() + 1 && work.tasks().stream().allMatch(Task::done),
        "Hand in the first task before the second.");
    Arm arm = step.arms(situation).get(begin.order() - 1);
    return Change.to(
        work.and(
            new Task(
                arm.condition() == Condition.WITH,
                arm.form().id(),
                arm.form().task().begin(),
                situation.now().toEpochMilli(),
                false,
                0,
                0,
                false)));
  }

  /** An answer to a task that is not begun, or handed in, changes nothing. */
  @SuppressWarnings("ReferenceEquality") // so Change says
  private static Change<TimedWork> worked(
      TimedStep step, TimedWork work, Do said, Situation situation) {
    Task task = work.tasks().isEmpty() ? null : work.tasks().getLast();
    Form form = step.form(said.form()).orElseThrow();
    if (task == null || task.done() || !task.form().equals(said.form())) {
      return Change.to(work);
    }
    long wall = Math.max(0, situation.now().toEpochMilli() - task.begunMillis());
    Long told = said.activeMillis();
    long active = told == null ? wall : Math.min(told, wall);
    Change<Kept> change =
        form.task()
            .apply(
                task.kept(),
                said.answer(),
                new Nested.Spent(situation, Duration.ofMillis(active)),
                PATH);
    if (change.work() == task.kept()) {
      return Change.to(work);
    }
    if (form.task().score(change.work()) == null) {
      return new Change<>(work.withLast(task.with(change.work())), change.responses());
    }
    Task done = task.done(change.work(), active, wall, told != null);
    List<Response> responses = new ArrayList<>(change.responses());
    responses.add(assessed(step, work.tasks().size(), done));
    return new Change<>(work.withLast(done).handedIn(), responses);
  }

  private static Response assessed(TimedStep step, int order, Task task) {
    TimedReport.Side side = side(step, task);
    String arm = task.with() ? "with" : "without";
    return Response.to(
            new Question(
                List.of("arms", arm), Question.Kind.ASSESSMENT, step.head().title(), "", List.of()),
            null)
        .scored(side.score())
        .took(side.active())
        .with("arm", arm)
        .with("form", task.form())
        .with("order", order)
        .with("caught", side.caught())
        .with("critical-defects", defects(step, task))
        .with("measured", task.measured() ? "script" : "server")
        .with("wall-seconds", Math.round(task.wallMillis() / 10.0) / 100.0)
        .with("baseline", step.baselineKey());
  }

  private static int defects(TimedStep step, Task task) {
    return step.form(task.form()).map(form -> form.task().harm(task.kept()).size()).orElse(0);
  }

  @Override
  public List<Response> told(TimedStep step, TimedWork work, Situation situation) {
    List<Response> told = new ArrayList<>();
    for (int i = 0; i < work.tasks().size(); i++) {
      Task task = work.tasks().get(i);
      Form form = step.form(task.form()).orElse(null);
      if (form != null) {
        told.addAll(form.task().told(task.kept(), situation, PATH));
        if (task.done()) {
          told.add(assessed(step, i + 1, task));
        }
      }
    }
    Felt felt = work.felt();
    if (felt != null) {
      told.addAll(perceived(step, work, felt));
    }
    return told;
  }

  /** What a task that was handed in comes to. */
  static TimedReport.Side side(TimedStep step, Task task) {
    Form form = step.form(task.form()).orElse(null);
    Double score = form == null ? null : form.task().score(task.kept());
    return new TimedReport.Side(
        Duration.ofMillis(task.activeMillis()),
        score == null ? 0 : score,
        form == null ? null : caught(form, task),
        task.measured());
  }

  /** By the rules of the task; where the AI recommends a wrong option, whether it was not taken. */
  private static @Nullable Double caught(Form form, Task task) {
    Double caught = form.task().caught(task.kept());
    String chosen = form.task().chosen(task.kept());
    List<String> wrong =
        form.suggestions().stream()
            .filter(Suggestion::wrong)
            .map(Suggestion::option)
            .flatMap(java.util.stream.Stream::ofNullable)
            .toList();
    return caught != null || chosen == null || wrong.isEmpty() || !task.with()
        ? caught
        : Double.valueOf(wrong.contains(chosen) ? 0 : 1);
  }

  @Override
  public Change<TimedWork> finish(TimedStep step, TimedWork work, Situation situation) {
    AnswerRefused.unless(work.complete(), "Please hand in both tasks first.");
    return Change.to(work);
  }

  @Override
  public boolean gathers(TimedWork work) {
    return !work.complete();
  }

  /** The mean of the two tasks, to a millionth; time has no part in it. */
  @Override
  public @Nullable Double score(TimedStep step, TimedWork work) {
    return work.complete()
        ? Double.valueOf(
            Math.round(
                    work.tasks().stream()
                            .mapToDouble(task -> side(step, task).score())
                            .average()
                            .orElse(0)
                        * 1e6)
                / 1e6)
        : null;
  }

  @Override
  public List<String> harm(TimedStep step, TimedWork work) {
    return work.tasks().stream()
        .filter(Task::done)
        .flatMap(task ->
            step.form(task.form()).stream().flatMap(form -> form.task().harm(task.kept()).stream()))
        .toList();
  }

  @Override
  public int critical(TimedStep step) {
    return step.now().stream().map(Form::task).mapToInt(Nested::critical).sum();
  }

  @Override
  public Optional<Harm> harm(TimedStep step, String id) {
    return Nested.harm(step.tasks(), id);
  }

  @Override
  public List<Judgement> judgements(TimedStep step, TimedWork work) {
    return work.tasks().stream()
        .flatMap(task ->
            step.form(task.form()).stream()
                .flatMap(form -> form.task().judgements(task.kept()).stream()))
        .toList();
  }

  @Override
  public boolean fits(TimedStep step, TimedWork work) {
    return work.tasks().stream()
        .allMatch(task ->
            step.form(task.form()).filter(form -> form.task().fits(task.kept())).isPresent());
  }

  /** In both forms each time, as it is not known here which comes first. */
  @Override
  public List<TimedAnswer> keyed(TimedStep step) {
    List<TimedAnswer> answers = new ArrayList<>();
    for (int order = 1; order <= 2; order++) {
      answers.add(new Begin(order));
      for (Form form : step.now()) {
        form.task().keyed().forEach(answer -> answers.add(new Do(form.id(), answer, null)));
      }
    }
    answers.add(new Felt(null, null));
    return answers;
  }

  @Override
  public List<KeyLine> key(TimedStep step) {
    List<KeyLine> lines = new ArrayList<>();
    for (Form form : step.forms()) {
      lines.addAll(form.task().key());
      form.suggestions()
          .forEach(one ->
              lines.add(new KeyLine(one.text(), one.wrong() ? "wrong" : "right", one.why())));
    }
    return lines;
  }
}

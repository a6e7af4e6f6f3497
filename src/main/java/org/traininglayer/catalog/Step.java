package org.traininglayer.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a module: what steps of every type have. Each type brings its own. Texts are
 * Markdown, with variables already filled in.
 */
public interface Step {

  /** What all steps have. */
  Head head();

  /** The word for its type in the module format. */
  String type();

  /** Whether it is on the way of those only who turn out to need it. */
  default boolean onDemand() {
    return false;
  }

  /** The same step with other common parts. */
  Step with(Head head);

  /**
   * What all steps have.
   *
   * @param body what it says to everybody
   * @param artefacts ids of the sources shown beside it
   * @param feedback when feedback shows
   * @param follows what it says before the body, by what was chosen in earlier steps
   * @param route when it is on the way, and where the way goes on
   * @param form which of several parallel forms it is, by the name of its file; null where there is
   *     only one
   */
  record Head(
      String id,
      String title,
      String body,
      int minutes,
      List<String> competencies,
      List<String> metrics,
      Guidance exposure,
      List<String> artefacts,
      boolean scored,
      double weight,
      FeedbackWhen feedback,
      List<String> sources,
      List<Follow> follows,
      Route route,
      @Nullable String form) {

    /** In one form only. */
    public Head(
        String id,
        String title,
        String body,
        int minutes,
        List<String> competencies,
        List<String> metrics,
        Guidance exposure,
        List<String> artefacts,
        boolean scored,
        double weight,
        FeedbackWhen feedback,
        List<String> sources,
        List<Follow> follows,
        Route route) {
      this(
          id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          feedback,
          sources,
          follows,
          route,
          null);
    }

    /** Says the same whatever was chosen before, and is on every way. */
    public Head(
        String id,
        String title,
        String body,
        int minutes,
        List<String> competencies,
        List<String> metrics,
        Guidance exposure,
        List<String> artefacts,
        boolean scored,
        double weight,
        FeedbackWhen feedback,
        List<String> sources) {
      this(
          id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          feedback,
          sources,
          List.of(),
          Route.STRAIGHT);
    }

    /** The name of the form; that of the step for its first or only one. */
    public String formId() {
      return form == null ? id : form;
    }

    /** Whether it is another form than the first. */
    public boolean isOtherForm() {
      return !formId().equals(id);
    }

    /** Whether this is the head of a step. */
    boolean isOf(Step step) {
      return id.equals(step.head().id());
    }

    /**
     * The body, with what follows from earlier choices before it.
     *
     * @param chosen the option chosen in a step; null when nothing was
     */
    public String body(Function<String, @Nullable String> chosen) {
      String said =
          follows.stream()
              .flatMap(follow -> Stream.ofNullable(follow.text(chosen.apply(follow.step()))))
              .collect(java.util.stream.Collectors.joining(" "));
      return said.isEmpty() ? body : body.isEmpty() ? said : said + "\n\n" + body;
    }

    /** The same with feedback at another time. */
    public Head with(FeedbackWhen when) {
      return new Head(
          id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          when,
          sources,
          follows,
          route,
          form);
    }

    /** The same on another route. */
    public Head with(Route other) {
      return new Head(
          id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          feedback,
          sources,
          follows,
          other,
          form);
    }

    /** The same as one of several forms of a step; the first one says what lies between steps. */
    public Head as(Head first, String name) {
      return new Head(
          first.id,
          title,
          body,
          minutes,
          competencies,
          metrics,
          exposure,
          artefacts,
          scored,
          weight,
          feedback,
          sources,
          first.follows,
          first.route,
          name);
    }
  }

  /**
   * Where a step lies between the others.
   *
   * @param when the condition under which it is on the way; null for always
   * @param next the step that follows; null for the next in order
   * @param branch the step that follows a choice, by option
   * @param otherwise the step that follows all other choices; null where {@code next} says it
   * @param sets what a choice leaves in the state, by option and name
   * @param teaches whether somebody may pass it over who has proved to know what it teaches
   */
  record Route(
      @Nullable Condition when,
      @Nullable String next,
      Map<String, String> branch,
      @Nullable String otherwise,
      Map<String, Map<String, StateValue>> sets,
      boolean teaches) {

    /** Always on the way; the next in order follows. */
    public static final Route STRAIGHT = new Route(null, null, Map.of(), null, Map.of(), false);

    /** Copies the maps. */
    public Route {
      branch = Map.copyOf(branch);
      sets = Map.copyOf(sets);
    }

    /** Whether it is on the way in this state. */
    public boolean isOpen(Map<String, StateValue> state) {
      return when == null || when.holds(state);
    }

    /** Whether what is chosen in it matters for the way. */
    public boolean asks() {
      return !branch.isEmpty() || !sets.isEmpty();
    }

    /** The step that follows a choice, or no choice; null for the next in order. */
    public @Nullable String to(@Nullable String option) {
      String chosen = option == null ? null : branch.get(option);
      return chosen != null ? chosen : otherwise != null ? otherwise : next;
    }

    /** All steps that it names. */
    public List<String> targets() {
      return Stream.of(
              branch.values().stream(), Stream.ofNullable(otherwise), Stream.ofNullable(next))
          .flatMap(targets -> targets)
          .distinct()
          .toList();
    }
  }

  /**
   * What is said because of an earlier choice.
   *
   * @param step an earlier commit or decision
   * @param texts Markdown by the id of the option chosen there
   * @param otherwise for all other options; null when each has its own text
   */
  record Follow(String step, Map<String, String> texts, @Nullable String otherwise) {

    /** What is said after this choice; null when nothing was chosen. */
    public @Nullable String text(@Nullable String option) {
      return option == null ? null : texts.getOrDefault(option, otherwise);
    }
  }

  /**
   * On what a key rests.
   *
   * @param agreedBy experts who have judged it; often nobody yet
   * @param note the reason, from the sources; Markdown
   */
  record KeyBasis(List<String> agreedBy, String note) {}

  /** How much help there is; only {@code INDEPENDENT} steps count for the module score. */
  enum Guidance {
    WORKED,
    GUIDED,
    INDEPENDENT
  }

  /** When feedback shows. */
  enum FeedbackWhen {
    IMMEDIATE,
    AFTER_STEP,
    AFTER_MODULE
  }
}

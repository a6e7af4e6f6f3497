package org.traininglayer.adoption.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.Cohort;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.statistics.signals.Answer;

/**
 * What is told of an organisation's groups over one period: guarded, all of it together.
 *
 * @param weeks how many
 * @param to first day no more, a Monday
 */
public record Release(int weeks, LocalDate to, Instant madeAt, List<Group> groups) {

  /** Copies the list. */
  public Release {
    groups = List.copyOf(groups);
  }

  /** First day. */
  public LocalDate from() {
    return to.minusWeeks(weeks);
  }

  /** What is told of this one; nothing where it is no group. */
  public Optional<Group> of(Cohort cohort) {
    return groups.stream().filter(group -> group.cohort().equals(cohort)).findFirst();
  }

  /** One group. */
  public record Group(Cohort cohort, Content content) {

    /** A figure of it, as it may be shown; not measured where the release is from before it. */
    public Figure figure(OwnerFigure which) {
      StoredFigure stored = content.figures().get(which.id());
      return (stored == null ? StoredFigure.NOT_MEASURED : stored).figure();
    }

    /** What a signal says. */
    public Said signal(String id) {
      return content.signals().getOrDefault(id, Said.NOTHING);
    }
  }

  /**
   * What is kept of a group.
   *
   * @param people on its roster in the period; below 0 for few
   * @param figures by id
   * @param held ids of the figures that stayed as they were
   * @param signals P1 to P5
   * @param missing what is not measured: {@code M1:BASELINE}
   * @param stages of the workflow that most runs are of, the last one included; what was kept
   *     before they were has none
   */
  record Content(
      int people,
      Map<String, StoredFigure> figures,
      List<String> held,
      Map<String, Said> signals,
      List<String> missing,
      List<String> stages) {

    /** Copies. */
    public Content {
      figures = Map.copyOf(figures);
      held = List.copyOf(held);
      signals = Map.copyOf(signals);
      missing = List.copyOf(missing);
      stages = List.copyOf(Objects.requireNonNullElse(stages, List.of()));
    }
  }

  /** How a failure pattern stands. */
  public enum State {
    CLEAR,
    WATCH,
    QUIET,
    NO_DATA,
    HIDDEN
  }

  /**
   * A signal.
   *
   * @param detail the step that loses people, {@code UNCLEAR_RULES} or {@code GATES}; null for
   *     nothing more
   */
  record Said(State state, @Nullable Answer answer, @Nullable String detail) {

    /** Gates of the verdict would be others. */
    static final String GATES = "GATES";

    /** Of nothing. */
    static final Said NOTHING = new Said(State.NO_DATA, null, null);
  }
}

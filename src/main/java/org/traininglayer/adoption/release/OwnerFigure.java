package org.traininglayer.adoption.release;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.disclosure.GroupControl.Form;
import org.traininglayer.adoption.metric.Panel.Format;

/** The figures of a cohort that are told, in the order of the page. */
public enum OwnerFigure {
  QUALITY("M1.quality", Instrument.TASKS, Form.NUMBER, Format.NUMBER, -40, 40, 0.0),
  DEFECTS("M1.defects", Instrument.TASKS, Form.NUMBER, Format.NUMBER, 0, 3, 1.0),
  TIME("M2.time", Instrument.TASKS, Form.NUMBER, Format.NUMBER, 0.4, 1.6, 1.0),
  GAP("M2.felt", Instrument.TASKS, Form.NUMBER, Format.NUMBER, -1, 1, 0.0),
  BIAS("M3.bias", Instrument.REVIEWS, Form.SHARE, Format.POINTS, -0.5, 0.5, 0.0),
  RAISED("M3.raised", Instrument.RATINGS, Form.SHARE, Format.SHARE, 0, 1, null),
  HITS("M4.caught", Instrument.REVIEWS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.7),
  ALARMS("M4.alarms", Instrument.REVIEWS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  SKILL("M4.skill", Instrument.REVIEWS, Form.NUMBER, Format.NUMBER, -1, 4, 1.0),
  CRITERION("M4.criterion", Instrument.REVIEWS, Form.NUMBER, Format.NUMBER, -1.5, 1.5, 0.0),
  CRITICAL("M4.critical", Instrument.REVIEWS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.1),
  REPAIRED("M4.repaired", Instrument.REVIEWS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  COMPLETED("M5.completed", Instrument.STEPS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.7),
  AI_BYPASS("M5.ai-bypass", Instrument.STEPS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  CHECK_BYPASS("M5.check-bypass", Instrument.STEPS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.05),
  STARTED("use.started", Instrument.WEEKS, Form.SHARE, Format.SHARE, 0, 1, null),
  SUSTAINED("use.sustained", Instrument.WEEKS, Form.SHARE, Format.SHARE, 0, 1, 0.5),
  HABIT("use.habit", Instrument.WEEKS, Form.SHARE, Format.SHARE, 0, 1, null),
  TRAINED("use.trained", Instrument.WEEKS, Form.SHARE, Format.POINTS, -1, 1, 0.0),
  DEMO("P1.gap", Instrument.REVIEWS, Form.SENSITIVE_SHARE, Format.POINTS, -0.5, 0.5, 0.15),
  TOP("P2.top", Instrument.WEEKS, Form.SHARE, Format.SHARE, 0, 1, 0.5),
  CHILL("P3.chill", Instrument.DECISIONS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.15),
  PROHIBITED("P3.prohibited", Instrument.DECISIONS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.1),
  AFRAID("reasons.afraid-of-finding"),
  NOT_SURE("reasons.not-sure-it-is-allowed"),
  NO_PROCEDURE("reasons.no-procedure"),
  NO_TRUST("reasons.do-not-trust-output"),
  BY_HAND("reasons.faster-by-hand"),
  OTHER_REASON("reasons.other"),
  DROP("P4.lost", Instrument.STEPS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.25),
  COVERAGE("P5.coverage", null, Form.OF_NOBODY, Format.SHARE, 0, 1, 0.8);

  /** Everything that is told of. */
  public static final List<OwnerFigure> ALL = List.of(values());

  private final String id;
  private final @Nullable Instrument instrument;
  private final Form form;
  private final Format format;
  private final double least;
  private final double most;
  private final @Nullable Double reference;

  OwnerFigure(
      String id,
      @Nullable Instrument instrument,
      Form form,
      Format format,
      double least,
      double most,
      @Nullable Double reference) {
    this.id = id;
    this.instrument = instrument;
    this.form = form;
    this.format = format;
    this.least = least;
    this.most = most;
    this.reference = reference;
  }

  /** The share of one reason among all. */
  OwnerFigure(String id) {
    this(id, Instrument.REASONS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null);
  }

  /** Stable, as downloads have it. */
  public String id() {
    return id;
  }

  /** The panel it belongs to: {@code M1}, {@code P3}, {@code use}, {@code reasons}. */
  public String panel() {
    return id.substring(0, id.indexOf('.'));
  }

  /** What tells of it; nothing where it is about what is set up. */
  public Optional<Instrument> instrument() {
    return Optional.ofNullable(instrument);
  }

  /** How it is guarded. */
  public Form form() {
    return form;
  }

  /** How it is written. */
  public Format format() {
    return format;
  }

  /** Left end of its axis. */
  public double least() {
    return least;
  }

  /** Right end of its axis. */
  public double most() {
    return most;
  }

  /** What it is held against on the axis; null for nothing. */
  public @Nullable Double reference() {
    return reference;
  }

  /** The figure of this id. */
  public static Optional<OwnerFigure> of(String id) {
    return ALL.stream().filter(figure -> figure.id.equals(id)).findFirst();
  }
}

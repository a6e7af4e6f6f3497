package org.traininglayer.adoption.release;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.disclosure.GroupControl.Form;
import org.traininglayer.adoption.metric.Panel.Format;

/** The figures of a cohort that are told, in the order of the page. */
public enum OwnerFigure {
  QUALITY("M1.quality", Basis.QUALITY, Form.NUMBER, Format.NUMBER, -40, 40, 0.0),
  DEFECTS("M1.defects", Basis.DEFECTS, Form.NUMBER, Format.NUMBER, 0, 3, 1.0),
  TIME("M2.time", Basis.TIMES, Form.NUMBER, Format.NUMBER, 0.4, 1.6, 1.0),
  GAP("M2.felt", Basis.FELT, Form.NUMBER, Format.NUMBER, -1, 1, 0.0),
  BIAS("M3.bias", Basis.STATED, Form.SHARE, Format.POINTS, -0.5, 0.5, 0.0),
  RAISED("M3.raised", Basis.RAISED, Form.SHARE, Format.SHARE, 0, 1, null),
  HITS("M4.caught", Basis.SIGNALS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.7),
  ALARMS("M4.alarms", Basis.CLEAN, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  SKILL("M4.skill", Basis.SKILLS, Form.NUMBER, Format.NUMBER, -1, 4, 1.0),
  CRITERION("M4.criterion", Basis.SKILLS, Form.NUMBER, Format.NUMBER, -1.5, 1.5, 0.0),
  CRITICAL("M4.critical", Basis.CRITICAL, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.1),
  REPAIRED("M4.repaired", Basis.REPAIRS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  COMPLETED("M5.completed", Basis.COMPLETED, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.7),
  AI_BYPASS("M5.ai-bypass", Basis.AI_BYPASS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  CHECK_BYPASS(
      "M5.check-bypass", Basis.CHECK_BYPASS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.05),
  LEFT_1(1),
  LEFT_2(2),
  LEFT_3(3),
  LEFT_4(4),
  LEFT_5(5),
  LEFT_6(6),
  LEFT_7(7),
  LEFT_8(8),
  STARTED("use.started", Basis.STARTED, Form.SHARE, Format.SHARE, 0, 1, null),
  SUSTAINED("use.sustained", Basis.SUSTAINED, Form.SHARE, Format.SHARE, 0, 1, 0.5),
  HABIT("use.habit", Basis.HABITS, Form.SHARE, Format.SHARE, 0, 1, null),
  TRAINED("use.trained", Basis.ARMS, Form.SHARE, Format.POINTS, -1, 1, 0.0),
  DEMO("P1.gap", Basis.BOTH_KINDS, Form.SHARE, Format.POINTS, -0.5, 0.5, 0.15),
  TOP("P2.top", Basis.OUTPUTS, Form.TOP_SHARE, Format.SHARE, 0, 1, 0.5),
  UNUSED("P2.none", Basis.OUTPUTS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  CHILL("P3.chill", Basis.CHILLED, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.15),
  PROHIBITED("P3.prohibited", Basis.PROHIBITED, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.1),
  AVOIDED("P3.avoided", Basis.PERMITTED, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null),
  AFRAID("reasons.afraid-of-finding"),
  NOT_SURE("reasons.not-sure-it-is-allowed"),
  NO_PROCEDURE("reasons.no-procedure"),
  NO_TRUST("reasons.do-not-trust-output"),
  BY_HAND("reasons.faster-by-hand"),
  OTHER_REASON("reasons.other"),
  DROP("P4.lost", Basis.LOST, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.25),
  COVERAGE("P5.coverage", null, Form.OF_NOBODY, Format.SHARE, 0, 1, 0.8);

  /** Everything that is told of. */
  public static final List<OwnerFigure> ALL = List.of(values());

  private final String id;
  private final @Nullable Basis basis;
  private final Form form;
  private final Format format;
  private final double least;
  private final double most;
  private final @Nullable Double reference;

  OwnerFigure(
      String id,
      @Nullable Basis basis,
      Form form,
      Format format,
      double least,
      double most,
      @Nullable Double reference) {
    this.id = id;
    this.basis = basis;
    this.form = form;
    this.format = format;
    this.least = least;
    this.most = most;
    this.reference = reference;
  }

  /** The share of one reason among all. */
  OwnerFigure(String id) {
    this(id, Basis.REASONS, Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, null);
  }

  /** The share of runs that are lost at one stage, of those that came to it. */
  OwnerFigure(int stage) {
    this("steps." + stage, Basis.left(stage), Form.SENSITIVE_SHARE, Format.SHARE, 0, 1, 0.25);
  }

  /** Those of the stages of a workflow, the first one first. */
  static List<OwnerFigure> stages() {
    return ALL.stream().filter(figure -> figure.panel().equals("steps")).toList();
  }

  /** Stable, as downloads have it. */
  public String id() {
    return id;
  }

  /**
   * The panel it belongs to: {@code M1}, {@code P3}, {@code use}, {@code reasons}, {@code steps}.
   */
  public String panel() {
    return id.substring(0, id.indexOf('.'));
  }

  /** What tells of it; nothing where it is about what is set up. */
  public Optional<Instrument> instrument() {
    return basis().map(Basis::instrument);
  }

  /** Whose contributions it rests on; nothing where it is about what is set up. */
  Optional<Basis> basis() {
    return Optional.ofNullable(basis);
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

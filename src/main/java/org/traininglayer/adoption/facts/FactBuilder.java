package org.traininglayer.adoption.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;

/** A fact in the making: who, where and when are known before the rest. */
final class FactBuilder {

  private final Fact.Kind kind;
  private final AccountKey person;
  private final String course;
  private final String module;
  private final String guidance;
  private LocalDate week;
  private String step;
  private String band = "";
  private @Nullable String severity;
  private @Nullable String family;
  private @Nullable Boolean wrong;
  private @Nullable String response;
  private @Nullable Boolean correct;
  private @Nullable Integer confidence;
  private Origin origin;
  private Detail detail = Detail.NONE;

  FactBuilder(
      Fact.Kind kind,
      AccountKey person,
      String course,
      String module,
      LocalDate week,
      String step,
      String guidance,
      Origin origin) {
    this.kind = kind;
    this.person = person;
    this.course = course;
    this.module = module;
    this.week = week;
    this.step = step;
    this.guidance = guidance;
    this.origin = origin;
  }

  /** It belongs to another week than that in which it was said. */
  FactBuilder week(LocalDate other) {
    week = other;
    return this;
  }

  FactBuilder response(@Nullable String code) {
    response = code;
    return this;
  }

  FactBuilder in(Origin.Setting setting) {
    origin = origin.in(setting);
    return this;
  }

  FactBuilder took(@Nullable Long millis) {
    origin = origin.took(millis);
    return this;
  }

  FactBuilder detail(Detail more) {
    detail = more;
    return this;
  }

  FactBuilder step(String id) {
    step = id;
    return this;
  }

  FactBuilder band(String of) {
    band = of;
    return this;
  }

  FactBuilder judged(boolean isWrong, boolean flagged) {
    wrong = isWrong;
    response = flagged ? Fact.FLAG : Fact.ACCEPT;
    correct = isWrong == flagged;
    return this;
  }

  FactBuilder error(@Nullable String itsSeverity, @Nullable String itsFamily) {
    severity = itsSeverity;
    family = itsFamily;
    return this;
  }

  FactBuilder correct(@Nullable Boolean is) {
    correct = is;
    return this;
  }

  FactBuilder confidence(@Nullable Integer percent) {
    confidence = percent;
    return this;
  }

  Fact build() {
    return new Fact(
        kind,
        person,
        course,
        module,
        week,
        step,
        guidance,
        band,
        severity,
        family,
        wrong,
        response,
        correct,
        confidence,
        origin,
        detail);
  }
}

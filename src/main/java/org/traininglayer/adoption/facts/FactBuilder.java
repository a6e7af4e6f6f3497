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
  private final LocalDate week;
  private final String guidance;
  private String step;
  private String band = "";
  private @Nullable String severity;
  private @Nullable String family;
  private @Nullable Boolean wrong;
  private @Nullable String response;
  private @Nullable Boolean correct;
  private @Nullable Integer confidence;

  FactBuilder(
      Fact.Kind kind,
      AccountKey person,
      String course,
      String module,
      LocalDate week,
      String step,
      String guidance) {
    this.kind = kind;
    this.person = person;
    this.course = course;
    this.module = module;
    this.week = week;
    this.step = step;
    this.guidance = guidance;
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

  FactBuilder correct(boolean is) {
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
        confidence);
  }
}

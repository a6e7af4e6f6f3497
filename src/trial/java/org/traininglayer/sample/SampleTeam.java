package org.traininglayer.sample;

import java.util.List;

/**
 * The cohorts of the invented people: one for each way in which adoption fails, and one in which it
 * does not. Their names do not say which.
 */
enum SampleTeam {
  WELL("Alder"),
  LOST_AT_THE_DESK("Birch"),
  A_FEW_DO_ALL("Cedar"),
  AFRAID("Elm"),
  MISFIT("Hazel"),
  NOT_MEASURED("Rowan");

  static final List<SampleTeam> ALL = List.of(values());

  private final String title;

  SampleTeam(String title) {
    this.title = title;
  }

  /** Of the person of this number. */
  static SampleTeam of(int number) {
    return ALL.get(number % ALL.size());
  }

  String title() {
    return title;
  }

  /** Who answers for it; nobody for the one that is not measured. */
  String owner() {
    return this == NOT_MEASURED ? "" : "Clinical operations";
  }

  /** Time with AI over time without. */
  double pace() {
    return this == MISFIT ? 1.3 : 0.74;
  }

  /** How much better its people tell wrong from right than others of their role. */
  double eye() {
    return switch (this) {
      case WELL -> 1.0;
      case AFRAID -> 1.0;
      case MISFIT -> 0.5;
      case LOST_AT_THE_DESK, A_FEW_DO_ALL, NOT_MEASURED -> 0;
    };
  }

  /** How easily its people leave in the middle; 1 is usual for their role. */
  double leaving() {
    return switch (this) {
      case MISFIT -> 1.6;
      case WELL, AFRAID -> 0.15;
      case LOST_AT_THE_DESK, A_FEW_DO_ALL, NOT_MEASURED -> 0.4;
    };
  }
}

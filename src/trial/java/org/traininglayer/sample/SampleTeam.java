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
}

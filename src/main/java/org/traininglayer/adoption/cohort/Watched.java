package org.traininglayer.adoption.cohort;

import java.util.List;

/**
 * Which groups warnings and verdicts are about: those that are trained together, or everybody where
 * there are none. Groups that overlap would tell, by what one has and the other has not, about few.
 */
public final class Watched {

  private Watched() {}

  /** Of these. */
  public static List<Cohort> of(List<Cohort> all) {
    List<Cohort> together =
        all.stream().filter(one -> one.kind() == Cohort.Kind.COHORT).sorted().toList();
    return together.isEmpty()
        ? all.stream().filter(one -> one.kind() == Cohort.Kind.ORGANISATION).toList()
        : together;
  }
}

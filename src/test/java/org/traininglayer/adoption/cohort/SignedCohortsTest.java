package org.traininglayer.adoption.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedCohortsTest {

  private static final Cohort NORTH = new Cohort(Cohort.Kind.COHORT, "North");
  private static final Cohort SOUTH = new Cohort(Cohort.Kind.COHORT, "South");
  private static final Cohort ROLE = new Cohort(Cohort.Kind.ROLE, "cra");
  private static final List<Cohort> ALL = List.of(Cohort.ORGANISATION, NORTH, SOUTH, ROLE);

  @Test
  void a_cohort_counts_once_it_is_signed_and_everybody_once_all_cohorts_are() {
    assertThat(SignedCohorts.with(Set.of(), ALL)).isEmpty();
    assertThat(SignedCohorts.with(Set.of("cohort:North"), ALL)).containsExactly("cohort:North");
    assertThat(SignedCohorts.with(Set.of("cohort:North", "cohort:South"), ALL))
        .containsExactlyInAnyOrder("organisation", "cohort:North", "cohort:South", ROLE.key());
  }

  @Test
  void without_cohorts_everybody_is_signed_for_and_roles_with_them() {
    List<Cohort> all = List.of(Cohort.ORGANISATION, ROLE);
    assertThat(SignedCohorts.with(Set.of("cohort:North"), all)).isEmpty();
    assertThat(SignedCohorts.with(Set.of("organisation"), all))
        .containsExactlyInAnyOrder("organisation", ROLE.key());
  }
}

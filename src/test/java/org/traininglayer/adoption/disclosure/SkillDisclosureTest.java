package org.traininglayer.adoption.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.disclosure.DisclosureControl.Counts;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.kernel.AccountKey;

/** A mean of skill is about those whose values are in it, not about everybody who reviewed. */
class SkillDisclosureTest {

  private static final Counts OWN = new Counts(8, 2, 2, 8);
  private static final Counts FEW = new Counts(2, 1, 1, 2);

  private final Map<AccountKey, String> roles = new HashMap<>();
  private final Map<AccountKey, Counts> counts = new HashMap<>();

  @Test
  void one_skilled_person_of_a_role_is_not_the_difference_of_everybody_and_another_role() {
    add("a", 30, OWN);
    add("b", 9, FEW);
    add("b", 1, new Counts(10, 0, 0, 10));
    ByRole skill = control(5).dPrime(counts);

    assertThat(skill.all().nPeople()).isEqualTo(31);
    assertThat(skill.in("a").status()).isEqualTo(Status.SUPPRESSED);
    assertThat(skill.in("b").status()).isEqualTo(Status.SUPPRESSED);
    assertThat(control(5).criterion(counts).in("a").status()).isEqualTo(Status.SUPPRESSED);
  }

  @Test
  void people_and_units_are_those_of_the_mean() {
    add("a", 6, OWN);
    add("a", 10, FEW);
    Figure all = control(5).dPrime(counts).all();

    assertThat(all.nPeople()).isEqualTo(6);
    assertThat(all.nUnits()).isEqualTo(6 * 20);
    assertThat(Objects.requireNonNull(all.estimate()))
        .isCloseTo(Detection.of(8, 2, 2, 8).dPrime(), within(0.05));
  }

  @Test
  void a_mean_of_fewer_than_the_smallest_group_is_hidden() {
    add("a", 6, OWN);
    add("a", 6, FEW);

    assertThat(control(10).dPrime(counts).all().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(control(10).criterion(counts).all().status()).isEqualTo(Status.SUPPRESSED);
  }

  @Test
  void no_two_means_that_are_told_are_of_people_who_differ_in_fewer_than_the_smallest_group() {
    Random random = new Random(20);
    int told = 0;
    for (int run = 0; run < 2000; run++) {
      roles.clear();
      counts.clear();
      int k = 5 + random.nextInt(6);
      Map<String, Set<Integer>> own = new HashMap<>();
      Map<String, Set<Integer>> everybody = new HashMap<>();
      int people = 5 + random.nextInt(60);
      for (int i = 0; i < people; i++) {
        String role = "r" + random.nextInt(1 + random.nextInt(4));
        boolean enough = random.nextInt(3) > 0;
        int hits = random.nextInt(9);
        add(role, 1, enough ? new Counts(hits, 10L - hits, 1, 11) : FEW);
        everybody.computeIfAbsent(role, of -> new HashSet<>()).add(i);
        if (enough) {
          own.computeIfAbsent(role, of -> new HashSet<>()).add(i);
        }
      }
      long skilled = own.values().stream().mapToLong(Set::size).sum();
      Map<String, Set<Integer>> members = skilled >= 5 ? own : everybody;
      ByRole skill = control(k).dPrime(counts);
      Set<Integer> rest = new HashSet<>();
      members.values().forEach(rest::addAll);
      assertThat(skill.all().shown() ? rest.size() : k).isGreaterThanOrEqualTo(k);
      for (String role : members.keySet()) {
        Set<Integer> in = members.getOrDefault(role, Set.of());
        if (skill.in(role).shown()) {
          told++;
          assertThat(skill.in(role).nPeople()).isEqualTo(in.size());
          assertThat(in).hasSizeGreaterThanOrEqualTo(k);
          rest.removeAll(in);
        }
      }
      if (skill.all().shown()) {
        assertThat(rest.isEmpty() || rest.size() >= k).as("%s", rest).isTrue();
      }
    }
    assertThat(told).isGreaterThan(100);
  }

  @Test
  void critical_errors_that_nobody_missed_are_bounded_by_the_claims_as_in_the_verdict() {
    Map<AccountKey, Proportion> none = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      none.put(person(i), new Proportion(0, 3));
    }
    // 1 − 0.05^(1/60) = 4.87 %, to the next whole per cent.
    Figure bound = control(5).upperBound(none, true).all();
    assertThat(Objects.requireNonNull(bound.estimate())).isCloseTo(0.05, within(1e-9));
    assertThat(bound.bound()).isEqualTo(Figure.Bound.ONE_SIDED_UPPER);
  }

  private DisclosureControl control(int k) {
    return new DisclosureControl(k, roles, Instant.EPOCH, 1);
  }

  private void add(String role, int people, Counts of) {
    for (int i = 0; i < people; i++) {
      AccountKey person = person(counts.size());
      roles.put(person, role);
      counts.put(person, of);
    }
  }

  private static AccountKey person(int n) {
    return new AccountKey("https://lms.example", "p" + n);
  }
}

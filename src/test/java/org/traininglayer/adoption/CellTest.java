package org.traininglayer.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.traininglayer.kernel.OrganisationId;

class CellTest {

  private final Random random = new Random(5);

  @Test
  void adding_cells_is_associative_and_commutative_and_zero_changes_nothing() {
    for (int i = 0; i < 200; i++) {
      Cell a = any();
      Cell b = any();
      Cell c = any();
      assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
      assertThat(a.plus(b)).isEqualTo(b.plus(a));
      assertThat(a.plus(Cell.ZERO)).isEqualTo(a);
      assertThat(a.plus(b).plus(b.negated())).isEqualTo(a);
    }
  }

  @Test
  void facts_in_any_order_and_in_any_batches_give_the_same_cells() {
    List<Map<CellKey, Cell>> deltas = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      deltas.add(Projector.deltas(OrganisationId.DEFAULT, anyFact()));
    }
    Map<CellKey, Cell> whole = new TreeMap<>();
    deltas.forEach(delta -> Projector.merge(whole, delta));
    Collections.shuffle(deltas, random);
    Map<CellKey, Cell> left = new TreeMap<>();
    Map<CellKey, Cell> right = new TreeMap<>();
    deltas.forEach(delta -> Projector.merge(random.nextBoolean() ? left : right, delta));
    Projector.merge(left, right);
    assertThat(left).isEqualTo(whole);
  }

  @Test
  void a_claim_counts_for_its_severity_its_family_and_its_confidence() {
    Fact fact = counted(Statements.of("ann").wrong("u1", "critical", "wrong-number", false));
    Map<CellKey, Cell> deltas = Projector.deltas(OrganisationId.DEFAULT, fact);
    assertThat(deltas.values())
        .containsExactly(
            Cell.one(Counter.MISSES, Counter.CRITICAL_MISSES), Cell.one(Counter.MISSES));
    Fact sure = counted(Statements.of("ann").clean("u2", true));
    assertThat(Projector.deltas(OrganisationId.DEFAULT, sure).values())
        .containsExactly(
            Cell.one(Counter.FALSE_ALARMS),
            Cell.of(
                Map.of(
                    Counter.RATED, 1L, Counter.SUM_P, 600_000_000L, Counter.SUM_PP, 360_000_000L)));
  }

  private Cell any() {
    EnumMap<Counter, Long> values = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      values.put(counter, random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
    }
    return Cell.of(values);
  }

  private Fact anyFact() {
    Statements by = Statements.of("p" + random.nextInt(5));
    return counted(
        switch (random.nextInt(4)) {
          case 0 -> by.clean("u" + random.nextInt(9), random.nextBoolean());
          case 1 -> by.choice(random.nextBoolean(), 0.75);
          case 2 -> by.opened("s" + random.nextInt(3));
          default -> by.wrong("u1", "major", "wrong-number", random.nextBoolean());
        });
  }

  private static Fact counted(String json) {
    return ((Reading.Counts) Facts.from(json)).fact();
  }
}

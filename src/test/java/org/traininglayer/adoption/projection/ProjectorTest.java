package org.traininglayer.adoption.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.facts.Facts;
import org.traininglayer.adoption.facts.Reading;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.kernel.OrganisationId;

class ProjectorTest {

  private final Random random = new Random(5);
  private final Projector projector = new Projector(AllMetrics.LIST);

  @Test
  void facts_in_any_order_and_in_any_batches_give_the_same_cells() {
    List<Map<CellKey, Long>> deltas = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      deltas.add(projector.deltas(OrganisationId.DEFAULT, anyFact()));
    }
    Map<CellKey, Long> whole = new TreeMap<>();
    deltas.forEach(delta -> Projector.merge(whole, delta));
    Collections.shuffle(deltas, random);
    Map<CellKey, Long> left = new TreeMap<>();
    Map<CellKey, Long> right = new TreeMap<>();
    deltas.forEach(delta -> Projector.merge(random.nextBoolean() ? left : right, delta));
    Projector.merge(left, right);
    assertThat(left).isEqualTo(whole);
  }

  @Test
  void what_is_taken_out_again_leaves_nothing_but_zeros() {
    Map<CellKey, Long> cells = new TreeMap<>();
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      facts.add(anyFact());
    }
    facts.forEach(fact -> Projector.merge(cells, projector.deltas(OrganisationId.DEFAULT, fact)));
    assertThat(cells.values()).allMatch(value -> value > 0);
    Collections.shuffle(facts, random);
    facts.forEach(fact -> Projector.remove(cells, projector.deltas(OrganisationId.DEFAULT, fact)));
    assertThat(cells.values()).containsOnly(0L);
  }

  @Test
  void a_claim_counts_for_its_severity_its_family_and_its_confidence() {
    Fact missed = counted(Statements.of("ann").wrong("u1", "critical", "wrong-number", false));
    assertThat(counters(missed))
        .containsExactlyInAnyOrder(
            "M4 round/independent/middle misses 1",
            "M4 round/independent/middle critical-misses 1",
            "M4 family/independent/wrong-number misses 1");
    Fact alarm = counted(Statements.of("ann").clean("u2", true));
    assertThat(counters(alarm))
        .containsExactlyInAnyOrder("M4 round/independent/middle false-alarms 1", "M3 60 rated 1");
    Fact caught = counted(Statements.of("ann").wrong("u3", "minor", "wrong-number", true));
    assertThat(counters(caught)).contains("M3 75 rated 1", "M3 75 right 1");
  }

  private List<String> counters(Fact fact) {
    return projector.deltas(OrganisationId.DEFAULT, fact).entrySet().stream()
        .map(one ->
            one.getKey().metric()
                + " "
                + one.getKey().item()
                + " "
                + one.getKey().name()
                + " "
                + one.getValue())
        .collect(Collectors.toList());
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

package org.traininglayer.adoption.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountersTest {

  @Test
  void no_two_small_counts_of_an_item_have_the_same_print() {
    Map<Long, Map<String, Long>> seen = new HashMap<>();
    for (long rated = 0; rated < 30; rated++) {
      for (long right = 0; right <= rated; right++) {
        Map<String, Long> counts = new TreeMap<>(Map.of("rated", rated, "right", right));
        Counters.Builder builder = new Counters.Builder();
        counts.forEach((name, n) -> builder.add("item", name, n));

        assertThat(seen.put(builder.build().print("item"), counts)).as("%s", counts).isNull();
      }
    }
  }

  @Test
  void the_order_of_counting_leaves_the_print_as_it_is() {
    assertThat(new Counters.Builder().add("i", "a", 1).add("i", "b", 2).build().print("i"))
        .isEqualTo(new Counters.Builder().add("i", "b", 2).add("i", "a", 1).build().print("i"))
        .isNotEqualTo(new Counters.Builder().add("i", "a", 2).add("i", "b", 1).build().print("i"));
  }
}

package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.traininglayer.learning.Level.Kind;
import org.traininglayer.learning.Level.Shown;
import org.traininglayer.learning.Level.Why;

class LevelTest {

  private static final List<Kind> KINDS = List.of(Kind.values());

  private static final Instant DAY = Instant.parse("2026-01-10T09:00:00Z");

  private static Shown shown(Kind kind, boolean right, int day) {
    return new Shown("DIS-1", kind, right, "Module of day " + day, day(day));
  }

  private static Instant day(int day) {
    return DAY.plus(Duration.ofDays(day));
  }

  private static Level level(int today, Shown... all) {
    return Level.of("DIS-1", List.of(all), day(today)).orElseThrow();
  }

  @Test
  void nothing_shown_is_no_level() {
    assertThat(Level.of("DIS-1", List.of(), DAY)).isEmpty();
    assertThat(Level.of("DIS-2", List.of(shown(Kind.ALONE, true, 0)), day(1))).isEmpty();
  }

  @Test
  void what_was_got_wrong_is_met_whatever_the_help() {
    assertThat(level(3, shown(Kind.TAUGHT, false, 0), shown(Kind.ALONE, false, 2)))
        .isEqualTo(new Level("DIS-1", 1, Why.MET, "Module of day 2", day(2), null));
  }

  @Test
  void right_with_help_or_from_memory_is_practising_and_does_not_fade() {
    assertThat(level(900, shown(Kind.TAUGHT, true, 0), shown(Kind.ALONE, false, 2)))
        .isEqualTo(new Level("DIS-1", 2, Why.PRACTISED, "Module of day 0", day(0), null));
    assertThat(level(2, shown(Kind.RECALLED, true, 1)).level()).isEqualTo(2);
  }

  @Test
  void only_what_is_right_without_help_is_proficient_and_holds_for_180_days() {
    assertThat(level(180, shown(Kind.ALONE, true, 0)))
        .isEqualTo(new Level("DIS-1", 3, Why.SHOWN, "Module of day 0", day(0), day(180)));
    assertThat(level(181, shown(Kind.ALONE, true, 0)))
        .isEqualTo(new Level("DIS-1", 2, Why.FADED, "Module of day 0", day(0), null));
  }

  @Test
  void calling_it_back_to_mind_keeps_it_and_earns_it_for_nobody() {
    assertThat(level(300, shown(Kind.ALONE, true, 0), shown(Kind.RECALLED, true, 150)))
        .isEqualTo(new Level("DIS-1", 3, Why.SHOWN, "Module of day 150", day(150), day(330)));
    assertThat(level(300, shown(Kind.ALONE, true, 0), shown(Kind.RECALLED, false, 150)).level())
        .isEqualTo(2);
    assertThat(level(300, shown(Kind.ALONE, true, 0), shown(Kind.RECALLED, true, 290)).level())
        .as("a retrieval brings it back")
        .isEqualTo(3);
    assertThat(level(3, shown(Kind.RECALLED, true, 0), shown(Kind.TAUGHT, true, 1)).level())
        .isEqualTo(2);
  }

  @Test
  void a_recall_brings_nothing_back_beside_a_mistake_without_help_in_the_same_attempt() {
    assertThat(
            level(
                    401,
                    shown(Kind.ALONE, true, 0),
                    shown(Kind.RECALLED, true, 400),
                    shown(Kind.ALONE, false, 400))
                .why())
        .isEqualTo(Why.FADED);
    assertThat(
            level(
                    101,
                    shown(Kind.ALONE, true, 0),
                    shown(Kind.RECALLED, true, 100),
                    shown(Kind.ALONE, false, 100))
                .until())
        .as("what still holds is kept up")
        .isEqualTo(day(280));
  }

  @Test
  void a_later_mistake_takes_nothing_away() {
    assertThat(level(20, shown(Kind.ALONE, true, 0), shown(Kind.ALONE, false, 10)).level())
        .isEqualTo(3);
  }

  @Test
  void
      who_was_seen_coaching_leads_for_180_days_and_falls_back_to_three_while_the_own_skill_holds() {
    Shown[] all = {
      shown(Kind.ALONE, true, 0), shown(Kind.COACHED, true, 20), shown(Kind.ALONE, true, 100)
    };
    assertThat(level(200, all))
        .isEqualTo(new Level("DIS-1", 4, Why.LEADS, "Module of day 100", day(100), day(200)));
    assertThat(level(201, all))
        .as("nobody has seen it since")
        .isEqualTo(new Level("DIS-1", 3, Why.SHOWN, "Module of day 100", day(100), day(280)));
    assertThat(level(281, all).why()).isEqualTo(Why.FADED);
    Shown[] again = {
      shown(Kind.ALONE, true, 0), shown(Kind.COACHED, true, 20), shown(Kind.COACHED, true, 90)
    };
    assertThat(level(150, again))
        .as("the own skill fades first")
        .isEqualTo(new Level("DIS-1", 4, Why.LEADS, "Module of day 0", day(0), day(180)));
    assertThat(level(150, shown(Kind.ALONE, true, 0), shown(Kind.COACHED, false, 90)).level())
        .as("one of the two is not enough")
        .isEqualTo(3);
  }

  @Test
  void who_coaches_leads_as_long_as_the_own_skill_is_fresh() {
    Shown coached = shown(Kind.COACHED, true, 20);
    assertThat(level(30, shown(Kind.ALONE, true, 0), coached).why()).isEqualTo(Why.LEADS);
    assertThat(level(181, shown(Kind.ALONE, true, 0), coached).level()).isEqualTo(2);
    assertThat(Level.of("DIS-1", List.of(coached), day(30)))
        .as("what only somebody else has seen")
        .isEmpty();
    assertThat(level(30, coached, shown(Kind.ALONE, true, 25)).level()).isEqualTo(3);
  }

  @Test
  void the_order_of_facts_does_not_matter_and_no_level_rises_by_time_alone() {
    Random random = new Random(4);
    for (int run = 0; run < 400; run++) {
      List<Shown> all = new ArrayList<>();
      all.add(shown(Kind.TAUGHT, false, random.nextInt(400)));
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        all.add(
            shown(
                KINDS.get(random.nextInt(KINDS.size())),
                random.nextBoolean(),
                random.nextInt(400)));
      }
      List<Shown> mixed = new ArrayList<>(all);
      Collections.shuffle(mixed, random);
      int before = 5;
      for (int today = 400; today < 800; today += 20) {
        Level level = Level.of("DIS-1", all, day(today)).orElseThrow();
        assertThat(Level.of("DIS-1", mixed, day(today)).map(Level::level)).contains(level.level());
        assertThat(level.level()).isBetween(1, before);
        before = level.level();
        assertThat(level.level() >= 3)
            .isEqualTo(level.until() != null)
            .isEqualTo(level.why() == Why.SHOWN || level.why() == Why.LEADS);
        if (level.level() >= 3) {
          assertThat(all).anyMatch(one -> one.kind() == Kind.ALONE && one.right());
        }
      }
    }
  }

  @Test
  void nothing_counts_before_it_happened() {
    assertThat(Level.of("DIS-1", List.of(shown(Kind.ALONE, true, 5)), day(4))).isEmpty();
  }
}

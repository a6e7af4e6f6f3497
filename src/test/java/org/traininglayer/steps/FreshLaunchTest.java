package org.traininglayer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.steps.FreshLaunch.Asked;
import org.traininglayer.steps.FreshLaunch.Method;
import org.traininglayer.steps.FreshLaunch.Opened;
import org.traininglayer.steps.FreshLaunch.Proof;
import org.traininglayer.steps.FreshLaunch.Verdict;

class FreshLaunchTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00.700Z");
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);
  private static final UUID LAUNCH = new UUID(2, 1);
  private static final Asked ASKED = new Asked(ANN, "link-1", NOON, Set.of());

  private static Instant after(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static Opened opened(long begun, long issued, @Nullable Long signedIn) {
    return new Opened(
        LAUNCH,
        ANN,
        "link-1",
        after(begun),
        after(issued),
        signedIn == null ? null : after(signedIn));
  }

  private static Verdict at(long seconds, Opened opened) {
    return FreshLaunch.verdict(ASKED, opened, after(seconds));
  }

  @Test
  void the_launch_that_follows_the_request_signs() {
    assertThat(at(70, opened(60, 61, null))).isEqualTo(Verdict.SIGNED);
    assertThat(at(70, opened(60, 61, 55L))).isEqualTo(Verdict.SIGNED);
  }

  @Test
  void what_was_opened_before_the_request_signs_nothing_and_be_it_by_a_moment() {
    assertThat(at(70, opened(-1, -1, null))).isEqualTo(Verdict.BEFORE);
    assertThat(at(70, opened(0, 1, null))).isEqualTo(Verdict.BEFORE);
  }

  @Test
  void a_request_waits_for_ten_minutes() {
    long tenMinutes = Duration.ofMinutes(10).toSeconds();
    assertThat(at(tenMinutes, opened(599, 599, null))).isEqualTo(Verdict.SIGNED);
    assertThat(at(tenMinutes + 1, opened(599, 599, null))).isEqualTo(Verdict.TOO_LATE);
  }

  @Test
  void a_token_from_before_the_request_is_old_as_far_as_clocks_may_differ() {
    assertThat(at(70, opened(60, -60, null))).isEqualTo(Verdict.SIGNED);
    assertThat(at(70, opened(60, -61, null))).isEqualTo(Verdict.OLD_TOKEN);
  }

  @Test
  void a_sign_in_that_the_platform_dates_before_the_request_is_old_whatever_the_clocks() {
    Instant wholeSecond = NOON.truncatedTo(ChronoUnit.SECONDS);
    Opened sameSecond = new Opened(LAUNCH, ANN, "link-1", after(60), after(60), wholeSecond);
    assertThat(at(70, sameSecond)).as("platforms tell whole seconds").isEqualTo(Verdict.SIGNED);
    assertThat(at(70, opened(60, 60, -1L))).isEqualTo(Verdict.OLD_SIGN_IN);
    assertThat(at(70, opened(60, 60, -3600L))).isEqualTo(Verdict.OLD_SIGN_IN);
  }

  @Test
  void nobody_signs_for_somebody_else_or_in_another_activity_or_twice_by_one_launch() {
    Opened opened = opened(60, 61, null);
    assertThat(FreshLaunch.verdict(new Asked(BEN, "link-1", NOON, Set.of()), opened, after(70)))
        .isEqualTo(Verdict.OTHER_PERSON);
    assertThat(FreshLaunch.verdict(new Asked(ANN, "link-2", NOON, Set.of()), opened, after(70)))
        .isEqualTo(Verdict.OTHER_ACTIVITY);
    assertThat(
            FreshLaunch.verdict(new Asked(ANN, "link-1", NOON, Set.of(LAUNCH)), opened, after(70)))
        .isEqualTo(Verdict.USED);
  }

  @Test
  void without_a_request_or_without_an_opening_nothing_is_signed() {
    assertThat(FreshLaunch.verdict(null, opened(60, 61, null), after(70)))
        .isEqualTo(Verdict.NOT_ASKED);
    assertThat(FreshLaunch.verdict(ASKED, null, after(70))).isEqualTo(Verdict.NOT_OPENED);
  }

  @Test
  void what_is_told_of_it_can_be_read_back() {
    for (Opened opened : new Opened[] {opened(60, 61, null), opened(60, 61, 55L)}) {
      Proof proof = Proof.of(NOON, opened);
      assertThat(Proof.read(proof.told())).isEqualTo(proof);
      assertThat(proof.method())
          .isEqualTo(opened.signedInAt() == null ? Method.FRESH_LAUNCH : Method.FRESH_SIGN_IN);
    }
    assertThat(Proof.read(null)).isNull();
  }
}

package org.traininglayer.acknowledgements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.acknowledgements.SignatureSettings.Line;
import org.traininglayer.acknowledgements.SignatureSettings.Said;

class SignatureSettingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  private static Line line(boolean confirmed) {
    return new Line(confirmed, "Mary Muster", TODAY, "SOP 12", "mary", Instant.EPOCH);
  }

  private static Map<Prerequisite, Line> all() {
    Map<Prerequisite, Line> all = new EnumMap<>(Prerequisite.class);
    for (Prerequisite one : Prerequisite.values()) {
      all.put(one, line(true));
    }
    return all;
  }

  private static SignatureSettings settings(Map<Prerequisite, Line> all, @Nullable Line turned) {
    return new SignatureSettings(all, turned);
  }

  @Test
  void signatures_are_in_force_only_when_all_is_confirmed_and_somebody_switched_them_on() {
    assertThat(settings(all(), line(true)).inForce()).isTrue();
    assertThat(settings(all(), null).inForce()).isFalse();
    assertThat(settings(all(), line(false)).inForce()).isFalse();
    assertThat(settings(Map.of(), line(true)).inForce()).isFalse();
  }

  @Test
  void each_prerequisite_counts_whether_it_was_never_confirmed_or_taken_back() {
    for (Prerequisite one : Prerequisite.values()) {
      Map<Prerequisite, Line> never = all();
      never.remove(one);
      assertThat(settings(never, line(true)).inForce()).as("%s", one).isFalse();
      assertThat(settings(never, line(true)).open()).containsExactly(one);
      Map<Prerequisite, Line> back = all();
      back.put(one, line(false));
      assertThat(settings(back, line(true)).inForce()).as("%s", one).isFalse();
    }
  }

  @Test
  void whoever_confirms_gives_a_name_a_day_that_has_come_and_a_reason() {
    assertThat(new Said("Mary", "2026-11-29", "SOP 12").missing(TODAY)).isNull();
    assertThat(new Said(" ", "2026-11-29", "SOP 12").missing(TODAY))
        .isEqualTo("signatures.missing.name");
    assertThat(new Said("Mary", "2026-11-29", "").missing(TODAY))
        .isEqualTo("signatures.missing.reason");
    assertThat(new Said("Mary", "2026-11-29", "x".repeat(501)).missing(TODAY))
        .isEqualTo("signatures.missing.reason");
    assertThat(new Said("Mary", "2026-11-30", "SOP 12").missing(TODAY))
        .isEqualTo("signatures.missing.date");
    assertThat(new Said("Mary", "yesterday", "SOP 12").missing(TODAY))
        .isEqualTo("signatures.missing.date");
    assertThat(new Said("Ma\0ry", "2026-11-29", "SOP 12").missing(TODAY))
        .isEqualTo("signatures.missing.name");
  }
}

package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.dashboard.Texts;

/** Titles are right of no group, of one and of many. */
class PictureTitlesTest {

  private final Texts texts = OwnerReasonsTest.texts();

  @Test
  void of_one_group_it_is_the_only_one() {
    assertThat(texts.say("owner.picture.time.title", 1L, 1))
        .isEqualTo("In the only group people are surely faster.");
    assertThat(texts.say("owner.picture.quality.title", 1L, 1))
        .isEqualTo("In the only group the work is surely no worse.");
    assertThat(texts.say("owner.picture.coverage.summary", 1))
        .isEqualTo("Outcomes M1 to M5 of one group.");
  }

  @Test
  void of_several_groups_they_are_counted() {
    assertThat(texts.say("owner.picture.time.title", 0L, 1))
        .isEqualTo("In no group is it sure yet that people are faster.");
    assertThat(texts.say("owner.picture.time.title", 1L, 4))
        .isEqualTo("In one of 4 groups people are surely faster.");
    assertThat(texts.say("owner.picture.time.title", 3L, 4))
        .isEqualTo("In 3 of 4 groups people are surely faster.");
    assertThat(texts.say("owner.picture.quality.title", 0L, 4))
        .isEqualTo("In no group is it sure yet that the work is no worse.");
    assertThat(texts.say("owner.picture.quality.title", 1L, 4))
        .isEqualTo("In one of 4 groups the work is surely no worse.");
    assertThat(texts.say("owner.picture.quality.title", 4L, 4))
        .isEqualTo("In 4 of 4 groups the work is surely no worse.");
    assertThat(texts.say("owner.picture.coverage.summary", 12))
        .isEqualTo("Outcomes M1 to M5 of 12 groups.");
    assertThat(texts.say("owner.picture.coverage.title", 1, 10))
        .isEqualTo("Required figures that lack nothing: 1 of 10.");
  }
}

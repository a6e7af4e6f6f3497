package org.traininglayer.adoption.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Own figures in pictures: each point with its interval, and the table says the same. */
class OwnPicturesTest {

  private static final OwnPictures.Words WORDS =
      new OwnPictures.Words((key, words) -> key + List.of(words), type -> "kind " + type);

  @Test
  void nothing_is_drawn_of_nothing() {
    assertThat(OwnPictures.sureness(OwnWork.NOTHING, WORDS)).isEmpty();
    assertThat(OwnPictures.blindSpots(OwnFigures.of(OwnWork.NOTHING), WORDS)).isEmpty();
  }

  @Test
  void judgements_that_were_as_sure_are_one_point_with_its_wilson_interval() {
    List<OwnWork.Sure> judgements = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      judgements.add(new OwnWork.Sure(0.9, i < 8));
    }
    judgements.add(new OwnWork.Sure(0.5, true));
    judgements.add(new OwnWork.Sure(0.55, false));

    OwnPictures.Picture picture =
        OwnPictures.sureness(new OwnWork(List.of(), judgements, List.of()), WORDS).orElseThrow();

    // 8 of 10: 0.490162 to 0.943318.
    assertThat(picture.rows())
        .containsExactly(
            List.of("53\u00a0%", "50\u00a0%", "judging.picture.between[9, 91\u00a0%]", "2"),
            List.of("90\u00a0%", "80\u00a0%", "judging.picture.between[49, 94\u00a0%]", "10"));
    for (OwnPictures.Drawn drawn : picture.drawn()) {
      assertThat(drawn.svg().split("class=\"dot\"", -1)).hasSize(3);
      assertThat(drawn.svg()).containsOnlyOnce("point-of few").containsOnlyOnce("point-of sure");
    }
  }

  @Test
  void a_kind_of_error_that_was_met_seldom_is_hollow() {
    List<OwnWork.Claim> claims = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      claims.add(new OwnWork.Claim("m", true, "number", i >= 3));
    }
    claims.add(new OwnWork.Claim("m", true, "source", false));
    claims.add(new OwnWork.Claim("m", true, "unit", true));

    OwnPictures.Picture picture =
        OwnPictures.blindSpots(OwnFigures.of(new OwnWork(claims, List.of(), List.of())), WORDS)
            .orElseThrow();

    assertThat(picture.rows())
        .extracting(List::getFirst)
        .containsExactly("kind number", "kind source");
    assertThat(picture.rows().getFirst()).startsWith("kind number", "3", "6");
    assertThat(picture.drawn().getFirst().svg())
        .containsOnlyOnce("point-of sure")
        .containsOnlyOnce("point-of few");
  }
}

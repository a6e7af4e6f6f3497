package org.traininglayer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of names. */
class NameOrderTest {

  @Test
  void names_stand_where_people_look_for_them() {
    assertThat(
            Stream.of(
                    "Tomas",
                    "\u00c9mile",
                    "emil",
                    "Zo\u00eb",
                    "\u00c5sa",
                    "Emma",
                    "anna",
                    "\u0160ime")
                .sorted(NameOrder.ascending()))
        .containsExactly(
            "anna", "\u00c5sa", "emil", "\u00c9mile", "Emma", "\u0160ime", "Tomas", "Zo\u00eb");
  }

  @Test
  void different_names_are_never_the_same() {
    assertThat(NameOrder.ascending().compare("De Vries", "DeVries")).isNotZero();
    assertThat(NameOrder.ascending().compare("Ann", "Ann")).isZero();
  }
}

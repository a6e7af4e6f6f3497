package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom(10 << 20, 20);

  @Test
  void large_bodies_share_what_there_is_and_small_ones_need_none() {
    String done =
        room.within(
            8 << 20,
            () -> {
              assertThatThrownBy(() -> room.within(4 << 20, () -> "too much"))
                  .isInstanceOfSatisfying(
                      XapiFailure.class,
                      failure -> {
                        assertThat(failure.status()).isEqualTo(503);
                        assertThat(failure.headers()).containsEntry("Retry-After", "2");
                      });
              assertThat(room.within(1 << 20, () -> "fits")).isEqualTo("fits");
              return room.within(64 << 10, () -> "small");
            });
    assertThat(done).isEqualTo("small");
    assertThat(room.within(100 << 20, () -> "more than there is waits for all of it"))
        .startsWith("more");
    assertThatThrownBy(() ->
            room.within(
                9 << 20,
                () -> {
                  throw new IllegalStateException("broke off");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(room.within(9 << 20, () -> "given back")).isEqualTo("given back");
  }

  @Test
  void what_is_expected_of_a_body_is_what_it_says_more_if_packed_and_a_usual_size_if_unsaid() {
    assertThat(XapiBody.of(new byte[7]).upTo(100).expected()).isEqualTo(7);
    assertThat(XapiBody.coming(InputStream::nullInputStream, "gzip", 7).upTo(1000).expected())
        .isEqualTo(84);
    assertThat(XapiBody.coming(InputStream::nullInputStream, "gzip", 90).upTo(1000).expected())
        .isEqualTo(1000);
    assertThat(XapiBody.coming(InputStream::nullInputStream, null, -1).upTo(16 << 20).expected())
        .isEqualTo(2 << 20);
  }
}

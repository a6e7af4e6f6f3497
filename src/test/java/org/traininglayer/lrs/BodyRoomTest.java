package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom(10 << 20, 20);

  @Test
  void large_bodies_share_what_there_is_and_small_ones_need_none() {
    try (BodyRoom.Share one = room.share();
        BodyRoom.Share other = room.share()) {
      one.arrived(8 << 20);
      other.arrived(1 << 20);
      assertThatThrownBy(() -> other.arrived(4 << 20))
          .isInstanceOfSatisfying(
              XapiFailure.class,
              failure -> {
                assertThat(failure.status()).isEqualTo(503);
                assertThat(failure.headers()).containsEntry("Retry-After", "2");
              });
      other.arrived(2 << 20);
      try (BodyRoom.Share third = room.share()) {
        third.arrived(64 << 10);
        assertThatThrownBy(() -> third.arrived(65 << 10)).isInstanceOf(XapiFailure.class);
      }
    }
    try (BodyRoom.Share whole = room.share()) {
      whole.arrived(10 << 20);
      whole.arrived(100 << 20);
    }
    try (BodyRoom.Share again = room.share()) {
      again.arrived(10 << 20);
    }
  }

  @Test
  void a_body_that_says_it_is_large_and_comes_slowly_takes_what_has_come() throws IOException {
    List<Long> held = new ArrayList<>();
    XapiBody slow =
        XapiBody.coming(() -> new ByteArrayInputStream(new byte[3000]), null, 16 << 20)
            .upTo(16 << 20)
            .telling(held::add);
    try (InputStream in = slow.stream()) {
      assertThat(in.readNBytes(1000)).hasSize(1000);
      assertThat(held.getLast()).isEqualTo(1000);
      assertThat(in.read()).isZero();
      assertThat(held.getLast()).isEqualTo(1001);
    }
  }

  @Test
  void what_comes_packed_takes_what_it_becomes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[100_000]);
    }
    List<Long> held = new ArrayList<>();
    byte[] body =
        XapiBody.coming(() -> new ByteArrayInputStream(packed.toByteArray()), "gzip", packed.size())
            .upTo(1 << 20)
            .telling(held::add)
            .bytes();
    assertThat(body).hasSize(100_000);
    assertThat(held.getLast()).isEqualTo(100_000);
  }
}

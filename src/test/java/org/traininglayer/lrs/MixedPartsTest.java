package org.traininglayer.lrs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedPartsTest {

  @Test
  void parts_come_with_their_headers_and_their_bytes() throws IOException {
    var parts =
        read(
            "B",
            "--B\r\nContent-Type: application/json\r\n\r\n{}\r\n"
                + "--B\r\nX-Experience-API-Hash:abc\r\nContent-Transfer-Encoding :  binary \r\n\r\n"
                + "two\r\nlines\r\n--B--\r\n");

    assertThat(parts).extracting(MixedPartsTest::text).containsExactly("{}", "two\r\nlines");
    assertThat(parts.getFirst().header("content-type")).isEqualTo("application/json");
    assertThat(parts.getLast().header("X-Experience-API-Hash")).isEqualTo("abc");
    assertThat(parts.getLast().header("Content-Transfer-Encoding")).isEqualTo("binary");
    assertThat(parts.getLast().header("Content-Type")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "a\r\n",
        "\r\r\n\n",
        "a\n--B\nb",
        "a\r\n--Bother\r\nb",
        "--B more\r\n",
        "a\r\n--B--more\r\nb",
        "a\r\n-- B\r\nb",
        "a\r\n --B\r\nb",
        "a\r\n--b\r\n",
      })
  void only_a_whole_delimiter_line_ends_a_part(String content) throws IOException {
    var parts = read("B", "--B\r\n\r\n" + content + "\r\n--B\r\n\r\nnext\r\n--B--");

    assertThat(parts).extracting(MixedPartsTest::text).containsExactly(content, "next");
  }

  @Test
  void what_stands_before_the_first_and_after_the_last_delimiter_is_passed_over()
      throws IOException {
    assertThat(read("B", "before\r\nmore\r\n--B  \r\n\r\none\r\n--B-- \r\nafter\r\n--B\r\n\r\nno"))
        .extracting(MixedPartsTest::text)
        .containsExactly("one");
    assertThat(read("B", "\r\n--B\r\n\r\none\r\n--B--"))
        .extracting(MixedPartsTest::text)
        .containsExactly("one");
    assertThat(read("B", "--B--")).isEmpty();
  }

  @Test
  void bytes_of_every_length_around_a_chunk_come_through() throws IOException {
    Random random = new Random(3);
    for (int length = 8_150; length < 8_250; length++) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      noise[length - 2] = '\r';
      String content = new String(noise, ISO_8859_1).replace("--B", "xxx") + "\r";

      assertThat(read("B", "--B\r\n\r\n" + content + "\r\n--B--"))
          .extracting(MixedPartsTest::text)
          .containsExactly(content);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary=B",
        "multipart/mixed;boundary=\"B\"",
        "Multipart/Mixed; charset=utf-8; Boundary = B",
        "multipart/mixed; boundary=B; charset=utf-8"
      })
  void a_boundary_is_read_as_it_may_be_written(String type) throws IOException {
    assertThat(MixedParts.isMixed(type)).isTrue();
    assertThat(all(type, "--B\r\n\r\none\r\n--B--")).hasSize(1);
  }

  @Test
  void a_quoted_boundary_may_have_blanks_and_colons() throws IOException {
    assertThat(all("multipart/mixed; boundary=\"a: b\"", "--a: b\r\n\r\none\r\n--a: b--"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed",
        "multipart/mixed;",
        "multipart/mixed; boundary=",
        "multipart/mixed; boundary=\"\"",
        "multipart/mixed; boundary=\"b \"",
        "multipart/mixed; boundary=b*",
        "multipart/mixed;"
            + " boundary=01234567890123456789012345678901234567890123456789012345678901234567890",
      })
  void a_content_type_without_a_good_boundary_is_refused(String type) {
    assertThatThrownBy(() -> all(type, "--B\r\n\r\none\r\n--B--"))
        .isInstanceOf(XapiFailure.class)
        .hasMessageContaining("boundary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no delimiter",
        "--Bother\r\n\r\n",
        "--B\n\none\n--B--\n",
        "--B\r\nno colon\r\n\r\none\r\n--B--",
        "--B\r\na: b\r\na: c\r\n\r\none\r\n--B--",
        "--B\r\nname: value",
        "--B\r\n\r\nno end",
        "--B\r\n\r\none\r\n--B",
        "--B\r\n\r\none--B--",
      })
  void a_body_that_is_not_put_together_rightly_is_refused(String body) {
    assertThatThrownBy(() -> read("B", body))
        .isInstanceOfSatisfying(
            XapiFailure.class, failure -> assertThat(failure.status()).isEqualTo(400));
  }

  private static String text(MixedParts.Part part) {
    return new String(part.content(), ISO_8859_1);
  }

  private static List<MixedParts.Part> read(String boundary, String body) throws IOException {
    return all("multipart/mixed; boundary=" + boundary, body);
  }

  private static List<MixedParts.Part> all(String type, String body) throws IOException {
    MixedParts parts = MixedParts.of(new ByteArrayInputStream(body.getBytes(ISO_8859_1)), type);
    List<MixedParts.Part> all = new ArrayList<>();
    for (Optional<MixedParts.Part> part = parts.next(); part.isPresent(); part = parts.next()) {
      all.add(part.get());
    }
    return all;
  }
}

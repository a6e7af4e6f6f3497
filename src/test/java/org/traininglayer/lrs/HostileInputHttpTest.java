package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.traininglayer.xapi.StatementJson;

class HostileInputHttpTest extends XapiTest {

  @Test
  void random_bytes_are_never_an_error_of_ours() {
    Random random = new Random(42);
    for (int i = 0; i < 150; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      String query = Xapi.encoded(new String(noise, StandardCharsets.ISO_8859_1));
      for (String path :
          List.of(
              "/xapi/statements",
              "/xapi/statements?agent=" + query,
              "/xapi/statements/more?cursor=" + query,
              "/xapi/statements?method=" + query,
              "/xapi/about?" + query)) {
        for (String method : List.of("GET", "POST", "PUT")) {
          assertThat(xapi.send(method, path, noise).statusCode()).isLessThan(500);
        }
      }
    }
    assertThat(
            jdbc.sql("select count(*) from statement where organisation_id = ?")
                .param(organisation.value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_statement_with_one_byte_changed_is_kept_or_refused_but_never_an_error_of_ours() {
    byte[] good = StatementJson.write(Made.by("ana")).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      assertThat(xapi.send("POST", "/xapi/statements", changed).statusCode()).isIn(200, 400, 409);
    }
  }

  @Test
  void extremes_are_never_an_error_of_ours() {
    String deep = "[".repeat(100_000);
    String longIri = "http://example.com/" + "x".repeat(40_000);
    String ext = "\"result\":{\"extensions\":{\"http://example.com/x\":%s}}";

    assertThat(xapi.post(deep).statusCode()).isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("1e999999999"))).statusCode())
        .isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("9".repeat(5_000)))).statusCode())
        .isEqualTo(400);
    assertThat(xapi.post(statement(id(), ext.formatted("\"\\ud800\""))).statusCode())
        .isEqualTo(400);
    assertThat(
            xapi.post(
                    """
                    {"actor":{"mbox":"mailto:ana@example.com"},"verb":{"id":"%s"},
                     "object":{"id":"%s","definition":{"extensions":{"%s":1e300}}}}
                    """
                        .formatted(longIri, longIri, longIri))
                .statusCode())
        .isEqualTo(200);
    for (String time : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:60-23:59")) {
      assertThat(xapi.post(statement(id(), "\"timestamp\":\"" + time + "\"")).statusCode())
          .isEqualTo(200);
      assertThat(xapi.list("since=" + time).statusCode()).isEqualTo(200);
    }
  }
}

package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of many statements is made while it is read: what is alive does not grow with it. */
class ExportMemoryTest extends XapiTest {

  private static final int BATCHES = 80;
  private static final int BATCH = 200;
  private static final String TEXT = "a long remark ".repeat(430);

  /** About what all statements come to. */
  private static final long WHOLE = (long) BATCHES * BATCH * TEXT.length();

  private static final int LOOKED_AT = 10;

  @BeforeEach
  void many() {
    for (int batch = 0; batch < BATCHES; batch++) {
      int first = batch * BATCH;
      String body =
          IntStream.range(0, BATCH)
              .mapToObj(
                  n -> statement(id(), "\"result\":{\"response\":\"" + TEXT + (first + n) + "\"}"))
              .collect(Collectors.joining(",", "[", "]"));
      assertThat(xapi.post(body).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void files_are_longer_than_what_they_hold_in_memory() throws IOException {
    for (String format : new String[] {"ndjson", "csv", "parquet"}) {
      long before = alive();
      long most = before;
      long read = 0;
      byte[] piece = new byte[65_536];
      try (InputStream file =
          xapi.stream("/xapi/statements/export?purpose=a+test&people=account&format=" + format)) {
        long next = WHOLE / LOOKED_AT;
        for (int n = file.read(piece); n >= 0; n = file.read(piece)) {
          read += n;
          if (read > next) {
            next += WHOLE / LOOKED_AT;
            most = Math.max(most, alive());
          }
        }
      }
      assertThat(read).as(format).isGreaterThan(WHOLE);
      assertThat(most - before).as("%s: %s bytes read", format, read).isLessThan(WHOLE / 2);
    }
  }

  /** Bytes of the heap that somebody still needs. */
  private static long alive() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

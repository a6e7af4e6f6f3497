package org.traininglayer.lrs.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Parquet file is as long as it likes: one row group of it is in memory. */
class ParquetMemoryTest {

  private static final int MEGABYTE = 1 << 20;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("text", Column.Type.TEXT, "a text"),
          new Column("number", Column.Type.WHOLE, "a whole number"),
          new Column("truth", Column.Type.TRUTH, "true or false"));

  /** Many short texts, where rows end a group, and few long ones, where their length does. */
  @ParameterizedTest
  @CsvSource({"600000, 200", "6000, 20000"})
  void what_is_alive_while_it_is_written_does_not_grow_with_the_file(int rows, int length)
      throws IOException {
    String text = "x".repeat(length);
    long before = alive();
    Watched out = new Watched();
    try (ParquetTable table = new ParquetTable(COLUMNS, out)) {
      for (long row = 0; row < rows; row++) {
        table.add(List.of(text + row, row, row % 2 == 0));
      }
    }
    assertThat(out.written).isGreaterThan((long) rows * length).isGreaterThan(100L * MEGABYTE);
    assertThat(out.looks).isGreaterThan(5);
    assertThat(out.most - before).isLessThan(40L * MEGABYTE);
  }

  /** Looks, while a row group is written, how much of the heap somebody still needs. */
  private static final class Watched extends OutputStream {

    private static final long LOOK = 16L * MEGABYTE;

    private long written;
    private long next = LOOK;
    private long most;
    private int looks;

    @Override
    public void write(int octet) {
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      written += length;
      if (written > next) {
        next += LOOK;
        looks++;
        most = Math.max(most, alive());
      }
    }
  }

  private static long alive() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

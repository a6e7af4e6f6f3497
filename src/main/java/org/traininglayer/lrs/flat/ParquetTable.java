package org.traininglayer.lrs.flat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of flat columns, each of which may have gaps: uncompressed, one page a column and
 * row group. No more than a row group is in memory.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Apache Parquet, file format</a>
 */
public final class ParquetTable implements Table {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS = 10_000;
  private static final long CHARACTERS = 4_000_000;
  private static final int OPTIONAL = 1;
  private static final int UTF8 = 0;
  private static final int TIMESTAMP_MICROS = 10;

  private final OutputStream out;
  private final List<ParquetColumn> columns;
  private final List<Group> groups = new ArrayList<>();
  private long written;
  private long rows;
  private int waiting;
  private long characters;

  private record Group(List<ParquetColumn.Chunk> chunks, int rows) {}

  /** Begins the file. */
  public ParquetTable(List<Column> columns, OutputStream out) throws IOException {
    this.out = out;
    this.columns = columns.stream().map(ParquetColumn::new).toList();
    write(MAGIC);
  }

  @Override
  public void add(List<@Nullable Object> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      columns.get(i).add(row.get(i));
      if (row.get(i) instanceof String text) {
        characters += text.length();
      }
    }
    waiting++;
    if (waiting == ROWS || characters > CHARACTERS) {
      group();
    }
  }

  @Override
  public void close() throws IOException {
    if (waiting > 0) {
      group();
    }
    byte[] foot = foot();
    write(foot);
    write(ParquetColumn.four(foot.length));
    write(MAGIC);
    out.flush();
  }

  private void group() throws IOException {
    List<ParquetColumn.Chunk> chunks = new ArrayList<>();
    for (ParquetColumn column : columns) {
      ByteArrayOutputStream pages = new ByteArrayOutputStream();
      chunks.add(column.write(pages, written));
      write(pages.toByteArray());
    }
    groups.add(new Group(chunks, waiting));
    rows += waiting;
    waiting = 0;
    characters = 0;
  }

  private byte[] foot() {
    ThriftWriter foot = new ThriftWriter();
    foot.open();
    foot.i32(1, 1);
    foot.listOfStructs(2, columns.size() + 1);
    foot.open();
    foot.text(4, "statements");
    foot.i32(5, columns.size());
    foot.close();
    columns.forEach(column -> schema(foot, column));
    foot.i64(3, rows);
    foot.listOfStructs(4, groups.size());
    groups.forEach(group -> group(foot, group));
    foot.text(6, "Training Layer");
    foot.close();
    return foot.bytes();
  }

  private static void schema(ThriftWriter foot, ParquetColumn column) {
    foot.open();
    foot.i32(1, column.physical());
    foot.i32(3, OPTIONAL);
    foot.text(4, column.column().name());
    if (column.column().type() == Column.Type.TEXT) {
      foot.i32(6, UTF8);
      foot.open(10);
      foot.open(1);
      foot.close();
      foot.close();
    } else if (column.column().type() == Column.Type.TIME) {
      foot.i32(6, TIMESTAMP_MICROS);
      foot.open(10);
      foot.open(8);
      foot.truth(1);
      foot.open(2);
      foot.open(2);
      foot.close();
      foot.close();
      foot.close();
      foot.close();
    }
    foot.close();
  }

  private void group(ThriftWriter foot, Group group) {
    long size = group.chunks().stream().mapToLong(ParquetColumn.Chunk::size).sum();
    foot.open();
    foot.listOfStructs(1, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      chunk(foot, columns.get(i), group.chunks().get(i));
    }
    foot.i64(2, size);
    foot.i64(3, group.rows());
    foot.close();
  }

  private static void chunk(ThriftWriter foot, ParquetColumn column, ParquetColumn.Chunk chunk) {
    boolean dictionary = chunk.dictionaryAt() >= 0;
    foot.open();
    foot.i64(2, chunk.at());
    foot.open(3);
    foot.i32(1, column.physical());
    if (dictionary) {
      foot.listOfI32(2, ParquetColumn.PLAIN, ParquetColumn.RLE, ParquetColumn.RLE_DICTIONARY);
    } else {
      foot.listOfI32(2, ParquetColumn.PLAIN, ParquetColumn.RLE);
    }
    foot.listOfText(3, column.column().name());
    foot.i32(4, 0);
    foot.i64(5, chunk.values());
    foot.i64(6, chunk.size());
    foot.i64(7, chunk.size());
    foot.i64(9, chunk.dataAt());
    if (dictionary) {
      foot.i64(11, chunk.dictionaryAt());
    }
    foot.close();
    foot.close();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}

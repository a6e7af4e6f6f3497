package org.traininglayer.lrs.flat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a row group, and the pages that hold them. Texts are written once
 * each and then by number (dictionary encoding), all else as it is (plain).
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Encodings</a>
 */
final class ParquetColumn {

  static final int BOOLEAN = 0;
  static final int INT64 = 2;
  static final int DOUBLE = 5;
  static final int BYTE_ARRAY = 6;

  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int RLE_DICTIONARY = 8;

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;

  private final Column column;
  private final List<@Nullable Object> values = new ArrayList<>();

  ParquetColumn(Column column) {
    this.column = column;
  }

  /**
   * Where the pages of a column are.
   *
   * @param dictionaryAt -1 without a dictionary
   */
  record Chunk(long at, long dictionaryAt, long dataAt, long size, long values) {}

  Column column() {
    return column;
  }

  int physical() {
    return switch (column.type()) {
      case TEXT -> BYTE_ARRAY;
      case NUMBER -> DOUBLE;
      case WHOLE, TIME -> INT64;
      case TRUTH -> BOOLEAN;
    };
  }

  void add(@Nullable Object value) {
    values.add(value);
  }

  /** Writes the pages to the end of {@code out}, which begins at {@code start} of the file. */
  Chunk write(ByteArrayOutputStream out, long start) {
    long at = start + out.size();
    long dictionaryAt = -1;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    levels(data);
    if (column.type() == Column.Type.TEXT) {
      Map<String, Integer> numbers = new LinkedHashMap<>();
      List<Integer> indexes = new ArrayList<>();
      for (@Nullable Object value : values) {
        if (value != null) {
          indexes.add(numbers.computeIfAbsent(value.toString(), text -> numbers.size()));
        }
      }
      dictionaryAt = at;
      dictionary(out, numbers);
      indexes(data, indexes, numbers.size());
    } else {
      plain(data);
    }
    long dataAt = start + out.size();
    ThriftWriter head = new ThriftWriter();
    head.open();
    head.i32(1, DATA_PAGE);
    head.i32(2, data.size());
    head.i32(3, data.size());
    head.open(5);
    head.i32(1, values.size());
    head.i32(2, dictionaryAt < 0 ? PLAIN : RLE_DICTIONARY);
    head.i32(3, RLE);
    head.i32(4, RLE);
    head.close();
    head.close();
    out.writeBytes(head.bytes());
    out.writeBytes(data.toByteArray());
    Chunk chunk = new Chunk(at, dictionaryAt, dataAt, start + out.size() - at, values.size());
    values.clear();
    return chunk;
  }

  /** Which values are there: runs of 0 and 1 (RLE, one bit). */
  private void levels(ByteArrayOutputStream out) {
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    int i = 0;
    while (i < values.size()) {
      boolean there = values.get(i) != null;
      int end = i + 1;
      while (end < values.size() && there == (values.get(end) != null)) {
        end++;
      }
      ThriftWriter.number(runs, (long) (end - i) << 1);
      runs.write(there ? 1 : 0);
      i = end;
    }
    out.writeBytes(four(runs.size()));
    out.writeBytes(runs.toByteArray());
  }

  private static void dictionary(ByteArrayOutputStream out, Map<String, Integer> numbers) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    for (String text : numbers.keySet()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.writeBytes(four(bytes.length));
      texts.writeBytes(bytes);
    }
    ThriftWriter head = new ThriftWriter();
    head.open();
    head.i32(1, DICTIONARY_PAGE);
    head.i32(2, texts.size());
    head.i32(3, texts.size());
    head.open(7);
    head.i32(1, numbers.size());
    head.i32(2, PLAIN);
    head.close();
    head.close();
    out.writeBytes(head.bytes());
    out.writeBytes(texts.toByteArray());
  }

  /** Numbers of texts, packed by bits into one run of groups of eight. */
  private static void indexes(ByteArrayOutputStream out, List<Integer> indexes, int texts) {
    int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, texts - 1)));
    out.write(width);
    int groups = (indexes.size() + 7) / 8;
    ThriftWriter.number(out, (long) groups << 1 | 1);
    byte[] packed = new byte[groups * width];
    int bit = 0;
    for (int index : indexes) {
      for (int i = 0; i < width; i++, bit++) {
        if ((index >> i & 1) == 1) {
          packed[bit / 8] |= (byte) (1 << bit % 8);
        }
      }
    }
    out.writeBytes(packed);
  }

  private void plain(ByteArrayOutputStream out) {
    if (column.type() == Column.Type.TRUTH) {
      List<@Nullable Object> there = values.stream().filter(value -> value != null).toList();
      byte[] packed = new byte[(there.size() + 7) / 8];
      for (int i = 0; i < there.size(); i++) {
        if (Boolean.TRUE.equals(there.get(i))) {
          packed[i / 8] |= (byte) (1 << i % 8);
        }
      }
      out.writeBytes(packed);
      return;
    }
    for (@Nullable Object value : values) {
      if (value != null) {
        out.writeBytes(eight(bits(value)));
      }
    }
  }

  private static long bits(Object value) {
    return switch (value) {
      case Double number -> Double.doubleToLongBits(number);
      case Long number -> number;
      case Instant time -> ChronoUnit.MICROS.between(Instant.EPOCH, time);
      default -> throw new IllegalArgumentException("no value of a table: " + value.getClass());
    };
  }

  static byte[] four(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] eight(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}

package org.traininglayer.lrs.flat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * As much of Thrift's compact protocol as the head and the foot of a Parquet file need.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift
 *     compact protocol</a>
 */
final class ThriftWriter {

  private static final int TRUE = 1;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  byte[] bytes() {
    return out.toByteArray();
  }

  void i32(int field, int value) {
    head(field, I32);
    number(zigzag(value));
  }

  void i64(int field, long value) {
    head(field, I64);
    number(zigzag(value));
  }

  void truth(int field) {
    head(field, TRUE);
  }

  void text(int field, String value) {
    head(field, BINARY);
    bare(value);
  }

  void listOfI32(int field, int... values) {
    list(field, I32, values.length);
    for (int value : values) {
      number(zigzag(value));
    }
  }

  void listOfText(int field, String value) {
    list(field, BINARY, 1);
    bare(value);
  }

  /** The elements follow, each between {@link #open()} and {@link #close()}. */
  void listOfStructs(int field, int size) {
    list(field, STRUCT, size);
  }

  /** A structure in a field, up to {@link #close()}. */
  void open(int field) {
    head(field, STRUCT);
    open();
  }

  /** A structure in a list, or the outermost one. */
  void open() {
    outer.push(last);
    last = 0;
  }

  void close() {
    out.write(0);
    last = outer.pop();
  }

  private void list(int field, int type, int size) {
    head(field, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xF0 | type);
      number(size);
    }
  }

  private void head(int field, int type) {
    int step = field - last;
    if (step > 0 && step < 16) {
      out.write(step << 4 | type);
    } else {
      out.write(type);
      number(zigzag(field));
    }
    last = field;
  }

  private void bare(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void number(long value) {
    number(out, value);
  }

  /** A whole number in as few bytes as it needs (ULEB128). */
  static void number(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}

package org.traininglayer.lrs;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: a stream that nobody has read yet. Until it is said how much may come
 * ({@link #upTo}), nothing may.
 */
final class XapiBody {

  private static final LongConsumer NOBODY = arrived -> {};

  /** Opens the stream as it comes from the network. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** Reads a stream, as far as it likes. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private final Source source;
  private final String encoding;
  private final long announced;
  private final long limit;
  private final LongConsumer arrived;

  private XapiBody(
      Source source, String encoding, long announced, long limit, LongConsumer arrived) {
    this.source = source;
    this.encoding = encoding;
    this.announced = announced;
    this.limit = limit;
    this.arrived = arrived;
  }

  /**
   * A body on its way.
   *
   * @param encoding what {@code Content-Encoding} says
   * @param announced what {@code Content-Length} says; negative when it does not
   */
  static XapiBody coming(Source source, @Nullable String encoding, long announced) {
    String plain = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return new XapiBody(source, plain.equals("identity") ? "" : plain, announced, 0, NOBODY);
  }

  /** A body that is there already. */
  static XapiBody of(byte[] content) {
    return new XapiBody(() -> new ByteArrayInputStream(content), "", content.length, 0, NOBODY);
  }

  /** The same body, of which so many bytes may be read, unpacked. */
  XapiBody upTo(long bytes) {
    return new XapiBody(source, encoding, announced, bytes, arrived);
  }

  /** The same body; it tells how much of it has arrived, unpacked, while it is read. */
  XapiBody telling(LongConsumer arrived) {
    return new XapiBody(source, encoding, announced, limit, arrived);
  }

  /**
   * The body as text.
   *
   * @throws XapiFailure 413 when it is larger than it may be, 415 when it is packed in a way that
   *     is not known here, 400 when it is not what it says
   */
  String text() {
    return XapiRequest.utf8(bytes());
  }

  /**
   * The body as it came, unpacked; fails as {@link #text}.
   *
   * @throws XapiFailure 413, 415 or 400
   */
  byte[] bytes() {
    return read(InputStream::readAllBytes);
  }

  /** What a reader makes of the body while it comes; fails as {@link #text}. */
  <T> T read(Reader<T> reader) {
    try (InputStream stream = stream()) {
      return reader.read(stream);
    } catch (ZipException | EOFException e) {
      throw XapiFailure.badRequest(
          encoding.equals("gzip")
              ? "The body is not what Content-Encoding says: it cannot be read as gzip."
              : "The request broke off before its end.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body as a stream, unpacked, that ends in a failure where it becomes too large. */
  InputStream stream() throws IOException {
    if (announced > limit) {
      throw tooLarge();
    }
    return switch (encoding) {
      case "" -> new Limited(source.open(), arrived);
      case "gzip", "x-gzip" ->
          new Limited(new GZIPInputStream(new Limited(source.open(), NOBODY)), arrived);
      default ->
          throw XapiFailure.of(
              415, "A body may be packed with gzip, and not with '" + encoding + "'.");
    };
  }

  private XapiFailure tooLarge() {
    return XapiFailure.of(
        413, "A request may have at most " + limit + " bytes here. Send less at once.");
  }

  /** Counts what is read. */
  private final class Limited extends FilterInputStream {

    private final LongConsumer told;
    private long count;

    Limited(InputStream in, LongConsumer told) {
      super(in);
      this.told = told;
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(long more) {
      count += more;
      if (count > limit) {
        throw tooLarge();
      }
      told.accept(count);
    }
  }
}

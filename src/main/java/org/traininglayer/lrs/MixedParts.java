package org.traininglayer.lrs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of {@code multipart/mixed}, read part by part as it comes (RFC 2046, 5.1). Parts are
 * bytes: nothing in them is decoded, lines end in CRLF, and only a whole delimiter line ends a
 * part, so that a bare line feed or a line that merely begins like one stays what it is.
 */
final class MixedParts {

  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s\"]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHARACTERS =
      Pattern.compile("[0-9A-Za-z'()+_,\\-./:=? ]{0,69}[0-9A-Za-z'()+_,\\-./:=?]");

  private static final int CHUNK = 8_192;
  private static final int LONGEST_HEADERS = 16_384;

  private final InputStream in;
  private final byte[] delimiter;
  private boolean begun;
  private boolean ended;

  private MixedParts(InputStream in, String boundary) {
    this.in = new BufferedInputStream(in, CHUNK);
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A part.
   *
   * @param headers by name in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
  record Part(Map<String, String> headers, byte[] content) {

    /** The header, or nothing. */
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** Whether a content type says that a body has parts. */
  static boolean isMixed(String contentType) {
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase("multipart/mixed");
  }

  /** The parts of a body with this content type. */
  static MixedParts of(InputStream in, String contentType) {
    Matcher found = BOUNDARY.matcher(contentType);
    if (!found.find()) {
      throw XapiFailure.badRequest(
          "The Content-Type multipart/mixed must name its boundary: multipart/mixed;"
              + " boundary=\"…\".");
    }
    String boundary = found.group(1) == null ? found.group(2) : found.group(1);
    if (!CHARACTERS.matcher(boundary).matches()) {
      throw XapiFailure.badRequest(
          "The boundary in the Content-Type has 1 to 70 characters and only those that RFC 2046,"
              + " 5.1.1, allows.");
    }
    return new MixedParts(in, boundary);
  }

  /** The next part; none after the last delimiter, whatever still follows. */
  Optional<Part> next() throws IOException {
    if (!begun) {
      content(true);
      begun = true;
    }
    return ended ? Optional.empty() : Optional.of(new Part(headers(), content(false)));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    int read = 0;
    while (true) {
      byte[] line = line();
      read += line.length;
      if (!endsInCrlf(line) || read > LONGEST_HEADERS) {
        throw XapiFailure.badRequest(
            "The headers of a part are lines that end in CRLF, of at most "
                + LONGEST_HEADERS
                + " bytes, with an empty line after them.");
      }
      String text = new String(line, 0, line.length - 2, StandardCharsets.ISO_8859_1);
      if (text.isEmpty()) {
        return headers;
      }
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw XapiFailure.badRequest("A header of a part is not written as 'Name: value'.");
      }
      String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (headers.put(name, text.substring(colon + 1).strip()) != null) {
        throw XapiFailure.badRequest("A part has the header " + name + " twice.");
      }
    }
  }

  /** What stands before the next delimiter line, without the line break that belongs to it. */
  private byte[] content(boolean preamble) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean atLineStart = preamble;
    boolean breakHeld = false;
    boolean first = true;
    while (true) {
      byte[] line = line();
      if (line.length == 0) {
        throw XapiFailure.badRequest(
            preamble
                ? "No part begins in the body: there is no line that is the boundary of the"
                    + " Content-Type after two dashes, ended by CRLF."
                : "The last part does not end: after it the boundary stands between two dashes and"
                    + " two dashes.");
      }
      // An empty part has its delimiter right after the headers.
      if ((atLineStart || first) && isDelimiter(line)) {
        return content.toByteArray();
      }
      first = false;
      if (breakHeld) {
        content.write('\r');
        content.write('\n');
      }
      breakHeld = endsInCrlf(line);
      atLineStart = breakHeld;
      if (!preamble) {
        content.write(line, 0, breakHeld ? line.length - 2 : line.length);
      }
    }
  }

  private boolean isDelimiter(byte[] line) {
    if (line.length < delimiter.length) {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (line[i] != delimiter[i]) {
        return false;
      }
    }
    String rest =
        new String(
            line, delimiter.length, line.length - delimiter.length, StandardCharsets.ISO_8859_1);
    boolean last = rest.startsWith("--");
    if (last) {
      rest = rest.substring(2);
    }
    boolean whole = rest.endsWith("\r\n") || (last && !rest.contains("\n"));
    if (!whole || !rest.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
      return false;
    }
    ended = last;
    return true;
  }

  private static boolean endsInCrlf(byte[] line) {
    return line.length > 1 && line[line.length - 2] == '\r' && line[line.length - 1] == '\n';
  }

  /** Bytes up to and with the next line feed, or as many as a chunk has; none at the end. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int octet = 0;
    int last = 0;
    while ((line.size() < CHUNK || last == '\r') && octet != '\n') {
      octet = in.read();
      if (octet < 0) {
        break;
      }
      line.write(octet);
      last = octet;
    }
    return line.toByteArray();
  }
}

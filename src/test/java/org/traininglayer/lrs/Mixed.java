package org.traininglayer.lrs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies with parts for tests: written as somebody likes, and read by plain search. */
final class Mixed {

  static final String BOUNDARY = "-------314159265358979323846";
  static final String TYPE = "multipart/mixed; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Something that came, with its headers as they were written. */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(Map<String, String> headers, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  static Mixed of(String statements) {
    return new Mixed()
        .part(statements.getBytes(StandardCharsets.UTF_8), "Content-Type: application/json");
  }

  Mixed part(byte[] content, String... headers) {
    text("--" + BOUNDARY + "\r\n");
    for (String header : headers) {
      text(header + "\r\n");
    }
    text("\r\n");
    body.writeBytes(content);
    return text("\r\n");
  }

  /** An attachment as it must be. */
  Mixed attachment(byte[] content) {
    return part(
        content,
        "Content-Type: application/octet-stream",
        "Content-Transfer-Encoding: binary",
        "X-Experience-API-Hash: " + Sha2.sha256(content));
  }

  Mixed text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  byte[] end() {
    return text("--" + BOUNDARY + "--\r\n").body.toByteArray();
  }

  byte[] cut() {
    return body.toByteArray();
  }

  /** The parts of an answer. */
  static List<Part> read(String contentType, byte[] answer) {
    String boundary = contentType.replaceAll(".*boundary=", "");
    String all = new String(answer, StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    for (String piece : ("\r\n" + all).split("\r\n--" + boundary, -1)) {
      if (piece.isEmpty() || piece.startsWith("--")) {
        continue;
      }
      int gap = piece.indexOf("\r\n\r\n");
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line : piece.substring(2, gap).split("\r\n", -1)) {
        headers.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
      }
      parts.add(new Part(headers, piece.substring(gap + 4).getBytes(StandardCharsets.ISO_8859_1)));
    }
    return parts;
  }
}

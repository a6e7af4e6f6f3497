package org.traininglayer.lrs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer before it is written. */
record XapiResponse(int status, Map<String, String> headers, Body body) {

  /** What is written, and how long it is; -1 for what is only known at its end. */
  interface Body {
    long length();

    void writeTo(OutputStream out) throws IOException;
  }

  /** A body that is in memory. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Bytes(byte[] bytes) implements Body {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  XapiResponse(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, new Bytes(body));
  }

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  static XapiResponse noContent() {
    return new XapiResponse(204, Map.of(), new byte[0]);
  }

  static XapiResponse json(JsonNode body) {
    return json(200, body.toString());
  }

  static XapiResponse json(int status, String body) {
    return new XapiResponse(
        status,
        Map.of("Content-Type", "application/json;charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  static XapiResponse failure(XapiFailure failure) {
    ObjectNode body = StrictJson.MAPPER.createObjectNode().put("error", failure.message());
    if (!failure.problems().isEmpty()) {
      var problems = body.putArray("problems");
      failure
          .problems()
          .forEach(each ->
              problems.addObject().put("property", each.property()).put("message", each.message()));
    }
    XapiResponse response = json(failure.status(), body.toString());
    for (var header : failure.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  XapiResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new XapiResponse(status, more, body);
  }

  XapiResponse withLastModified(Instant instant) {
    return with(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
  }

  /** An instant as the LRS shows it: UTC, microseconds. */
  static String timestamp(Instant instant) {
    return MICROSECONDS.format(instant);
  }
}

package org.traininglayer.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.XapiVersion;

/**
 * A request as the resources see it, whichever way it was written.
 *
 * @param method GET, PUT, POST or DELETE; HEAD has become GET, but where GET begins something
 * @param path below {@code /xapi}
 * @param parameters query parameters, decoded
 * @param headers by name in lower case
 */
record XapiRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    XapiBody body) {

  XapiRequest withMethod(String other) {
    return new XapiRequest(other, path, parameters, headers, body);
  }

  XapiRequest withBody(XapiBody other) {
    return new XapiRequest(method, path, parameters, headers, other);
  }

  @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Refuses parameters that the resource does not have, and those in the wrong case. */
  void allowParameters(Set<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw XapiFailure.badParameter(
            name,
            known.stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .findFirst()
                .map(right -> "is written '" + right + "'")
                .orElse("is not known here"));
      }
    }
  }

  /** The body as text, if it says that it is JSON. */
  String jsonBody() {
    String type = String.valueOf(header("Content-Type")).strip();
    String media = type.split(";", 2)[0].strip();
    if (!media.equalsIgnoreCase("application/json")) {
      throw XapiFailure.badRequest(
          "The Content-Type must be application/json or, with attachments, multipart/mixed.");
    }
    String rest = type.substring(media.length()).toLowerCase(Locale.ROOT).replace("\"", "");
    if (rest.contains("charset=") && !rest.contains("charset=utf-8")) {
      throw XapiFailure.badRequest("JSON must be sent in UTF-8.");
    }
    String text = body.text();
    // A byte order mark is nothing to refuse a text for (RFC 8259, 8.1).
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw XapiFailure.badRequest("The request is not in UTF-8.");
    }
  }

  /**
   * The rules that the request wants to be judged by; absent when the header is missing or wrong.
   */
  static @Nullable XapiVersion version(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    if (Formats.isVersion1(text)) {
      return XapiVersion.V1;
    }
    return Formats.isVersion2(text) ? XapiVersion.V2 : null;
  }
}

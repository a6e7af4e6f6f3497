package org.traininglayer.lrs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes and what they are said to be. Nothing is done to either. */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
record Document(String contentType, byte[] content) {

  private static final int LONGEST_TYPE = 250;

  /** What a request brings; bytes without a type are just bytes (RFC 9110, 8.3). */
  static Document of(XapiRequest request) {
    return new Document(type(request.header("Content-Type")), request.body().bytes());
  }

  /** SHA-1 in hex digits, as 1.0.3 demands (part 3, 3.1). */
  String etag() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isJson() {
    String media = contentType.split(";", 2)[0].strip();
    return media.toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static String type(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return "application/octet-stream";
    }
    String type = header.strip();
    boolean plain = type.chars().allMatch(c -> c >= ' ' && c < 127);
    if (!plain || type.length() > LONGEST_TYPE || type.indexOf('/') < 1) {
      throw XapiFailure.badRequest(
          "The Content-Type must be a media type such as application/json, of at most "
              + LONGEST_TYPE
              + " characters.");
    }
    return type;
  }
}

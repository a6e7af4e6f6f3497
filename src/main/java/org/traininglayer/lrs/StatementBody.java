package org.traininglayer.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Statements as a request brings them, with the attachments that came with them (xAPI 1.0.3, part
 * 3, 1.5).
 *
 * @param text the JSON of all statements
 * @param attachments by their hash in lower case, each checked against it
 */
record StatementBody(String text, Map<String, byte[]> attachments) {

  static final String HASH = "X-Experience-API-Hash";

  /**
   * Reads a body.
   *
   * @param limit how many bytes statements may have; with attachments the request may have what its
   *     resource allows
   */
  static StatementBody of(XapiRequest request, long limit) {
    String type = String.valueOf(request.header("Content-Type"));
    if (MixedParts.isMixed(type)) {
      return request.body().read(in -> read(in, type, limit));
    }
    return new StatementBody(request.withBody(request.body().upTo(limit)).jsonBody(), Map.of());
  }

  private static StatementBody read(InputStream in, String type, long limit) throws IOException {
    MixedParts parts = MixedParts.of(in, type);
    String statements = statements(parts.next(), limit);
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    Optional<MixedParts.Part> part = parts.next();
    while (part.isPresent()) {
      attachments.put(hash(part.get(), attachments.size() + 2), part.get().content());
      part = parts.next();
    }
    return new StatementBody(statements, attachments);
  }

  private static String statements(Optional<MixedParts.Part> first, long limit) {
    MixedParts.Part part =
        first.orElseThrow(() -> XapiFailure.badRequest("The body has no part with statements."));
    if (!part.header("Content-Type")
        .split(";", 2)[0]
        .strip()
        .equalsIgnoreCase("application/json")) {
      throw XapiFailure.badRequest(
          "The first part must be application/json with all statements of the request.");
    }
    if (part.content().length > limit) {
      throw XapiFailure.of(
          413, "The statements of a request may have at most " + limit + " bytes.");
    }
    String text = XapiRequest.utf8(part.content());
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The hash of an attachment, if the part is as it must be. */
  private static String hash(MixedParts.Part part, int number) {
    String which = "Part " + number + " of the body";
    if (!part.header("Content-Transfer-Encoding").equalsIgnoreCase("binary")) {
      throw XapiFailure.badRequest(
          which + " needs the header 'Content-Transfer-Encoding: binary', as every attachment.");
    }
    String hash = part.header(HASH).toLowerCase(Locale.ROOT);
    if (hash.isEmpty()) {
      throw XapiFailure.badRequest(
          which
              + " needs the header "
              + HASH
              + " with the sha2 of its attachment. Statements all stand in the first part.");
    }
    if (!Sha2.of(part.content(), hash.length()).equals(Optional.of(hash))) {
      throw XapiFailure.badRequest(
          which + " does not have the SHA-2 that its header " + HASH + " says: " + hash + ".");
    }
    return hash;
  }
}

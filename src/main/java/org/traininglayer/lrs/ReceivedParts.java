package org.traininglayer.lrs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is attached to statements, as another record store answers with it (xAPI 1.0.3, part 3,
 * 1.5.2). Other stores are not as strict as requests to this one must be: the bytes have to have
 * the hash that stands above them, nothing else.
 */
public final class ReceivedParts {

  private ReceivedParts() {}

  /**
   * The contents in an answer, by hash in lower case; none where it is statements alone.
   *
   * @throws IllegalArgumentException when its parts cannot be told apart
   */
  public static Map<String, byte[]> read(String contentType, byte[] body) {
    if (!MixedParts.isMixed(contentType)) {
      return Map.of();
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try {
      MixedParts parts = MixedParts.of(new ByteArrayInputStream(body), contentType);
      Optional<MixedParts.Part> part = parts.next();
      while (part.isPresent()) {
        String hash = part.get().header(StatementBody.HASH).toLowerCase(Locale.ROOT);
        byte[] content = part.get().content();
        if (Sha2.of(content, hash.length()).equals(Optional.of(hash))) {
          contents.put(hash, content);
        }
        part = parts.next();
      }
    } catch (XapiFailure e) {
      throw new IllegalArgumentException("has parts that cannot be told apart", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}

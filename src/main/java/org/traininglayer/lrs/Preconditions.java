package org.traininglayer.lrs;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request demands of the document that is there, or is not (RFC 9110, 13.1). Tags are
 * compared without quotes and without the {@code W/} that proxies put before them when they pack
 * what passes: a learner's place must not be lost for that.
 *
 * @param match one of these is there; {@code *} for any
 * @param noneMatch none of these is there; {@code *} for nothing at all
 */
record Preconditions(@Nullable List<String> match, @Nullable List<String> noneMatch) {

  static Preconditions of(XapiRequest request) {
    return new Preconditions(
        tags(request.header("If-Match")), tags(request.header("If-None-Match")));
  }

  boolean isEmpty() {
    return match == null && noneMatch == null;
  }

  /** Whether they hold for what is there. */
  boolean hold(@Nullable String etag) {
    return (match == null || (etag != null && contains(match, etag)))
        && (noneMatch == null || etag == null || !contains(noneMatch, etag));
  }

  /** Tags that must be there, for SQL; with {@link #matchesAny} they do not count. */
  String[] wanted() {
    return match == null ? new String[0] : match.toArray(String[]::new);
  }

  /** Whether any document will do. */
  boolean matchesAny() {
    return match == null || match.contains("*");
  }

  /** Tags that must not be there, for SQL. */
  String[] unwanted() {
    return noneMatch == null ? new String[0] : noneMatch.toArray(String[]::new);
  }

  /** Whether nothing may be there. */
  boolean wantsNothing() {
    return noneMatch != null && noneMatch.contains("*");
  }

  private static boolean contains(List<String> tags, String etag) {
    return tags.contains("*") || tags.contains(etag);
  }

  private static @Nullable List<String> tags(@Nullable String header) {
    return header == null
        ? null
        : Arrays.stream(header.split(",", -1)).map(Preconditions::bare).toList();
  }

  private static String bare(String tag) {
    String bare = tag.strip();
    if (bare.startsWith("W/")) {
      bare = bare.substring(2);
    }
    return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }
}

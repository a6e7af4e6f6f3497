package org.traininglayer.lti.services;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.Platform;

/**
 * The next page of a list, from the {@code Link} header (<a
 * href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a>) as platforms really write it: names
 * in any case, commas in addresses, and with Moodle typographic quotes around the relation and
 * entities for ampersands in the address. Otherwise the address is followed as it is. Pure.
 */
public final class NextLink {

  private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
  private static final Pattern TARGET =
      Pattern.compile("<([^<>]*)>((?:[^<\"]++|" + QUOTED + "|\")*+)");
  private static final String QUOTES = "\"'\u201c\u201d\u201e\u201f\u00ab\u00bb";

  /** A parameter: name, and value in quotes of whatever kind or bare. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([^\\s=;,]+)\\s*=\\s*(?:("
              + QUOTED
              + ")|["
              + QUOTES
              + "]([^"
              + QUOTES
              + ";]*)|([^\\s;,]+))");

  private NextLink() {}

  /**
   * The address of the next page.
   *
   * @param header the value of the header, or several joined with commas
   * @param page the address of this page, by which a relative one is understood
   * @throws StrangeLinkException when there is one that cannot be followed
   */
  public static Optional<URI> in(@Nullable String header, URI page) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher links = TARGET.matcher(header);
    while (links.find()) {
      if (isNext(links.group(2))) {
        return Optional.of(resolve(page, links.group(1).strip()));
      }
    }
    return Optional.empty();
  }

  /**
   * The first relation counts, as RFC 8288, 3.3 says; what another value holds in quotes is none.
   */
  private static boolean isNext(String parameters) {
    Matcher parameter = PARAMETER.matcher(parameters);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase("rel")) {
        return names(
            Stream.of(2, 3, 4)
                .map(parameter::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""));
      }
    }
    return false;
  }

  /** Whether a relation is among these; quotes, also in another encoding, hang on to the word. */
  private static boolean names(String words) {
    return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
        .map(word -> word.replaceAll("^[^a-z]+|[^a-z]+$", ""))
        .anyMatch("next"::equals);
  }

  private static URI resolve(URI page, String target) {
    try {
      String reference = target.replace("&amp;", "&");
      return reference.startsWith("?") ? samePath(page, reference) : page.resolve(reference);
    } catch (IllegalArgumentException e) {
      throw new StrangeLinkException("the address of the next page cannot be read");
    }
  }

  /**
   * A query alone keeps the whole path (<a
   * href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.2">RFC 3986, 5.2.2</a>); {@code URI}
   * goes by <a href="https://www.rfc-editor.org/rfc/rfc2396">RFC 2396</a>, which drops its last
   * segment.
   */
  private static URI samePath(URI page, String query) {
    return URI.create(page.toString().replaceFirst("[?#].*$", "") + query);
  }

  /**
   * Whether a page may be followed from the first one: a token is only shown where it belongs, on
   * the host that was asked first or one of the platform's own.
   */
  public static boolean mayFollow(Platform platform, URI first, URI next) {
    if (!("https".equals(next.getScheme()) || "http".equals(next.getScheme()))
        || next.getRawUserInfo() != null
        || next.getHost() == null) {
      return false;
    }
    if ("https".equals(first.getScheme()) && !"https".equals(next.getScheme())) {
      return false;
    }
    return same(first, next)
        || same(platform.tokenEndpoint(), next)
        || same(platform.authorizationEndpoint(), next)
        || same(platform.jwksUri(), next);
  }

  private static boolean same(@Nullable URI one, URI other) {
    return one != null
        && one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : "https".equals(address.getScheme()) ? 443 : 80;
  }

  /** A next page that cannot be followed. */
  public static final class StrangeLinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StrangeLinkException(String message) {
      super(message);
    }
  }
}

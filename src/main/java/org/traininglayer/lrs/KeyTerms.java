package org.traininglayer.lrs;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.xapi.Formats;

/**
 * What a key may do, until when, about whom and what, how often, and from which web pages. Apart
 * from the scopes, what is empty limits nothing.
 *
 * @param scopes what it may do
 * @param expiresAt from this moment on it no longer works
 * @param actors home pages of accounts, domains of addresses as {@code @example.org}, and {@link
 *     #OWN_AGENT}: only about these it may write statements and keep documents
 * @param activities how the ids of activities begin about which it may
 * @param perMinute requests in a minute on one node; absent for the configured rate, 0 for no limit
 * @param origins web pages that may use it, as browsers name them (RFC 6454)
 */
public record KeyTerms(
    Set<Scope> scopes,
    @Nullable Instant expiresAt,
    Set<String> actors,
    Set<String> activities,
    @Nullable Integer perMinute,
    Set<String> origins) {

  /** Stands among the actors for the agent of the key itself, the authority of what it writes. */
  public static final String OWN_AGENT = "own";

  /** The highest rate that can be set. */
  public static final int MOST_PER_MINUTE = 1_000_000;

  private static final Pattern DOMAIN =
      Pattern.compile("@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  private static final Pattern WEB_WITHOUT_PATH = Pattern.compile("(?i)https?://[^/]*");

  /**
   * Copies the sets.
   *
   * @throws IllegalArgumentException with a sentence, for what cannot be meant
   */
  public KeyTerms {
    scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    actors = Collections.unmodifiableSet(new LinkedHashSet<>(actors));
    activities = Collections.unmodifiableSet(new LinkedHashSet<>(activities));
    Set<String> pages = new LinkedHashSet<>();
    for (String each : origins) {
      pages.add(
          origin(each).orElseThrow(() -> new IllegalArgumentException(notAn("origin", each))));
    }
    origins = Collections.unmodifiableSet(pages);
    for (String each : actors) {
      if (!isActor(each)) {
        throw new IllegalArgumentException(notAn("actor to be limited to", each));
      }
    }
    for (String each : activities) {
      if (!isActivityPrefix(each)) {
        throw new IllegalArgumentException(notAn("beginning of ids of activities", each));
      }
    }
    if (perMinute != null && (perMinute < 0 || perMinute > MOST_PER_MINUTE)) {
      throw new IllegalArgumentException(perMinute + " requests in a minute is no rate for a key");
    }
  }

  /** A key that is limited by its scopes alone. */
  public static KeyTerms of(Set<Scope> scopes) {
    return new KeyTerms(scopes, null, Set.of(), Set.of(), null, Set.of());
  }

  /** Whether this can stand among the actors: a home page, a domain after an {@code @}, or own. */
  public static boolean isActor(String text) {
    return text.equals(OWN_AGENT)
        || (text.startsWith("@") ? DOMAIN.matcher(text).matches() : Formats.isIri(text));
  }

  /**
   * Whether ids of activities can be limited to those that begin so. On the web a host alone is not
   * enough: other hosts begin like it.
   */
  public static boolean isActivityPrefix(String text) {
    return Formats.isIri(text) && !WEB_WITHOUT_PATH.matcher(text).matches();
  }

  /** The origin as browsers write it; nothing if it is none of a web page. */
  public static Optional<String> origin(String text) {
    URI uri;
    try {
      uri = new URI(text.strip().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String path = uri.getRawPath();
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !(path == null || path.isEmpty() || path.equals("/"))) {
      return Optional.empty();
    }
    boolean usual = uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
    String port = uri.getPort() < 0 || usual ? "" : ":" + uri.getPort();
    return Optional.of(uri.getScheme() + "://" + uri.getHost() + port);
  }

  /** The moment at which something ends whose last day, in UTC, is this one. */
  public static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The last day on which the key works to its end, in UTC. */
  public @Nullable LocalDate lastDay() {
    return expiresAt == null
        ? null
        : expiresAt.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static String notAn(String what, String text) {
    return "'" + text + "' is no " + what + " of a key of the record store";
  }
}

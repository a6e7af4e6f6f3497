package org.traininglayer.lti.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens for the services of platforms, kept by scope set for as long as the platform says.
 * The scopes of one service are asked for at once, so that one token serves all its calls; only a
 * platform that minds one of them is asked for less.
 */
final class AccessTokens {

  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration UNSTATED = Duration.ofMinutes(5);

  /** How long a platform is not asked again for scopes that it did not grant. */
  private static final Duration MINDED = Duration.ofHours(1);

  private final TokenRequests requests;
  private final Cache<Key, Token> kept;
  private final Cache<Key, Set<String>> usual;
  private final Map<PlatformId, ReentrantLock> fetching = new ConcurrentHashMap<>();

  AccessTokens(TokenRequests requests, Ticker ticker) {
    this.requests = requests;
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .ticker(ticker)
            .expireAfter(Expiry.creating((Key key, Token token) -> token.keep()))
            .build();
    this.usual =
        Caffeine.newBuilder().maximumSize(1_000).ticker(ticker).expireAfterWrite(MINDED).build();
  }

  /**
   * A token that is good for these scopes, or why there is none.
   *
   * @throws IOException when the platform cannot be reached
   */
  Grant grant(Platform platform, Set<String> scopes) throws IOException {
    Optional<Token> known = known(platform, scopes);
    if (known.isPresent()) {
      return known.get();
    }
    ReentrantLock one = fetching.computeIfAbsent(platform.id(), k -> new ReentrantLock());
    one.lock();
    try {
      Optional<Token> meanwhile = known(platform, scopes);
      return meanwhile.isPresent() ? meanwhile.get() : fetch(platform, scopes);
    } finally {
      one.unlock();
    }
  }

  /** Forgets a token that was not accepted. */
  void forget(Token refused) {
    kept.asMap().values().removeIf(refused::equals);
  }

  /** The token that was asked for with these scopes, else one that has them among its own. */
  private Optional<Token> known(Platform platform, Set<String> scopes) {
    Token exact = kept.getIfPresent(new Key(platform.id(), Set.copyOf(scopes)));
    return exact != null
        ? Optional.of(exact)
        : kept.asMap().entrySet().stream()
            .filter(entry -> entry.getKey().platform().equals(platform.id()))
            .map(Map.Entry::getValue)
            .filter(token -> token.granted().containsAll(scopes))
            .findFirst();
  }

  /** Asks for all at once; for less only where the platform minds, or has granted less. */
  private Grant fetch(Platform platform, Set<String> scopes) throws IOException {
    Key service = new Key(platform.id(), TokenRequests.together(scopes));
    Set<String> together = usual.get(service, Key::scopes);
    boolean askedAlready = kept.getIfPresent(new Key(platform.id(), together)) != null;
    if (!askedAlready && together.size() > scopes.size() && together.containsAll(scopes)) {
      Grant grant = ask(platform, together);
      if (grant instanceof Token token && token.granted().containsAll(scopes)) {
        return token;
      }
      if (grant instanceof Refused refused) {
        if (!TokenRequests.mindsScopes(refused.reply())) {
          return refused;
        }
        usual.put(service, without(together, refused.reply().text()));
        return fetch(platform, scopes);
      }
      if (grant instanceof Unreadable) {
        return grant;
      }
    }
    return ask(platform, scopes);
  }

  /** Canvas names the scopes that it does not grant; who names none is asked for one at a time. */
  static Set<String> without(Set<String> asked, String said) {
    Set<String> left =
        asked.stream()
            .filter(
                scope -> !Pattern.compile(Pattern.quote(scope) + "(?![.\\w])").matcher(said).find())
            .collect(Collectors.toUnmodifiableSet());
    return left.size() == asked.size() ? Set.of() : left;
  }

  private Grant ask(Platform platform, Set<String> scopes) throws IOException {
    Reply reply = requests.ask(platform, scopes, OutboundRequest.DEFAULT_TIMEOUT);
    if (!reply.ok()) {
      return new Refused(reply);
    }
    JsonNode json = TokenRequests.json(reply);
    String value = json.path("access_token").asString("");
    if (value.isBlank()) {
      return new Unreadable();
    }
    Token token =
        new Token(value, keep(json.get("expires_in")), TokenRequests.granted(json, scopes));
    kept.put(new Key(platform.id(), Set.copyOf(scopes)), token);
    return token;
  }

  /** A minute less than the platform says; half of it when that is short. */
  private static Duration keep(@Nullable JsonNode expiresIn) {
    long seconds = expiresIn == null ? UNSTATED.toSeconds() : expiresIn.asLong(0);
    Duration life = Duration.ofSeconds(Math.max(seconds, 0));
    Duration half = life.dividedBy(2);
    Duration less = life.minus(MARGIN);
    return less.compareTo(half) > 0 ? less : half;
  }

  private record Key(PlatformId platform, Set<String> scopes) {}

  /** What came of asking. */
  sealed interface Grant {}

  /**
   * A bearer token.
   *
   * @param granted what it is good for, as far as the platform says
   */
  record Token(String value, Duration keep, Set<String> granted) implements Grant {

    /** Without the token. */
    @Override
    public String toString() {
      return "Token[" + keep + "]";
    }
  }

  /** The platform said no. */
  record Refused(Reply reply) implements Grant {}

  /** The platform said yes, but gave no token. */
  record Unreadable() implements Grant {}
}

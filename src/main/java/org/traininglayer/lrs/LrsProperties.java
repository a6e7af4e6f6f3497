package org.traininglayer.lrs;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.traininglayer.lrs.LrsCredentials.Scope;
import org.traininglayer.xapi.Formats;

/**
 * The embedded learning record store.
 *
 * @param authorityHomePage home page of the accounts that stand as authority in statements; never
 *     change it once statements are there
 * @param version version that is answered to requests that name none or a wrong one
 * @param maxBody largest request body; more is answered with 413
 * @param maxAttachments largest request of statements with attachments, all together
 * @param maxState largest state document, also after a merge; more is answered with 413
 * @param maxProfile the same for profiles of agents and activities
 * @param maxPage most statements in one answer, and how many there are when the client does not say
 * @param requestsPerMinute how often a key may ask one node that has no rate of its own; 0 for no
 *     limit
 * @param credentials keys that are made or replaced at every start
 * @param oauth access tokens of an authorization server
 */
@ConfigurationProperties("traininglayer.lrs")
record LrsProperties(
    @DefaultValue("https://traininglayer.org/xapi/authority") String authorityHomePage,
    @DefaultValue("1.0.3") String version,
    @DefaultValue("8MB") DataSize maxBody,
    @DefaultValue("16MB") DataSize maxAttachments,
    @DefaultValue("2MB") DataSize maxState,
    @DefaultValue("2MB") DataSize maxProfile,
    @DefaultValue("200") int maxPage,
    @DefaultValue("0") int requestsPerMinute,
    @DefaultValue List<Given> credentials,
    @DefaultValue OAuth oauth) {

  /** Refuses a rate that is none. */
  LrsProperties {
    if (maxPage < 1) {
      throw new IllegalArgumentException("traininglayer.lrs.max-page is 1 or more, not " + maxPage);
    }
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "traininglayer.lrs.requests-per-minute is 0 or more, not " + requestsPerMinute);
    }
  }

  /**
   * A key from the configuration.
   *
   * @param organisation the default organisation when absent
   * @param label what it is for
   * @param scopes what it may do
   * @param expires the last day on which it works, in UTC
   * @param actors see {@link KeyTerms#actors}
   * @param activities how the ids of activities begin that it may write about
   * @param perMinute how often it may ask one node; 0 for no limit
   * @param origins web pages that may use it
   */
  record Given(
      @Nullable UUID organisation,
      String key,
      String secret,
      @DefaultValue("from the configuration") String label,
      @DefaultValue("ALL") Set<Scope> scopes,
      @Nullable LocalDate expires,
      @DefaultValue Set<String> actors,
      @DefaultValue Set<String> activities,
      @Nullable Integer perMinute,
      @DefaultValue Set<String> origins) {

    KeyTerms terms() {
      return new KeyTerms(
          scopes,
          expires == null ? null : KeyTerms.endOf(expires),
          actors,
          activities,
          perMinute,
          origins);
    }

    @Override
    public String toString() {
      return "Given[key=" + key + "]";
    }
  }

  /**
   * Access tokens (RFC 6750) as JWT (RFC 9068), for the one organisation. Off without an issuer.
   *
   * @param issuer of the tokens, as it stands in {@code iss}; also the home page of the accounts
   *     that stand as authority in what is written with them
   * @param jwkSet address of its keys; from its metadata when absent
   * @param audience what {@code aud} must hold
   * @param organisation whose statements these are; the default organisation when absent
   * @param scopeClaim where the scopes stand: a list, or words with spaces between
   * @param scopes what a word there lets its bearer do; without any, the words of xAPI do ({@code
   *     statements/write})
   * @param origins web pages that may use tokens; any when empty
   */
  record OAuth(
      @Nullable String issuer,
      @Nullable URI jwkSet,
      @Nullable String audience,
      @Nullable UUID organisation,
      @DefaultValue("scope") String scopeClaim,
      @DefaultValue Map<String, Set<Scope>> scopes,
      @DefaultValue Set<String> origins) {

    /** Refuses half of a setting. */
    OAuth {
      if (issuer == null && (jwkSet != null || audience != null)) {
        throw new IllegalArgumentException(
            "traininglayer.lrs.oauth.issuer is missing: it is what tokens are held against");
      }
      if (issuer != null && !Formats.isIri(issuer)) {
        throw new IllegalArgumentException(
            "traininglayer.lrs.oauth.issuer is no address: " + issuer);
      }
      if (issuer != null && (audience == null || audience.isBlank())) {
        throw new IllegalArgumentException(
            "traininglayer.lrs.oauth.audience is missing: without it, tokens that the same issuer"
                + " made for others would be let in");
      }
      origins = new KeyTerms(Set.of(), null, Set.of(), Set.of(), null, origins).origins();
    }

    boolean on() {
      return issuer != null;
    }

    /** What somebody may do whose token has these words. */
    Set<Scope> granted(Collection<String> words) {
      Map<String, Set<Scope>> meaning = scopes.isEmpty() ? OF_XAPI : scopes;
      EnumSet<Scope> granted = EnumSet.noneOf(Scope.class);
      words.forEach(word -> granted.addAll(meaning.getOrDefault(word, Set.of())));
      return granted;
    }

    /** The names of scopes in xAPI 1.0.3, part 3, 4.2. */
    private static final Map<String, Set<Scope>> OF_XAPI =
        Map.of(
            "all", Set.of(Scope.ALL),
            "all/read", Set.of(Scope.ALL_READ),
            "statements/read", Set.of(Scope.STATEMENTS_READ),
            "statements/read/mine", Set.of(Scope.STATEMENTS_READ_MINE),
            "statements/write", Set.of(Scope.STATEMENTS_WRITE),
            "state", Set.of(Scope.STATE),
            "profile", Set.of(Scope.PROFILE));
  }
}

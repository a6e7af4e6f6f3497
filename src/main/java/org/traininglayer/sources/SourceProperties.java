package org.traininglayer.sources;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Formats;
import org.traininglayer.xapi.XapiVersion;

/**
 * Record stores that are read from.
 *
 * @param enabled whether this node reads
 * @param lrs the stores
 * @param timeout most time for one request
 * @param maxBytes most bytes of one answer
 * @param longestRetry longest wait after faults
 */
@ConfigurationProperties("traininglayer.sources")
record SourceProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<Source> lrs,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("20000000") long maxBytes,
    @DefaultValue("15m") Duration longestRetry) {

  /** Refuses what could not work, by the name of the property. */
  SourceProperties {
    lrs = List.copyOf(lrs);
    if (lrs.stream().map(Source::id).collect(Collectors.toSet()).size() < lrs.size()) {
      throw new IllegalArgumentException("each traininglayer.sources.lrs needs a name of its own");
    }
  }

  /**
   * A record store elsewhere.
   *
   * @param name how it is called here; a new name is a new source, which is read from its beginning
   * @param endpoint the xAPI endpoint, to which {@code /statements} is appended
   * @param username of HTTP Basic credentials
   * @param password of HTTP Basic credentials
   * @param version {@code X-Experience-API-Version}
   * @param organisation whose statements these are; the one that exists from the start
   * @param since statements that were stored there before are left; null for all
   * @param poll how often it is looked at when there is nothing new
   * @param page most statements in one answer
   * @param overlap so far before the last statement the next look begins
   * @param alsoForwarded read although a destination has the same endpoint
   */
  record Source(
      String name,
      URI endpoint,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("1.0.3") String version,
      @Nullable UUID organisation,
      @Nullable Instant since,
      @DefaultValue("1m") Duration poll,
      @DefaultValue("200") int page,
      @DefaultValue("1m") Duration overlap,
      @DefaultValue("false") boolean alsoForwarded) {

    private static final UUID NAMESPACE = UUID.fromString("5a8bb1ff-0b55-5e0e-8f2a-7e6a3d0c9b42");

    /** Refuses what could not work, by the name of the property. */
    Source {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("traininglayer.sources.lrs[].name is missing");
      }
      if (endpoint == null
          || !List.of("http", "https").contains(endpoint.getScheme())
          || endpoint.getHost() == null
          || endpoint.getRawUserInfo() != null
          || endpoint.getRawQuery() != null
          || endpoint.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "traininglayer.sources.lrs[].endpoint of "
                + name
                + " must be an http or https address without a user name, query or fragment");
      }
      if (!Formats.isVersion1(version) && !Formats.isVersion2(version)) {
        throw new IllegalArgumentException(
            "traininglayer.sources.lrs[].version of " + name + " must be 1.0.x or 2.0.x");
      }
      if (page < 1 || !poll.isPositive() || overlap.isNegative()) {
        throw new IllegalArgumentException(
            "traininglayer.sources.lrs[] "
                + name
                + ": page is at least 1, poll longer than nothing, overlap not negative");
      }
    }

    /** The same name of the same organisation is the same source. */
    UUID id() {
      return NameUuid.of(NAMESPACE, owner() + "\n" + name);
    }

    OrganisationId owner() {
      return organisation == null ? OrganisationId.DEFAULT : new OrganisationId(organisation);
    }

    XapiVersion rules() {
      return Formats.isVersion2(version) ? XapiVersion.V2 : XapiVersion.V1;
    }

    /** Where statements are. */
    URI statements() {
      String base = endpoint.toString();
      return URI.create((base.endsWith("/") ? base : base + "/") + "statements");
    }

    /** Without credentials. */
    @Override
    public String toString() {
      return "Source[" + name + "]";
    }
  }
}

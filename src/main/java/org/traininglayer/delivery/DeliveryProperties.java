package org.traininglayer.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;

/**
 * What leaves the house, and how patiently.
 *
 * @param enabled whether this node sends; what waits is kept either way
 * @param lrs external record stores that get every statement
 * @param poll how often a node looks for work that another node brought or that has become due
 * @param parallel most requests under way to one destination from this node
 * @param requestTimeout most time for one request
 * @param lease how long a node may work in a lane without a sign of life; longer than a request
 * @param firstRetry longest wait after the first fault; doubles with each further one
 * @param longestRetry longest wait between two tries
 * @param probe how often a paused destination is tried with one message
 * @param keepDelivered how long delivered statements stay listed
 * @param keepGrades how long delivered grades stay listed
 */
@ConfigurationProperties("traininglayer.delivery")
public record DeliveryProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<Lrs> lrs,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("4") int parallel,
    @DefaultValue("20s") Duration requestTimeout,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("15m") Duration longestRetry,
    @DefaultValue("5m") Duration probe,
    @DefaultValue("7d") Duration keepDelivered,
    @DefaultValue("400d") Duration keepGrades) {

  /** Refuses what could not work, by the name of the property. */
  public DeliveryProperties {
    lrs = List.copyOf(lrs);
    if (lease.compareTo(requestTimeout) <= 0) {
      throw new IllegalArgumentException(
          "traininglayer.delivery.lease must be longer than"
              + " traininglayer.delivery.request-timeout");
    }
    if (parallel < 1) {
      throw new IllegalArgumentException("traininglayer.delivery.parallel must be at least 1");
    }
    if (lrs.stream().map(Lrs::id).collect(Collectors.toSet()).size() < lrs.size()) {
      throw new IllegalArgumentException("each traininglayer.delivery.lrs needs a name of its own");
    }
  }

  /**
   * An external record store.
   *
   * @param name how it is called here; a new name is a new destination, which gets statements from
   *     then on
   * @param endpoint the xAPI endpoint, to which {@code /statements} is appended
   * @param username of HTTP Basic credentials
   * @param password of HTTP Basic credentials
   * @param version {@code X-Experience-API-Version}
   * @param batchCount most statements in one request
   * @param batchBytes most bytes in one request
   * @param organisation whose statements go there; the one that exists from the start
   * @param only which statements go there
   * @param pseudonymKey with this, people go there by a keyed hash of their account; empty for the
   *     account as it is
   */
  public record Lrs(
      String name,
      URI endpoint,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("1.0.3") String version,
      @DefaultValue("50") int batchCount,
      @DefaultValue("1000000") int batchBytes,
      @Nullable UUID organisation,
      @DefaultValue Only only,
      @DefaultValue("") String pseudonymKey) {

    private static final int SHORTEST_KEY = 16;

    private static final UUID NAMESPACE = UUID.fromString("2f0e7d7c-9f0f-5c3e-8a55-7c1f1c1b6a10");

    /** Refuses what could not work, by the name of the property. */
    public Lrs {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("traininglayer.delivery.lrs[].name is missing");
      }
      if (endpoint == null
          || !List.of("http", "https").contains(endpoint.getScheme())
          || endpoint.getHost() == null
          || endpoint.getRawUserInfo() != null
          || endpoint.getRawQuery() != null
          || endpoint.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "traininglayer.delivery.lrs[].endpoint of "
                + name
                + " must be an http or https address without a user name, query or fragment");
      }
      if (batchCount < 1 || batchBytes < 1) {
        throw new IllegalArgumentException(
            "traininglayer.delivery.lrs[].batch-count and batch-bytes of "
                + name
                + " must be at least 1");
      }
      if (!pseudonymKey.isEmpty() && pseudonymKey.length() < SHORTEST_KEY) {
        throw new IllegalArgumentException(
            "traininglayer.delivery.lrs[].pseudonym-key of "
                + name
                + " must have at least 16 characters");
      }
    }

    /** Whose statements go there. */
    public OrganisationId owner() {
      return organisation == null ? OrganisationId.DEFAULT : new OrganisationId(organisation);
    }

    /** The destination's id: the same name of the same organisation is the same destination. */
    public UUID id() {
      return NameUuid.of(NAMESPACE, owner() + "\n" + name);
    }

    /** Where statements are sent. */
    public URI statements() {
      return at("statements");
    }

    /** The address of a resource. */
    public URI at(String resource) {
      String base = endpoint.toString();
      return URI.create((base.endsWith("/") ? base : base + "/") + resource);
    }

    /** Without credentials. */
    @Override
    public String toString() {
      return "Lrs[" + name + " at " + endpoint.getHost() + "]";
    }
  }

  /**
   * Which statements go to a record store: those that fit every list that is not empty.
   *
   * @param verbs ids of verbs
   * @param activities beginnings of the ids of activities that statements are about
   * @param categories ids of activities in {@code context.contextActivities.category}
   */
  public record Only(
      @DefaultValue List<String> verbs,
      @DefaultValue List<String> activities,
      @DefaultValue List<String> categories) {

    /** The lists are copied. */
    public Only {
      verbs = List.copyOf(verbs);
      activities = List.copyOf(activities);
      categories = List.copyOf(categories);
    }

    /** Whether everything goes. */
    public boolean everything() {
      return verbs.isEmpty() && activities.isEmpty() && categories.isEmpty();
    }
  }
}

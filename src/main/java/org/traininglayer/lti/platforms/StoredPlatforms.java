package org.traininglayer.lti.platforms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformControl.Origin;
import org.traininglayer.lti.PlatformControl.State;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.diagnosis.refusals.RefusalReason;
import org.traininglayer.lti.diagnosis.refusals.Refused;
import org.traininglayer.lti.diagnosis.refusals.RefusedException;
import org.traininglayer.lti.platforms.KnownPlatform.KnownInstance;
import org.traininglayer.lti.platforms.KnownPlatform.Seen;
import org.traininglayer.persistence.AfterTransaction;

/**
 * Platforms in the database, remembered for ten seconds: a launch need not ask again, and all nodes
 * agree soon after a change.
 */
@Component
public class StoredPlatforms implements Platforms {

  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final boolean plainHttp;
  private final Cache<PlatformId, KnownPlatform> byId = cache();
  private final Cache<String, List<Platform>> byIssuer = cache();

  StoredPlatforms(
      JdbcClient jdbc,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.jdbc = jdbc;
    this.plainHttp = plainHttp;
  }

  /** The platform with its deployments, as known up to ten seconds ago. */
  public Optional<KnownPlatform> known(PlatformId id) {
    KnownPlatform remembered = byId.getIfPresent(id);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<KnownPlatform> now = load(id);
    now.ifPresent(found -> byId.put(id, found));
    return now;
  }

  /** The same, as it is now. */
  public Optional<KnownPlatform> knownNow(PlatformId id) {
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
    return known(id);
  }

  /**
   * The platform, if launches from it are taken.
   *
   * @throws org.traininglayer.lti.diagnosis.refusals.RefusedException if it waits for approval, was
   *     taken out of use or is gone
   */
  public KnownPlatform knownInUse(PlatformId id) {
    KnownPlatform found =
        known(id)
            .filter(KnownPlatform::inUse)
            .or(() -> knownNow(id))
            .orElseThrow(() -> Refused.because(RefusalReason.PLATFORM_UNKNOWN).toException());
    return switch (found.state()) {
      case ACTIVE -> found;
      case PENDING -> throw notInUse(found, RefusalReason.PLATFORM_PENDING);
      case OUT_OF_USE -> throw notInUse(found, RefusalReason.PLATFORM_OUT_OF_USE);
    };
  }

  private static RefusedException notInUse(KnownPlatform platform, RefusalReason reason) {
    return Refused.because(reason, "a platform in use", platform.state().name())
        .of(platform.platform())
        .toException();
  }

  /** Somebody changed this platform's deployments; to be read again. */
  public void changed(PlatformId id) {
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
  }

  /**
   * The platforms of this issuer with this client id, or all of the issuer where none is named.
   * What is not remembered is asked for: another node may have registered it just now.
   */
  public List<Platform> of(String issuer, @Nullable String clientId) {
    List<Platform> remembered = matching(byIssuer.getIfPresent(issuer), clientId);
    if (!remembered.isEmpty()) {
      return remembered;
    }
    List<Platform> now = loadIssuer(issuer);
    if (now.isEmpty()) {
      byIssuer.invalidate(issuer); // nothing is remembered of issuers that anybody can invent
    } else {
      byIssuer.put(issuer, now);
    }
    return matching(now, clientId);
  }

  private static List<Platform> matching(
      @Nullable List<Platform> platforms, @Nullable String clientId) {
    return platforms == null
        ? List.of()
        : platforms.stream()
            .filter(platform -> clientId == null || platform.clientId().equals(clientId))
            .toList();
  }

  @Override
  public Optional<Platform> find(PlatformId id) {
    return known(id).map(KnownPlatform::platform);
  }

  @Override
  public boolean inUse(PlatformId id) {
    return known(id).filter(KnownPlatform::inUse).isPresent();
  }

  @Override
  public List<Platform> all(OrganisationId organisation) {
    return jdbc
        .sql(
            """
            select * from lti_platform where organisation_id = :organisation
            """)
        .param("organisation", organisation.value())
        .query(StoredPlatforms::platform)
        .list()
        .stream()
        .sorted(
            Comparator.comparing(Platform::name, NameOrder.ascending())
                .thenComparing(platform -> platform.id().value()))
        .toList();
  }

  @Override
  @Transactional
  public Platform register(Platform platform, List<String> deploymentIds) {
    return register(platform, deploymentIds, Origin.CONSOLE, State.ACTIVE);
  }

  /**
   * The same, saying who enters it and how a new one begins. A known one keeps its origin, and its
   * state too, except that it waits no longer when it is entered as active.
   */
  @Transactional
  public Platform register(
      Platform platform, List<String> deploymentIds, Origin origin, State state) {
    List<String> problems = PlatformCheck.problems(platform, deploymentIds, plainHttp);
    if (!problems.isEmpty()) {
      throw new PlatformRefusedException(problems);
    }
    Platform kept = upsert(platform, origin, state);
    for (String deployment : deploymentIds) {
      acceptDeployment(kept.id(), deployment);
    }
    forget(kept);
    return kept;
  }

  private Platform upsert(Platform platform, Origin origin, State state) {
    return jdbc.sql(
            """
            insert into lti_platform
              (id, organisation_id, name, issuer, client_id, authorization_endpoint,
               token_endpoint, token_audience, jwks_uri, product_family, new_deployments,
               anonymous_allowed, origin, state)
            values
              (:id, :organisation, :name, :issuer, :client, :authorization, :token, :audience,
               :jwks, :family, :deployments, :anonymous, :origin, :state)
            on conflict (issuer, client_id) do update set
              name = excluded.name,
              authorization_endpoint = excluded.authorization_endpoint,
              token_endpoint = excluded.token_endpoint,
              token_audience = excluded.token_audience,
              jwks_uri = excluded.jwks_uri,
              product_family = excluded.product_family,
              new_deployments = excluded.new_deployments,
              anonymous_allowed = excluded.anonymous_allowed,
              state = case when lti_platform.state = 'PENDING' then excluded.state
                else lti_platform.state end,
              updated_at = now()
            where lti_platform.organisation_id = excluded.organisation_id
            returning *
            """)
        .param("id", platform.id().value())
        .param("organisation", platform.organisation().value())
        .param("name", platform.name())
        .param("issuer", platform.issuer())
        .param("client", platform.clientId())
        .param("authorization", platform.authorizationEndpoint().toString())
        .param("token", text(platform.tokenEndpoint()), Types.VARCHAR)
        .param("audience", platform.tokenAudience())
        .param("jwks", platform.jwksUri().toString())
        .param("family", platform.productFamily())
        .param("deployments", platform.newDeployments().name())
        .param("anonymous", platform.anonymousAllowed())
        .param("origin", origin.name())
        .param("state", state.name())
        .query(StoredPlatforms::platform)
        .optional()
        .orElseThrow(() ->
            new PlatformRefusedException(
                List.of("This issuer and client id belong to another organisation")));
  }

  @Override
  public List<Deployment> deployments(PlatformId id) {
    return jdbc.sql(
            """
            select deployment_id, accepted, first_seen_at from lti_deployment
            where platform_id = :platform
            order by first_seen_at desc, deployment_id
            """)
        .param("platform", id.value())
        .query((row, number) ->
            new Deployment(
                row.getString(1),
                row.getBoolean(2),
                row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public void acceptDeployment(PlatformId id, String deploymentId) {
    jdbc.sql(
            """
            insert into lti_deployment (platform_id, deployment_id, accepted)
            values (:platform, :deployment, true)
            on conflict (platform_id, deployment_id) do update set accepted = true
            """)
        .param("platform", id.value())
        .param("deployment", deploymentId)
        .update();
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
  }

  /** Lists a deployment that was not seen before, waiting for the administrator. */
  public void holdDeployment(PlatformId id, String deploymentId) {
    jdbc.sql(
            """
            insert into lti_deployment (platform_id, deployment_id, accepted)
            values (:platform, :deployment, false)
            on conflict (platform_id, deployment_id) do nothing
            """)
        .param("platform", id.value())
        .param("deployment", deploymentId)
        .update();
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
  }

  /** Writes down that launches come from this deployment and institution, to the hour. */
  public void seen(
      PlatformId id, String deploymentId, String platformInstance, @Nullable String guid) {
    jdbc.sql(
            """
            with deployment as (
              update lti_deployment set last_seen_at = now(), platform_instance = :platformInstance
              where platform_id = :platform and deployment_id = :deployment
            )
            update lti_platform_instance set last_seen_at = now()
            where platform_id = :platform and guid = :guid
            """)
        .param("platform", id.value())
        .param("deployment", deploymentId)
        .param("platformInstance", platformInstance)
        .param("guid", guid)
        .update();
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
  }

  /**
   * Lists an institution that was not seen before. The first is at home.
   *
   * @param apart whether further ones are kept apart
   * @param accepted whether further ones are let in at once
   */
  public KnownInstance meet(
      PlatformId id, String guid, @Nullable String name, boolean apart, boolean accepted) {
    // Two at the same instant cannot both be the first: the second one's row is refused, so again.
    for (int attempt = 0; attempt < 2; attempt++) {
      insertInstance(id, guid, name, apart, accepted);
    }
    AfterTransaction.alsoAfter(() -> byId.invalidate(id));
    return known(id)
        .flatMap(platform -> platform.platformInstance(guid))
        .orElseThrow(() -> new IllegalStateException("an institution was listed and is not there"));
  }

  private void insertInstance(
      PlatformId id, String guid, @Nullable String name, boolean apart, boolean accepted) {
    jdbc.sql(
            """
            insert into lti_platform_instance
              (platform_id, guid, platform_instance, home, name, accepted, first_seen_at, last_seen_at)
            select :platform, :guid, case when known.home or not :apart then '' else :guid end,
              known.home, :name, known.home or :accepted, now(), now()
            from (select not exists
              (select 1 from lti_platform_instance where platform_id = :platform and home) as home) known
            on conflict do nothing
            """)
        .param("platform", id.value())
        .param("guid", guid)
        .param("name", name)
        .param("apart", apart)
        .param("accepted", accepted)
        .update();
  }

  private Optional<KnownPlatform> load(PlatformId id) {
    return jdbc.sql("select * from lti_platform where id = :id")
        .param("id", id.value())
        .query((row, number) ->
            new KnownPlatform(
                platform(row, number), State.valueOf(row.getString("state")), Map.of(), Map.of()))
        .optional()
        .map(found ->
            new KnownPlatform(
                found.platform(), found.state(), loadDeployments(id), loadInstances(id)));
  }

  private Map<String, Seen> loadDeployments(PlatformId id) {
    Map<String, Seen> deployments = new HashMap<>();
    jdbc.sql(
            """
            select deployment_id, accepted, last_seen_at from lti_deployment
            where platform_id = :platform
            """)
        .param("platform", id.value())
        .query(row -> {
          deployments.put(row.getString("deployment_id"), seen(row));
        });
    return deployments;
  }

  private Map<String, KnownInstance> loadInstances(PlatformId id) {
    Map<String, KnownInstance> instances = new HashMap<>();
    jdbc.sql(
            "select guid, platform_instance, accepted, last_seen_at from lti_platform_instance"
                + " where platform_id = :id")
        .param("id", id.value())
        .query(row -> {
          instances.put(
              row.getString("guid"),
              new KnownInstance(row.getString("platform_instance"), seen(row)));
        });
    return instances;
  }

  private static Seen seen(ResultSet row) throws SQLException {
    OffsetDateTime last = row.getObject("last_seen_at", OffsetDateTime.class);
    return new Seen(row.getBoolean("accepted"), last == null ? null : last.toInstant());
  }

  private List<Platform> loadIssuer(String issuer) {
    return jdbc.sql("select * from lti_platform where issuer = :issuer")
        .param("issuer", issuer)
        .query(StoredPlatforms::platform)
        .list();
  }

  void forget(Platform platform) {
    AfterTransaction.alsoAfter(() -> {
      byId.invalidate(platform.id());
      byIssuer.invalidate(platform.issuer());
    });
  }

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(REMEMBERED).build();
  }

  static Platform platform(ResultSet row, int number) throws SQLException {
    return new Platform(
        new PlatformId(row.getObject("id", UUID.class)),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("name"),
        row.getString("issuer"),
        row.getString("client_id"),
        URI.create(row.getString("authorization_endpoint")),
        address(row, "token_endpoint"),
        nullable(row, "token_audience"),
        URI.create(row.getString("jwks_uri")),
        nullable(row, "product_family"),
        NewDeployments.valueOf(row.getString("new_deployments")),
        row.getBoolean("anonymous_allowed"));
  }

  static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }

  private static @Nullable URI address(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : URI.create(text);
  }

  private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}

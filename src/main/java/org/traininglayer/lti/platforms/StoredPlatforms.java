package org.traininglayer.lti.platforms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
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
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformRefusedException;
import org.traininglayer.lti.Platforms;

/**
 * Platforms in the database, remembered for ten seconds: a launch need not ask again, and all nodes
 * agree soon after a change.
 */
@Component
public class StoredPlatforms implements Platforms {

  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final boolean plainHttp;
  private final Cache<PlatformId, Optional<KnownPlatform>> byId = cache();
  private final Cache<String, List<Platform>> byIssuer = cache();

  StoredPlatforms(
      JdbcClient jdbc,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.jdbc = jdbc;
    this.plainHttp = plainHttp;
  }

  /** The platform with its deployments, as known up to ten seconds ago. */
  public Optional<KnownPlatform> known(PlatformId id) {
    return byId.get(id, this::load);
  }

  /** The same, as it is now. */
  public Optional<KnownPlatform> knownNow(PlatformId id) {
    byId.invalidate(id);
    return known(id);
  }

  /** Somebody changed this platform's deployments; to be read again. */
  public void changed(PlatformId id) {
    byId.invalidate(id);
  }

  /** Every platform of this issuer. */
  public List<Platform> of(String issuer) {
    return byIssuer.get(issuer, this::loadIssuer);
  }

  @Override
  public Optional<Platform> find(PlatformId id) {
    return known(id).map(KnownPlatform::platform);
  }

  @Override
  public List<Platform> all(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from lti_platform where organisation_id = :organisation
            order by lower(name), id
            """)
        .param("organisation", organisation.value())
        .query(StoredPlatforms::platform)
        .list();
  }

  @Override
  @Transactional
  public Platform register(Platform platform, List<String> deploymentIds) {
    List<String> problems = PlatformCheck.problems(platform, deploymentIds, plainHttp);
    if (!problems.isEmpty()) {
      throw new PlatformRefusedException(problems);
    }
    Platform kept = upsert(platform);
    if (!kept.organisation().equals(platform.organisation())) {
      throw new PlatformRefusedException(
          List.of("This issuer and client id belong to another organisation"));
    }
    for (String deployment : deploymentIds) {
      acceptDeployment(kept.id(), deployment);
    }
    forget(kept);
    return kept;
  }

  private Platform upsert(Platform platform) {
    return jdbc.sql(
            """
            insert into lti_platform
              (id, organisation_id, name, issuer, client_id, authorization_endpoint,
               token_endpoint, token_audience, jwks_uri, product_family, new_deployments,
               anonymous_allowed)
            values
              (:id, :organisation, :name, :issuer, :client, :authorization, :token, :audience,
               :jwks, :family, :deployments, :anonymous)
            on conflict (issuer, client_id) do update set
              name = excluded.name,
              authorization_endpoint = excluded.authorization_endpoint,
              token_endpoint = excluded.token_endpoint,
              token_audience = excluded.token_audience,
              jwks_uri = excluded.jwks_uri,
              product_family = excluded.product_family,
              new_deployments = excluded.new_deployments,
              anonymous_allowed = excluded.anonymous_allowed,
              updated_at = now()
            returning *
            """)
        .param("id", platform.id().value())
        .param("organisation", platform.organisation().value())
        .param("name", platform.name())
        .param("issuer", platform.issuer())
        .param("client", platform.clientId())
        .param("authorization", platform.authorizationEndpoint().toString())
        .param("token", platform.tokenEndpoint().toString())
        .param("audience", platform.tokenAudience())
        .param("jwks", platform.jwksUri().toString())
        .param("family", platform.productFamily())
        .param("deployments", platform.newDeployments().name())
        .param("anonymous", platform.anonymousAllowed())
        .query(StoredPlatforms::platform)
        .single();
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
    byId.invalidate(id);
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
    byId.invalidate(id);
  }

  private Optional<KnownPlatform> load(PlatformId id) {
    Optional<Platform> platform =
        jdbc.sql("select * from lti_platform where id = :id")
            .param("id", id.value())
            .query(StoredPlatforms::platform)
            .optional();
    return platform.map(found -> new KnownPlatform(found, loadDeployments(id)));
  }

  private Map<String, Boolean> loadDeployments(PlatformId id) {
    Map<String, Boolean> deployments = new HashMap<>();
    jdbc.sql("select deployment_id, accepted from lti_deployment where platform_id = :platform")
        .param("platform", id.value())
        .query(row -> {
          deployments.put(row.getString(1), row.getBoolean(2));
        });
    return deployments;
  }

  private List<Platform> loadIssuer(String issuer) {
    return jdbc.sql("select * from lti_platform where issuer = :issuer")
        .param("issuer", issuer)
        .query(StoredPlatforms::platform)
        .list();
  }

  private void forget(Platform platform) {
    byId.invalidate(platform.id());
    byIssuer.invalidate(platform.issuer());
  }

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(REMEMBERED).build();
  }

  private static Platform platform(ResultSet row, int number) throws SQLException {
    return new Platform(
        new PlatformId(row.getObject("id", UUID.class)),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("name"),
        row.getString("issuer"),
        row.getString("client_id"),
        URI.create(row.getString("authorization_endpoint")),
        URI.create(row.getString("token_endpoint")),
        nullable(row, "token_audience"),
        URI.create(row.getString("jwks_uri")),
        nullable(row, "product_family"),
        NewDeployments.valueOf(row.getString("new_deployments")),
        row.getBoolean("anonymous_allowed"));
  }

  private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}

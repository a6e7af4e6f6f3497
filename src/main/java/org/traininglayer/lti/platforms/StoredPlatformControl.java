package org.traininglayer.lti.platforms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformControl;
import org.traininglayer.lti.PlatformRefusedException;

/** Decisions about platforms, in the database; effective on every node within seconds. */
@Component
class StoredPlatformControl implements PlatformControl {

  /** The platform, if it is the organisation's. */
  private static final String OWN =
      "(select id from lti_platform where id = :platform and organisation_id = :organisation)";

  private final JdbcClient jdbc;
  private final StoredPlatforms platforms;
  private final boolean plainHttp;

  StoredPlatformControl(
      JdbcClient jdbc,
      StoredPlatforms platforms,
      @Value("${traininglayer.http.allow-private-addresses:false}") boolean plainHttp) {
    this.jdbc = jdbc;
    this.platforms = platforms;
    this.plainHttp = plainHttp;
  }

  @Override
  public List<PlatformId> pending(OrganisationId organisation) {
    return jdbc.sql(
            """
            select id from lti_platform
            where organisation_id = :organisation and state = 'PENDING'
            order by created_at, id
            """)
        .param("organisation", organisation.value())
        .query((row, number) -> new PlatformId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public Optional<State> state(OrganisationId organisation, PlatformId id) {
    return own("select state from lti_platform where id = " + OWN, organisation, id)
        .query(String.class)
        .optional()
        .map(State::valueOf);
  }

  @Override
  public Optional<Origin> origin(OrganisationId organisation, PlatformId id) {
    return own("select origin from lti_platform where id = " + OWN, organisation, id)
        .query(String.class)
        .optional()
        .map(Origin::valueOf);
  }

  @Override
  public boolean use(OrganisationId organisation, PlatformId id, boolean inUse) {
    State state = inUse ? State.ACTIVE : State.OUT_OF_USE;
    return changed(
        own(
                """
                update lti_platform set state = :state, updated_at = now()
                where state <> :state and id =\
                """
                    + OWN,
                organisation,
                id)
            .param("state", state.name()),
        id);
  }

  @Override
  public boolean reject(OrganisationId organisation, PlatformId id) {
    return changed(
        own("delete from lti_platform where state = 'PENDING' and id = " + OWN, organisation, id),
        id);
  }

  @Override
  public Platform change(OrganisationId organisation, Platform changed) {
    List<String> problems = PlatformCheck.problems(changed, List.of(), plainHttp);
    if (!problems.isEmpty()) {
      throw new PlatformRefusedException(problems);
    }
    Platform kept =
        own(
                """
                update lti_platform set
                  name = :name,
                  authorization_endpoint = :authorization,
                  token_endpoint = :token,
                  token_audience = :audience,
                  jwks_uri = :jwks,
                  product_family = :family,
                  new_deployments = :deployments,
                  anonymous_allowed = :anonymous,
                  updated_at = now()
                where id =\
                """
                    + OWN
                    + " returning *",
                organisation,
                changed.id())
            .param("name", changed.name())
            .param("authorization", changed.authorizationEndpoint().toString())
            .param("token", StoredPlatforms.text(changed.tokenEndpoint()), Types.VARCHAR)
            .param("audience", changed.tokenAudience())
            .param("jwks", changed.jwksUri().toString())
            .param("family", changed.productFamily())
            .param("deployments", changed.newDeployments().name())
            .param("anonymous", changed.anonymousAllowed())
            .query(StoredPlatforms::platform)
            .optional()
            .orElseThrow(
                () -> new PlatformRefusedException(List.of("This platform is no longer there")));
    platforms.forget(kept);
    return kept;
  }

  @Override
  public List<Installation> installations(OrganisationId organisation, PlatformId id) {
    return own(
            """
            select d.deployment_id, d.accepted, d.first_seen_at, d.last_seen_at, t.name
            from lti_deployment d
            left join lateral (
              select name from lti_platform_instance
              where platform_id = d.platform_id and platform_instance = d.platform_instance
              order by home desc, last_seen_at desc
              limit 1
            ) t on d.last_seen_at is not null
            where d.platform_id =\
            """
                + OWN
                + " order by d.first_seen_at desc, d.deployment_id",
            organisation,
            id)
        .query((row, number) ->
            new Installation(
                row.getString("deployment_id"),
                row.getBoolean("accepted"),
                instant(row, "first_seen_at"),
                nullableInstant(row, "last_seen_at"),
                row.getString("name")))
        .list();
  }

  @Override
  public boolean decide(
      OrganisationId organisation, PlatformId id, String deploymentId, Decision decision) {
    String sql =
        switch (decision) {
          case ACCEPT -> "update lti_deployment set accepted = true where not accepted and";
          case HOLD -> "update lti_deployment set accepted = false where accepted and";
          case REMOVE -> "delete from lti_deployment where";
        };
    return changed(
        own(sql + " deployment_id = :deployment and platform_id = " + OWN, organisation, id)
            .param("deployment", deploymentId),
        id);
  }

  @Override
  public List<PlatformInstance> instances(OrganisationId organisation, PlatformId id) {
    return own(
            "select * from lti_platform_instance where platform_id = "
                + OWN
                + " order by home desc, first_seen_at, guid",
            organisation,
            id)
        .query((row, number) ->
            new PlatformInstance(
                row.getString("guid"),
                row.getString("name"),
                row.getBoolean("home"),
                !row.getString("platform_instance").isEmpty(),
                row.getBoolean("accepted"),
                instant(row, "first_seen_at"),
                instant(row, "last_seen_at")))
        .list();
  }

  @Override
  public boolean admit(OrganisationId organisation, PlatformId id, String guid, boolean accepted) {
    return changed(
        own(
                "update lti_platform_instance set accepted = :accepted"
                    + " where accepted <> :accepted and guid = :guid and platform_id = "
                    + OWN,
                organisation,
                id)
            .param("guid", guid)
            .param("accepted", accepted),
        id);
  }

  private StatementSpec own(String sql, OrganisationId organisation, PlatformId id) {
    return jdbc.sql(sql).param("platform", id.value()).param("organisation", organisation.value());
  }

  private boolean changed(StatementSpec statement, PlatformId id) {
    boolean changed = statement.update() > 0;
    platforms.changed(id);
    return changed;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstant(ResultSet row, String column)
      throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}

package org.traininglayer.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import org.traininglayer.sources.SourceProperties.Source;

/** The sources of the settings, for the console. */
@Component
class StoredSources implements Sources {

  /** So many characters of a statement are shown; it may have megabytes. */
  private static final int MOST_SHOWN = 10_000;

  private static final int MOST_LOOKED_AT = 10_000;

  private final JdbcClient jdbc;
  private final SourceProperties settings;
  private final AlsoForwarded forwarded;

  StoredSources(JdbcClient jdbc, SourceProperties settings, AlsoForwarded forwarded) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.forwarded = forwarded;
  }

  @Override
  public List<State> of(OrganisationId organisation) {
    return settings.lrs().stream()
        .filter(one -> one.owner().equals(organisation))
        .sorted(Comparator.comparing(Source::name))
        .flatMap(one ->
            jdbc
                .sql(
                    """
                    select * from record_source
                    where organisation_id = :organisation and id = :id
                    """)
                .param("organisation", organisation.value())
                .param("id", one.id())
                .query((row, n) -> state(one, row))
                .list()
                .stream())
        .toList();
  }

  private State state(Source source, ResultSet row) throws SQLException {
    return new State(
        source.id(),
        source.name(),
        source.endpoint(),
        source.version(),
        Rows.instantOrNull(row, "read_through"),
        Rows.instantOrNull(row, "looked_at"),
        Rows.instantOrNull(row, "caught_up_at"),
        Rows.instant(row, "due_at"),
        Rows.instantOrNull(row, "paused_at"),
        row.getInt("failures"),
        row.getString("last_error"),
        Rows.instantOrNull(row, "last_error_at"),
        row.getLong("added"),
        row.getLong("known"),
        row.getLong("refused"),
        row.getString("more") != null,
        forwarded.as(source).orElse(null));
  }

  @Override
  public List<Reason> reasons(OrganisationId organisation, UUID source) {
    return jdbc.sql(
            """
            select kind, max(reason) as example, count(*) as statements, max(refused_at) as newest
            from (
              select kind, reason, refused_at from record_source_refusal
              where organisation_id = :organisation and source_id = :source and json <> ''
              limit :most) r
            group by kind order by statements desc, kind
            """)
        .param("organisation", organisation.value())
        .param("source", source)
        .param("most", MOST_LOOKED_AT)
        .query((row, n) ->
            new Reason(
                row.getString("kind"),
                row.getString("example"),
                row.getLong("statements"),
                Rows.instant(row, "newest")))
        .list();
  }

  @Override
  public List<Refused> refused(OrganisationId organisation, UUID source, int most) {
    return jdbc.sql(
            """
            select reason, left(json, :shown) as json, refused_at from record_source_refusal
            where organisation_id = :organisation and source_id = :source and json <> ''
            order by refused_at desc, digest limit :most
            """)
        .param("organisation", organisation.value())
        .param("source", source)
        .param("most", most)
        .param("shown", MOST_SHOWN)
        .query((row, n) ->
            new Refused(
                row.getString("reason"), row.getString("json"), Rows.instant(row, "refused_at")))
        .list();
  }

  @Override
  public boolean pause(OrganisationId organisation, UUID source) {
    return jdbc.sql(
                """
                update record_source set paused_at = coalesce(paused_at, now())
                where id = :id and organisation_id = :organisation
                """)
            .param("id", source)
            .param("organisation", organisation.value())
            .update()
        > 0;
  }

  @Override
  public boolean resume(OrganisationId organisation, UUID source) {
    return jdbc.sql(
                """
                update record_source set paused_at = null, failures = 0, due_at = now()
                where id = :id and organisation_id = :organisation
                """)
            .param("id", source)
            .param("organisation", organisation.value())
            .update()
        > 0;
  }
}

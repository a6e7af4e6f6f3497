package org.traininglayer.lrs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.ExportSearch.Found;
import org.traininglayer.lrs.ExportSearch.Place;
import org.traininglayer.lrs.flat.CsvTable;
import org.traininglayer.lrs.flat.ParquetTable;
import org.traininglayer.lrs.flat.StatementColumns;
import org.traininglayer.lrs.flat.Table;
import org.traininglayer.xapi.Profile;
import org.traininglayer.xapi.StatementTemplate;
import org.traininglayer.xapi.XapiVersion;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code statement_export}, and the files that are made while they are read. */
@Component
class StoredExports implements StatementExports {

  /**
   * Whoever writes says so after each piece of some MB; a process that ended says nothing any more.
   */
  private static final String STALLED =
      "state = 'RUNNING' and noted_at < now() - interval '10 minutes' as stalled";

  private final JdbcClient jdbc;
  private final ExportSearch search;
  private final LedgerClock clock;
  private final Pseudonyms pseudonyms;
  private final String homePageOfKeys;
  private final ApplicationEventPublisher events;

  StoredExports(
      JdbcClient jdbc,
      ExportSearch search,
      LedgerClock clock,
      Pseudonyms pseudonyms,
      LrsProperties properties,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.search = search;
    this.clock = clock;
    this.pseudonyms = pseudonyms;
    this.homePageOfKeys = properties.authorityHomePage();
    this.events = events;
  }

  @Override
  @Transactional
  public Export begin(OrganisationId organisation, String who, Wish wish) {
    if (wish.template() != null && Profile.ours().template(wish.template()).isEmpty()) {
      throw new NoSuchThing("There is no template '" + wish.template() + "' in our profile.");
    }
    Place after = after(organisation, wish);
    Instant through = clock.look().consistentThrough();
    if (wish.until() != null && wish.until().isBefore(through)) {
      through = wish.until();
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into statement_export (id, organisation_id, who, purpose, format, naming, verb,
              activity, template, since, until, after_id, through, expected)
            values (:id, :organisation, :who, :purpose, :format, :naming, cast(:verb as text),
              cast(:activity as text), cast(:template as text), cast(:since as timestamptz),
              cast(:until as timestamptz), cast(:after as uuid), :through, cast(:expected as bigint))
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .param("who", who)
        .param("purpose", wish.purpose())
        .param("format", wish.format().name())
        .param("naming", wish.naming().name())
        .param("verb", wish.verb())
        .param("activity", wish.activity())
        .param("template", wish.template())
        .param("since", text(wish.since()))
        .param("until", text(wish.until()))
        .param("after", text(wish.after()))
        .param("through", through.atOffset(ZoneOffset.UTC))
        .param("expected", text(search.count(organisation, wish, through, after)))
        .update();
    Map<String, String> what = new LinkedHashMap<>(wish.filter());
    what.put("format", wish.format().ending());
    what.put("people", wish.naming().name().toLowerCase(Locale.ROOT));
    what.put("purpose", wish.purpose());
    events.publishEvent(new ExportBegan(organisation, id, who, what));
    return find(organisation, id).orElseThrow();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  @Override
  public Optional<Export> find(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "select *, "
                + STALLED
                + " from statement_export where organisation_id = :organisation and id = :id")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, n) -> export(row))
        .optional();
  }

  @Override
  public List<Export> newest(OrganisationId organisation, int count) {
    return jdbc.sql(
            "select *, "
                + STALLED
                + """
                 from statement_export where organisation_id = :organisation
                order by begun_at desc, id limit :count
                """)
        .param("organisation", organisation.value())
        .param("count", count)
        .query((row, n) -> export(row))
        .list();
  }

  @Override
  public void write(Export export, OutputStream out) throws IOException {
    boolean whole = false;
    long rows = 0;
    note(export, State.RUNNING, 0, null, null);
    MessageDigest digest = sha256();
    try {
      // The digest is taken in large pieces.
      OutputStream file = new BufferedOutputStream(new DigestOutputStream(out, digest), 64 << 10);
      Sink sink = sink(export.wish().format(), file);
      Pseudonyms.@Nullable Key key =
          export.wish().naming() == Naming.PSEUDONYM ? pseudonyms.key(export.organisation()) : null;
      Place place = after(export.organisation(), export.wish());
      List<Found> piece;
      do {
        piece = search.next(export.organisation(), export.wish(), export.through(), place);
        if (!piece.isEmpty()) {
          rows += add(export.wish(), piece, key, sink);
          KeptStatement last = piece.getLast().kept();
          place = new Place(last.stored(), last.seq());
          UUID id = key == null ? last.id() : key.statements().hide(last.id());
          note(export, State.RUNNING, rows, id, null);
        }
      } while (!piece.isEmpty());
      sink.end();
      file.flush();
      note(export, State.WRITTEN, rows, null, HexFormat.of().formatHex(digest.digest()));
      whole = true;
    } finally {
      if (!whole) {
        note(export, State.BROKEN_OFF, rows, null, null);
      }
    }
  }

  private int add(Wish wish, List<Found> piece, Pseudonyms.@Nullable Key key, Sink sink)
      throws IOException {
    int added = 0;
    for (Found found : piece) {
      ObjectNode statement = found.kept().shown(XapiVersion.V1);
      String template =
          Profile.ours().templateOf(statement).map(StatementTemplate::name).orElse(null);
      if (wish.template() != null && !wish.template().equals(template)) {
        continue;
      }
      if (key != null) {
        key.hide(statement);
        key.hideAuthority(statement, homePageOfKeys);
        WholeDays.in(statement);
      }
      Instant stored = found.kept().stored();
      sink.add(found, key == null ? stored : WholeDays.of(stored), statement, template);
      added++;
    }
    return added;
  }

  /** Where the statements of a file go. */
  private interface Sink {
    void add(Found found, Instant stored, ObjectNode statement, @Nullable String template)
        throws IOException;

    /** Never where something failed: what is left is then no whole file, and does not look so. */
    void end() throws IOException;
  }

  private static Sink sink(Format format, OutputStream out) throws IOException {
    return switch (format) {
      case NDJSON -> new Lines(out);
      case CSV -> new Rows(new CsvTable(StatementColumns.COLUMNS, out));
      case PARQUET -> new Rows(new ParquetTable(StatementColumns.COLUMNS, out));
    };
  }

  private record Rows(Table table) implements Sink {
    @Override
    public void add(Found found, Instant stored, ObjectNode statement, @Nullable String template)
        throws IOException {
      table.add(StatementColumns.row(statement, new StatementColumns.Kept(stored, found.voided())));
    }

    @Override
    public void end() throws IOException {
      table.close();
    }
  }

  private record Lines(OutputStream out) implements Sink {
    @Override
    public void add(Found found, Instant stored, ObjectNode statement, @Nullable String template)
        throws IOException {
      ObjectNode line =
          StrictJson.MAPPER
              .createObjectNode()
              .put("id", statement.path("id").stringValue(""))
              .put("stored", XapiResponse.timestamp(stored))
              .put("voided", found.voided());
      if (template != null) {
        line.put("template", template);
      }
      line.set("statement", statement);
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() throws IOException {
      out.flush();
    }
  }

  /** Files without names have other ids; own ones, of a file made before that was so, go on too. */
  private @Nullable Place after(OrganisationId organisation, Wish wish) {
    UUID after = wish.after();
    if (after == null) {
      return null;
    }
    Optional<Place> hidden =
        wish.naming() == Naming.PSEUDONYM
            ? search.place(organisation, pseudonyms.key(organisation).statements().reveal(after))
            : Optional.empty();
    return hidden
        .or(() -> search.place(organisation, after))
        .orElseThrow(() ->
            new NoSuchThing(
                "There is no statement "
                    + after
                    + " any more to go on after: say since when instead, with the time at which"
                    + " the last one was stored."));
  }

  private void note(
      Export export, State state, long rows, @Nullable UUID last, @Nullable String sha256) {
    jdbc.sql(
            """
            update statement_export set state = :state, written_rows = :rows,
              last_id = coalesce(cast(:last as uuid), case when :rows > 0 then last_id end),
              sha256 = coalesce(cast(:sha256 as text), sha256), noted_at = now()
            where organisation_id = :organisation and id = :id
            """)
        .param("state", state.name())
        .param("rows", rows)
        .param("last", text(last))
        .param("sha256", sha256)
        .param("organisation", export.organisation().value())
        .param("id", export.id())
        .update();
  }

  private static Export export(ResultSet row) throws SQLException {
    return new Export(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("who"),
        new Wish(
            Format.valueOf(row.getString("format")),
            Naming.valueOf(row.getString("naming")),
            row.getString("verb"),
            row.getString("activity"),
            row.getString("template"),
            instant(row, "since"),
            instant(row, "until"),
            row.getObject("after_id", UUID.class),
            row.getString("purpose")),
        row.getObject("through", OffsetDateTime.class).toInstant(),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        row.getObject("expected", Long.class),
        row.getLong("written_rows"),
        row.getObject("last_id", UUID.class),
        row.getString("sha256"),
        row.getBoolean("stalled") ? State.BROKEN_OFF : State.valueOf(row.getString("state")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

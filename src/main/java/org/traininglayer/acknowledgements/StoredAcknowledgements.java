package org.traininglayer.acknowledgements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.acknowledgements.Acknowledgement.Person;
import org.traininglayer.acknowledgements.Acknowledgement.Seal;
import org.traininglayer.acknowledgements.Acknowledgement.Signing;
import org.traininglayer.acknowledgements.Acknowledgement.Subject;
import org.traininglayer.acknowledgements.Acknowledgement.Terms;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;
import org.traininglayer.steps.FreshLaunch;

/** The tables {@code acknowledgement} and {@code acknowledgement_chain}. */
@Component
class StoredAcknowledgements implements Acknowledgements {

  private static final int INSTANT = Types.TIMESTAMP_WITH_TIMEZONE;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  StoredAcknowledgements(JdbcClient jdbc, AcknowledgementProperties properties) {
    this.jdbc = jdbc;
    this.zone = properties.zone();
  }

  /** The newest link of a chain; whoever asks keeps all others waiting until the commit. */
  Link lastForUpdate(OrganisationId organisation) {
    return jdbc.sql(
            """
            insert into acknowledgement_chain as chain (organisation_id, seq, hash)
            values (:organisation, 0, :beginning)
            on conflict (organisation_id) do update set seq = chain.seq
            returning seq, hash
            """)
        .param("organisation", organisation.value())
        .param("beginning", Chain.BEGINNING)
        .query((row, n) -> new Link(row.getLong("seq"), row.getString("hash")))
        .single();
  }

  /** A place in a chain. */
  record Link(long seq, String hash) {}

  /** Appends a sealed record, in one round trip. */
  void append(Acknowledgement one, Person person) {
    CourseId course = one.course();
    Signing signing = one.signing();
    FreshLaunch.Proof proof = signing == null ? null : signing.proof();
    jdbc.sql(
            """
            with appended as (
            insert into acknowledgement (id, organisation_id, seq, learner_id, registration, attempt,
              course_id, module_id, module_version, module_title, step, statement,
              statement_sha256, statement_version, meaning, accepted, signed_at, person_name,
              person_account, comment, salt, person_sha256, comment_sha256, previous, hash,
              kind, zone, reauthentication, asked_at, opened_by, login_begun_at, token_issued_at,
              signed_in_at, form, valid_until, score)
            values (:id, :organisation, :seq, :learner, :registration, :attempt,
              :course, :module, :version, :title, :step, :statement,
              :statementHash, :statementVersion, :meaning, :accepted, :signedAt, :name,
              :account, :comment, :salt, :personHash, :commentHash, :previous, :hash,
              :kind, :zone, :reauthentication, :askedAt, :openedBy, :begunAt, :issuedAt,
              :signedInAt, :form, :validUntil, :score)
            returning organisation_id, seq, hash)
            update acknowledgement_chain chain set seq = appended.seq, hash = appended.hash
            from appended where chain.organisation_id = appended.organisation_id
            """)
        .param("id", one.id())
        .param("organisation", one.organisation().value())
        .param("seq", one.seq())
        .param("learner", one.learner().value())
        .param("registration", one.registration())
        .param("attempt", one.attempt())
        .param("course", course == null ? null : course.value(), Types.OTHER)
        .param("module", one.subject().module())
        .param("version", one.subject().version())
        .param("title", one.subject().title())
        .param("step", one.subject().step())
        .param("statement", one.statement())
        .param("statementHash", one.seal().statement())
        .param("statementVersion", one.subject().statementVersion())
        .param("meaning", one.meaning())
        .param("accepted", one.accepted())
        .param("signedAt", one.signedAt().atOffset(ZoneOffset.UTC))
        .param("name", person.name(), Types.VARCHAR)
        .param("account", person.account())
        .param("comment", person.comment(), Types.VARCHAR)
        .param("salt", person.salt())
        .param("personHash", one.seal().person())
        .param("commentHash", one.seal().comment())
        .param("previous", one.seal().previous())
        .param("hash", one.seal().hash())
        .param("kind", signing == null ? null : signing.kind(), Types.VARCHAR)
        .param("zone", signing == null ? null : signing.zone(), Types.VARCHAR)
        .param("reauthentication", signing == null ? null : signing.method(), Types.VARCHAR)
        .param("askedAt", utc(proof == null ? null : proof.asked()), INSTANT)
        .param("openedBy", proof == null ? null : proof.launch(), Types.OTHER)
        .param("begunAt", utc(proof == null ? null : proof.begunAt()), INSTANT)
        .param("issuedAt", utc(proof == null ? null : proof.issuedAt()), INSTANT)
        .param("signedInAt", utc(proof == null ? null : proof.signedInAt()), INSTANT)
        .param("form", one.terms().form())
        .param("validUntil", one.terms().validUntil(), Types.DATE)
        .param("score", one.terms().score(), Types.NUMERIC)
        .update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  @Override
  public List<Acknowledgement> of(OrganisationId organisation, LearnerId learner) {
    return read(
        "organisation_id = :organisation and learner_id = :learner order by seq desc",
        Map.of("organisation", organisation.value(), "learner", learner.value()));
  }

  @Override
  public Optional<Acknowledgement> find(OrganisationId organisation, UUID id) {
    return read(
            "organisation_id = :organisation and id = :id",
            Map.of("organisation", organisation.value(), "id", id))
        .stream()
        .findFirst();
  }

  @Override
  public List<Acknowledgement> declinedIn(CourseId course) {
    return read(
        """
        course_id = :course and not accepted and not exists (
          select from acknowledgement later
          where later.organisation_id = acknowledgement.organisation_id
            and later.learner_id = acknowledgement.learner_id
            and later.module_id = acknowledgement.module_id
            and later.step = acknowledgement.step and later.seq > acknowledgement.seq)
        order by seq desc
        """,
        Map.of("course", course.value()));
  }

  @Override
  public List<Validity> validities(OrganisationId organisation) {
    return validities("", Map.of("organisation", organisation.value()));
  }

  @Override
  public Map<ModuleId, LocalDate> validities(OrganisationId organisation, LearnerId learner) {
    return validities(
            "and learner_id = :learner",
            Map.of("organisation", organisation.value(), "learner", learner.value()))
        .stream()
        .collect(Collectors.toMap(Validity::module, Validity::until));
  }

  /**
   * Of what was acknowledged in the last attempt, the newest record of each step: a module that
   * asks for several things is asked again with the first of them, and what it no longer asks for
   * does not matter.
   */
  private List<Validity> validities(String whose, Map<String, Object> values) {
    return jdbc.sql(
            """
            select learner_id, module_id, min(valid_until) as until from (
              select learner_id, module_id, valid_until, registration,
                first_value(registration) over (
                  partition by learner_id, module_id order by seq desc) as newest,
                row_number() over (
                  partition by learner_id, module_id, registration, step
                  order by seq desc) as place
              from acknowledgement
              where organisation_id = :organisation and accepted %s) made
            where registration = newest and place = 1 and valid_until is not null
            group by learner_id, module_id
            """
                .formatted(whose))
        .params(values)
        .query((row, n) ->
            new Validity(
                Rows.id(row, "learner_id", LearnerId::new),
                new ModuleId(row.getString("module_id")),
                row.getObject("until", LocalDate.class)))
        .list();
  }

  @Override
  public List<Validity> lapsed(OrganisationId organisation) {
    LocalDate today = today();
    return validities(organisation).stream()
        .filter(one -> !one.until().isAfter(today))
        .sorted(Comparator.comparing(Validity::until))
        .toList();
  }

  @Override
  public LocalDate today() {
    return LocalDate.now(zone);
  }

  @Override
  public List<Acknowledgement> newest(OrganisationId organisation, int most) {
    return read(
        "organisation_id = :organisation order by seq desc limit :most",
        Map.of("organisation", organisation.value(), "most", most));
  }

  @Override
  public Verified verify(OrganisationId organisation) {
    List<Acknowledgement> all =
        read(
            "organisation_id = :organisation order by seq",
            Map.of("organisation", organisation.value()));
    String last =
        jdbc.sql("select hash from acknowledgement_chain where organisation_id = :organisation")
            .param("organisation", organisation.value())
            .query(String.class)
            .optional()
            .orElse(Chain.BEGINNING);
    return new Verified(all.size(), Chain.firstFault(all, last));
  }

  /** What names people goes; that somebody acknowledged stays, and so does the chain. */
  @EventListener
  void on(LearnersErased erased) {
    jdbc.sql(
            """
            update acknowledgement
            set person_name = null, person_account = null, comment = null, salt = null,
              erased_at = now()
            where organisation_id = :organisation
              and learner_id = any(cast(:learners as uuid[])) and salt is not null
            """)
        .param("organisation", erased.organisation().value())
        .param(
            "learners",
            erased.learners().stream().map(l -> l.value().toString()).toArray(String[]::new))
        .update();
  }

  private List<Acknowledgement> read(String which, Map<String, Object> values) {
    return jdbc.sql("select * from acknowledgement where " + which)
        .params(values)
        .query((row, n) -> acknowledgement(row))
        .list();
  }

  private static Acknowledgement acknowledgement(ResultSet row) throws SQLException {
    return new Acknowledgement(
        Rows.uuid(row, "id"),
        Rows.id(row, "organisation_id", OrganisationId::new),
        row.getLong("seq"),
        Rows.id(row, "learner_id", LearnerId::new),
        Rows.uuid(row, "registration"),
        row.getInt("attempt"),
        Rows.idOrNull(row, "course_id", CourseId::new),
        new Subject(
            row.getString("module_id"),
            row.getString("module_version"),
            row.getString("module_title"),
            row.getString("step"),
            row.getString("statement_version")),
        row.getString("statement"),
        row.getString("meaning"),
        row.getBoolean("accepted"),
        Rows.instant(row, "signed_at"),
        person(row),
        signing(row),
        new Terms(
            row.getInt("form"),
            row.getObject("valid_until", LocalDate.class),
            row.getBigDecimal("score")),
        Rows.instantOrNull(row, "erased_at"),
        new Seal(
            row.getString("statement_sha256"),
            row.getString("person_sha256"),
            row.getString("comment_sha256"),
            row.getString("previous"),
            row.getString("hash")));
  }

  private static @Nullable Signing signing(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return kind == null ? null : new Signing(kind, row.getString("zone"), proof(row));
  }

  private static FreshLaunch.@Nullable Proof proof(ResultSet row) throws SQLException {
    return row.getString("opened_by") == null
        ? null
        : new FreshLaunch.Proof(
            FreshLaunch.Method.valueOf(
                row.getString("reauthentication").toUpperCase(Locale.ROOT).replace('-', '_')),
            Rows.instant(row, "asked_at"),
            Rows.uuid(row, "opened_by"),
            Rows.instant(row, "login_begun_at"),
            Rows.instant(row, "token_issued_at"),
            Rows.instantOrNull(row, "signed_in_at"));
  }

  private static @Nullable Person person(ResultSet row) throws SQLException {
    String salt = row.getString("salt");
    return salt == null
        ? null
        : new Person(
            row.getString("person_name"),
            row.getString("person_account"),
            row.getString("comment"),
            salt);
  }
}

package org.traininglayer.lti.courses;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.Sha256;
import org.traininglayer.lti.Fingerprints;

/**
 * The fingerprints under which an e-mail address or another id of a person is found again without
 * being kept. Those of earlier days, which had no key, get one when the application starts.
 */
@Component
public class PersonDigests {

  private static final int AT_ONCE = 1_000;

  private final Fingerprints fingerprints;
  private final JdbcClient jdbc;

  PersonDigests(Fingerprints fingerprints, JdbcClient jdbc) {
    this.fingerprints = fingerprints;
    this.jdbc = jdbc;
  }

  /** Of what was written or shared; null for nothing. */
  public @Nullable String of(OrganisationId organisation, @Nullable String key) {
    return key == null || key.isBlank()
        ? null
        : fingerprints.of(
            organisation,
            Sha256.of(organisation.value() + "\n" + key.strip().toLowerCase(Locale.ROOT)));
  }

  /** Puts a key to those that have none; of several nodes each does some. */
  @EventListener(ApplicationReadyEvent.class)
  public void keyAll() {
    List<Bare> bare;
    do {
      bare =
          jdbc.sql(
                  """
                  select distinct organisation_id, digest from lti_course_person_key
                  where not keyed limit :most
                  """)
              .param("most", AT_ONCE)
              .query((row, n) ->
                  new Bare(row.getObject("organisation_id", UUID.class), row.getString("digest")))
              .list();
      if (!bare.isEmpty()) {
        jdbc.sql(
                """
                update lti_course_person_key k set digest = l.keyed, keyed = true
                from unnest(cast(:organisations as uuid[]), cast(:bare as text[]),
                    cast(:keyed as text[])) as l (organisation, bare, keyed)
                where k.organisation_id = l.organisation and k.digest = l.bare and not k.keyed
                """)
            .param("organisations", bare.stream().map(Bare::organisation).toArray(UUID[]::new))
            .param("bare", bare.stream().map(Bare::digest).toArray(String[]::new))
            .param(
                "keyed",
                bare.stream()
                    .map(one ->
                        fingerprints.of(new OrganisationId(one.organisation()), one.digest()))
                    .toArray(String[]::new))
            .update();
      }
    } while (!bare.isEmpty());
  }

  private record Bare(UUID organisation, String digest) {}
}

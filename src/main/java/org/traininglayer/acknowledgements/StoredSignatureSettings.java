package org.traininglayer.acknowledgements;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.acknowledgements.SignatureSettings.Line;
import org.traininglayer.acknowledgements.SignatureSettings.Said;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.Rows;

/** The table {@code signature_setting}. */
@Component
class StoredSignatureSettings implements ElectronicSignatures {

  private static final String SWITCH = "switch";

  private final JdbcClient jdbc;
  private final AcknowledgementProperties properties;

  StoredSignatureSettings(JdbcClient jdbc, AcknowledgementProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  @Override
  public SignatureSettings settings(OrganisationId organisation) {
    Map<String, Line> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (subject) subject, confirmed, name, on_date, reason, changed_by,
              changed_at
            from signature_setting where organisation_id = :organisation
            order by subject, id desc
            """)
        .param("organisation", organisation.value())
        .query(row -> {
          newest.put(
              row.getString("subject"),
              new Line(
                  row.getBoolean("confirmed"),
                  row.getString("name"),
                  row.getObject("on_date", LocalDate.class),
                  row.getString("reason"),
                  row.getString("changed_by"),
                  Rows.instant(row, "changed_at")));
        });
    Map<Prerequisite, Line> confirmed = new EnumMap<>(Prerequisite.class);
    for (Prerequisite one : Prerequisite.values()) {
      Line line = newest.get(one.code());
      if (line != null) {
        confirmed.put(one, line);
      }
    }
    return new SignatureSettings(confirmed, newest.get(SWITCH));
  }

  @Override
  @Transactional
  public void confirm(
      OrganisationId organisation, Prerequisite one, boolean confirmed, Said said, String who) {
    SignatureSettings before = locked(organisation);
    add(organisation, one.code(), confirmed, said, who);
    Line turned = before.turned();
    if (!confirmed && turned != null && turned.confirmed()) {
      add(organisation, SWITCH, false, said, who);
    }
  }

  @Override
  @Transactional
  public boolean turn(OrganisationId organisation, boolean on, Said said, String who) {
    if (on && !locked(organisation).open().isEmpty()) {
      return false;
    }
    add(organisation, SWITCH, on, said, who);
    return true;
  }

  @Override
  public String zone() {
    return properties.zone().getId();
  }

  /** One change after the other, so that none is decided on what has just changed. */
  private SignatureSettings locked(OrganisationId organisation) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('signature-setting'), hashtext(:organisation))")
        .param("organisation", organisation.value().toString())
        .query(row -> {});
    return settings(organisation);
  }

  private void add(
      OrganisationId organisation, String subject, boolean confirmed, Said said, String who) {
    jdbc.sql(
            """
            insert into signature_setting
              (organisation_id, subject, confirmed, name, on_date, reason, changed_by)
            values (:organisation, :subject, :confirmed, :name, :on, :reason, :who)
            """)
        .param("organisation", organisation.value())
        .param("subject", subject)
        .param("confirmed", confirmed)
        .param("name", said.name().strip())
        .param("on", Objects.requireNonNull(said.date()))
        .param("reason", said.reason().strip())
        .param("who", who)
        .update();
  }
}

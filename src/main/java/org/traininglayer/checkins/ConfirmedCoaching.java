package org.traininglayer.checkins;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.CoachingSeen;
import org.traininglayer.persistence.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What those who lead the work confirm twelve weeks after a module. */
@Component
class ConfirmedCoaching implements CoachingSeen {

  /** The two questions of {@code check-ins.yaml}, and the answer of whoever has seen it. */
  static final List<String> ASKED = List.of("coached", "improved");

  static final String SEEN = "seen";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, List<String>>> REPLIES = new TypeReference<>() {};

  private final JdbcClient jdbc;

  ConfirmedCoaching(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Seen> of(OrganisationId organisation, LearnerId learner) {
    return jdbc.sql(
            """
            select distinct on (registration) module_id, replies, confirmed_at
            from check_in_confirmation
            where organisation_id = :organisation and learner_id = :learner
              and module_id is not null and jsonb_exists(replies, 'coached')
            order by registration, confirmed_at desc
            """)
        .param("organisation", organisation.value())
        .param("learner", learner.value())
        .query((row, n) ->
            new Seen(
                new ModuleId(row.getString("module_id")),
                both(JSON.readValue(row.getString("replies"), REPLIES)),
                Rows.instant(row, "confirmed_at")))
        .list();
  }

  /** Level 4 is for who coaches and improves the workflow; either alone is level 3. */
  static boolean both(Map<String, List<String>> replies) {
    return ASKED.stream()
        .allMatch(item -> replies.getOrDefault(item, List.of()).equals(List.of(SEEN)));
  }
}

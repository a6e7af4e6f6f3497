package org.traininglayer.lti.stories;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionStories;
import org.traininglayer.lti.refusal.CleanText;
import org.traininglayer.lti.refusal.ShortCodes;
import tools.jackson.databind.json.JsonMapper;

/** Stories in the database. */
@Component
class StoredStories implements ConnectionStories {

  private static final Logger log = LoggerFactory.getLogger(StoredStories.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_TEXT = 300;

  private final JdbcClient jdbc;

  StoredStories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String tell(Story story) {
    String given = story.code();
    String code = given == null ? ShortCodes.fresh() : given;
    try {
      insert(code, story);
    } catch (DataAccessException e) {
      log.error("A story could not be written down", e);
    }
    return code;
  }

  private void insert(String code, Story story) {
    jdbc.sql(
            """
            insert into lti_story
              (id, code, at, kind, passed, organisation_id, platform_id, course_id, issuer,
               client_id, summary, checks)
            values (:id, :code, :at, :kind, :passed, :organisation, :platform, :course, :issuer,
              :client, :summary, :checks::jsonb)
            """)
        .param("id", UUID.randomUUID())
        .param("code", code)
        .param("at", Instant.now().atOffset(ZoneOffset.UTC))
        .param("kind", story.kind().name())
        .param("passed", story.passed())
        .param("organisation", story.organisation() == null ? null : story.organisation().value())
        .param("platform", story.platform() == null ? null : story.platform().value())
        .param("course", story.course() == null ? null : story.course().value())
        .param("issuer", CleanText.of(story.issuer(), MAX_TEXT))
        .param("client", CleanText.of(story.clientId(), MAX_TEXT))
        .param("summary", clean(story.summary()))
        .param("checks", JSON.writeValueAsString(clean(story.checks())))
        .update();
  }

  private static List<Check> clean(List<Check> checks) {
    List<Check> clean = new ArrayList<>();
    for (Check check : checks) {
      clean.add(
          new Check(
              clean(check.what()),
              CleanText.of(check.expected(), MAX_TEXT),
              CleanText.of(check.got(), MAX_TEXT),
              check.passed()));
    }
    return clean;
  }

  private static String clean(@Nullable String text) {
    String clean = CleanText.of(text, MAX_TEXT);
    return clean == null ? "" : clean;
  }
}

package org.traininglayer.lti.launch.deeplinking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Question;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ConnectionTraces;
import org.traininglayer.lti.ConnectionTraces.ConnectionTrace;
import org.traininglayer.lti.ConnectionTraces.Kind;
import org.traininglayer.lti.ContentAnswer;
import org.traininglayer.lti.ContentItem;
import org.traininglayer.lti.ContentSelections;
import org.traininglayer.lti.FaultCause;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchMessage.ContentSelection;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.lti.ToolSignature;
import org.traininglayer.lti.platforms.keys.Secrets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers in the database: one row for each selection, so that of two answers one wins on whichever
 * node. A row goes with its launch.
 */
@Component
class StoredSelections implements ContentSelections {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> CLAIMS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Platforms platforms;
  private final ToolSignature signature;
  private final ConnectionTraces traces;
  private final ConnectionReports reports;

  StoredSelections(
      JdbcClient jdbc,
      Platforms platforms,
      ToolSignature signature,
      ConnectionTraces traces,
      ConnectionReports reports) {
    this.reports = reports;
    this.jdbc = jdbc;
    this.platforms = platforms;
    this.signature = signature;
    this.traces = traces;
  }

  @Override
  public Optional<Posting> answer(Launch launch, ContentAnswer answer) {
    ContentSelection selection = selection(launch);
    Map<String, Object> claims = AnswerClaims.of(answer, selection);
    String nonce = Secrets.freshHandle();
    int rows =
        jdbc.sql(
                """
                insert into lti_content_answer (launch_id, nonce, claims, answered_at)
                select id, :nonce, :claims::jsonb, :now from lti_launch
                where id = :launch and organisation_id = :organisation
                on conflict (launch_id) do nothing
                """)
            .param("nonce", nonce)
            .param("claims", JSON.writeValueAsString(claims))
            .param("now", Instant.now().atOffset(ZoneOffset.UTC))
            .param("launch", launch.id())
            .param("organisation", launch.organisation().value())
            .update();
    if (rows == 0) {
      return Optional.empty();
    }
    remember(launch, answer);
    Platform platform = platforms.find(launch.platform()).orElseThrow();
    tell(launch, platform, selection, answer);
    return Optional.of(posting(launch, platform, selection, claims, nonce));
  }

  @Override
  public Optional<Posting> again(Launch launch) {
    ContentSelection selection = selection(launch);
    Platform platform = platforms.find(launch.platform()).orElseThrow();
    return jdbc.sql(
            """
            select a.nonce, a.claims
            from lti_content_answer a join lti_launch l on l.id = a.launch_id
            where a.launch_id = :launch and l.organisation_id = :organisation
            """)
        .param("launch", launch.id())
        .param("organisation", launch.organisation().value())
        .query((row, number) ->
            posting(
                launch,
                platform,
                selection,
                JSON.readValue(row.getString("claims"), CLAIMS),
                row.getString("nonce")))
        .optional();
  }

  @Override
  public boolean isAnswered(Launch launch) {
    return jdbc.sql("select exists (select from lti_content_answer where launch_id = :launch)")
        .param("launch", launch.id())
        .query(Boolean.class)
        .single();
  }

  /** What was chosen is known of the course, until the platform tells of the links themselves. */
  private void remember(Launch launch, ContentAnswer answer) {
    if (launch.course() == null) {
      return;
    }
    for (ContentItem item : answer.items()) {
      String module = item.custom().get(Launch.MODULE_PARAMETER);
      if (module != null) {
        jdbc.sql(
                """
                insert into lti_chosen_link (course_id, module_id, title, chosen_at)
                values (:course, :module, :title, :now)
                on conflict (course_id, module_id)
                do update set title = excluded.title, chosen_at = excluded.chosen_at
                """)
            .param("course", launch.course().value())
            .param("module", module)
            .param("title", item.title())
            .param("now", Instant.now().atOffset(ZoneOffset.UTC))
            .update();
      }
    }
  }

  private Posting posting(
      Launch launch,
      Platform platform,
      ContentSelection selection,
      Map<String, Object> answer,
      String nonce) {
    AnswerClaims claims =
        new AnswerClaims(platform.clientId(), platform.issuer(), launch.deploymentId());
    return new Posting(
        selection.returnUrl(),
        signature.sign(claims.with(answer, selection, nonce, Instant.now())));
  }

  private static ContentSelection selection(Launch launch) {
    if (launch.message() instanceof ContentSelection selection) {
      return selection;
    }
    throw new IllegalArgumentException("this launch is for no content selection");
  }

  private void tell(
      Launch launch, Platform platform, ContentSelection selection, ContentAnswer answer) {
    List<Check> checks = new ArrayList<>();
    boolean takesLinks = selection.acceptTypes().contains(RESOURCE_LINK);
    String types = String.join(", ", selection.acceptTypes().stream().sorted().toList());
    checks.add(new Check("The platform takes links to tools", RESOURCE_LINK, types, takesLinks));
    checks.add(
        Check.passed("Several items at once", selection.acceptMultiple() ? "taken" : "not taken"));
    if (selection.placement() != null) {
      checks.add(Check.passed("Opened from", selection.placement()));
    }
    if (launch.shapesCourse()) {
      checks.add(Check.passed("The person may choose content", null));
    } else {
      checks.add(
          Check.failed(
              "The person may choose content",
              "somebody who teaches, administers or designs the course",
              launch.roles().isEmpty() ? "no role" : launch.roles().toString()));
    }
    for (ContentItem item : answer.items()) {
      ContentItem.LineItem column = item.lineItem();
      checks.add(
          Check.passed(
              "Link handed over",
              item.custom().getOrDefault(Launch.MODULE_PARAMETER, "course home")
                  + (column == null
                      ? ", not graded"
                      : ", " + column.scoreMaximum().toPlainString() + " points")));
    }
    checks.add(taken(launch));
    traces.tell(
        new ConnectionTrace(
            null,
            Kind.DEEP_LINKING,
            launch.organisation(),
            launch.platform(),
            launch.course(),
            platform.issuer(),
            platform.clientId(),
            summary(answer),
            checks));
  }

  /**
   * The answer goes by way of the browser, and the platform tells only the person what it makes of
   * it. What it said last of our key set, it says of this answer too.
   */
  private Check taken(Launch launch) {
    String what = "Answer · signed with a key that the platform can read from our key set";
    Optional<Report> token =
        reports
            .find(
                launch.organisation(),
                new Question(launch.platform(), Kind.TOKEN, null, null, null),
                1)
            .stream()
            .findFirst();
    boolean unreadable =
        token.isPresent()
            && !token.get().passed()
            && reports.advice(token.get(), Locale.ENGLISH).stream()
                .anyMatch(advice -> advice.fault() == FaultCause.OUR_KEYS_UNREADABLE);
    return unreadable
        ? Check.failed(
            what,
            "yes",
            "it could not when it was asked for an access token last (" + token.get().code() + ")")
        : Check.noted(what, "cannot be told from here: the answer goes by way of the browser");
  }

  private static String summary(ContentAnswer answer) {
    if (answer.errorLog() != null) {
      return "Content was to be chosen, but could not be: " + answer.errorLog();
    }
    return answer.items().isEmpty()
        ? "Content was to be chosen, and nothing was."
        : "Content was chosen: " + answer.items().size() + " of it handed to the platform.";
  }
}

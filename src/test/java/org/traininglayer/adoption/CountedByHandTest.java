package org.traininglayer.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.Practice;
import org.traininglayer.learning.Progress;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.CarelessAnswers;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.testing.TrainingLayerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every module is played by its key and carelessly, by the path that answers take; then the facts
 * in their table are counted against the raw statements, read here with no other knowledge than
 * what the documentation of statements says.
 */
@TrainingLayerTest
class CountedByHandTest {

  private static final String HOME = "https://by-hand.example";
  private static final String EXTENSION = "https://traininglayer.org/xapi/extensions/";

  @Autowired Practice practice;
  @Autowired Catalog catalog;
  @Autowired Adoption adoption;
  @Autowired JdbcClient jdbc;

  private final PlatformId platform = new PlatformId(UUID.randomUUID());

  @Test
  void the_facts_are_as_many_as_a_reader_of_the_raw_statements_counts() {
    List<Module> modules = catalog.all();
    assertThat(modules).hasSizeGreaterThanOrEqualTo(7);
    for (Module module : modules) {
      play(module, "expert-" + module.id().value(), true);
      play(module, "careless-" + module.id().value(), false);
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(adoption.behind()).isZero());

    Map<String, Long> byHand = byHand();
    assertThat(byHand.keySet())
        .as("what the modules bring")
        .anyMatch(key -> key.startsWith("review_unit/error/flag"))
        .anyMatch(key -> key.startsWith("review_unit/clean/accept"))
        .anyMatch(key -> key.startsWith("policy_decision/"))
        .anyMatch(key -> key.startsWith("decision_reason/faster-by-hand/"))
        .anyMatch(key -> key.startsWith("time_felt/aided/"))
        .anyMatch(key -> key.startsWith("confidence_rating/"))
        .anyMatch(key -> key.startsWith("workflow_step/"))
        .anyMatch(key -> key.startsWith("step_opened"));
    assertThat(inTable()).isEqualTo(byHand);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from adoption_fact
                    where home_page = :home and kind is not null and (at is null or version = '')
                    """)
                .param("home", HOME)
                .query(Long.class)
                .single())
        .isZero();
  }

  private void play(Module module, String account, boolean byKey) {
    AttemptContext context =
        new AttemptContext(
            new AttemptKey(
                OrganisationId.DEFAULT,
                platform,
                new LearnerId(UUID.randomUUID()),
                "link",
                module.id()),
            new AccountKey(HOME, account),
            "course",
            "Course",
            Locale.ENGLISH,
            false,
            null,
            false);
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    Progress progress = practice.open(context, now);
    String current = progress.currentStep();
    while (current != null) {
      Step step = progress.module().step(current).orElseThrow();
      List<Answer> answers = new ArrayList<>(byKey ? keyed(step) : CarelessAnswers.to(step));
      answers.add(new Answer.Finish());
      for (Answer answer : answers) {
        now = now.plusSeconds(31);
        progress = practice.answer(context, current, answer, now);
      }
      assertThat(progress.currentStep()).as(module.id() + " " + current).isNotEqualTo(current);
      current = progress.currentStep();
    }
    assertThat(progress.outcome()).isNotNull();
  }

  private static List<Answer> keyed(Step step) {
    return StepTypes.of(step).rules().keyed(step);
  }

  private Map<String, Long> inTable() {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(
            """
            select concat_ws('/', kind,
                     case kind
                       when 'review_unit' then case when wrong then 'error' else 'clean' end
                         || '/' || response || coalesce('/' || severity, '')
                       when 'policy_decision' then truth || '/' || choice
                       when 'decision_reason' then response || '/' || coalesce(correct::text, 'unjudged')
                       when 'timed_task' then condition
                       when 'time_felt' then condition || '/' || perceived_ms
                       when 'confidence_rating' then wave || '/' || scale_value || '/' || scale_length
                       when 'workflow_step' then cardinality(steps_done) || '/' || checked
                         || '/' || coalesce(array_to_string(steps_ai_used, ' '), '-')
                       when 'confident_choice' then correct || '/' || confidence
                       when 'use_week' then outputs::text
                       when 'step_passed_over' then response
                     end) as key, count(*) as number
              from adoption_fact
             where home_page = :home and kind is not null
             group by 1
            """)
        .param("home", HOME)
        .query(row -> {
          counts.put(row.getString("key"), row.getLong("number"));
        });
    return counts;
  }

  private Map<String, Long> byHand() {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql("select json from statement where json like :home")
        .param("home", "%" + HOME + "%")
        .query(String.class)
        .list()
        .forEach(json -> {
          String key = key(JsonMapper.shared().readTree(json));
          if (key != null) {
            counts.merge(key, 1L, Long::sum);
          }
        });
    return counts;
  }

  /** The cards that were given to the AI; a line where nobody says which those might be. */
  private static String given(JsonNode known) {
    List<String> ids = new ArrayList<>();
    known.path(EXTENSION + "ai-used").forEach(id -> ids.add(id.asString()));
    return ids.isEmpty() && !known.has(EXTENSION + "ai-steps") ? "-" : String.join(" ", ids);
  }

  private static final Map<String, String> TRUTHS =
      Map.of("permitted", "permitted", "with-controls", "conditional", "prohibited", "prohibited");

  /** What a statement is, told by somebody who has the page of statements and nothing else. */
  private static @Nullable String key(JsonNode statement) {
    String verb = statement.at("/verb/id").asString();
    String did = verb.substring(verb.lastIndexOf('/') + 1);
    String object = statement.at("/object/id").asString();
    String[] parts =
        object.replaceFirst("https://traininglayer.org/xapi/modules/", "").split("/", -1);
    JsonNode result = statement.path("result");
    JsonNode known = result.path("extensions");
    JsonNode around = statement.at("/context/extensions");
    if (parts.length == 1) {
      return switch (did) {
        case "initialized" -> "module_started";
        case "completed" -> "module_finished";
        case "passed" -> "module_passed";
        case "progressed" -> "step_finished";
        default -> null;
      };
    }
    if (did.equals("experienced")) {
      return "step_opened";
    }
    if (did.equals("skipped")) {
      return "step_passed_over/" + around.path(EXTENSION + "passed-over").asString();
    }
    if (!did.equals("answered")) {
      return null;
    }
    String place = parts[3];
    String last = parts[parts.length - 1];
    if (place.equals("units") || last.contains(".units.")) {
      JsonNode severity = known.path(EXTENSION + "severity");
      return "review_unit/"
          + known.path(EXTENSION + "truth").asString()
          + (known.path(EXTENSION + "flagged").asBoolean() ? "/flag" : "/accept")
          + (severity.isMissingNode() ? "" : "/" + severity.asString());
    }
    if (place.equals("sorted") || last.contains(".sorted.")) {
      Map<String, String> choices =
          Map.of("permitted", "use", "with-controls", "use_with_safeguard", "prohibited", "avoid");
      String response = result.path("response").asString();
      return "policy_decision/"
          + TRUTHS.get(known.path(EXTENSION + "permission").asString())
          + "/"
          + choices.get(response.substring(response.lastIndexOf(']') + 1));
    }
    if (place.equals("arms")) {
      return "timed_task/" + (last.equals("with") ? "aided" : "unaided");
    }
    if (place.equals("reason")) {
      return "decision_reason/"
          + result.path("response").asString()
          + "/"
          + (result.has("success") ? result.path("success").asBoolean() : "unjudged");
    }
    if (place.equals("felt")) {
      return "time_felt/"
          + (last.equals("with") ? "aided" : "unaided")
          + "/"
          + Math.round(Double.parseDouble(result.path("response").asString()) * 60_000);
    }
    if (place.equals("order")) {
      return "workflow_step/"
          + result.path("response").asString().split("\\[,]", -1).length
          + "/"
          + known.path(EXTENSION + "checks-missing").isMissingNode()
          + "/"
          + given(known);
    }
    if (place.equals("items") && around.path(EXTENSION + "item-kind").isMissingNode()) {
      return "confidence_rating/"
          + around.path(EXTENSION + "moment").asString()
          + "/"
          + result.path("response").asString()
          + "/"
          + statement.at("/object/definition/scale").size();
    }
    if (place.equals("choice") && known.has(EXTENSION + "permission")) {
      return "policy_decision/"
          + TRUTHS.get(known.path(EXTENSION + "permission").asString())
          + "/"
          + known.path(EXTENSION + "use").asString().replace('-', '_');
    }
    JsonNode sure = known.path(EXTENSION + "confidence");
    if (place.equals("choice") && !sure.isMissingNode() && result.has("success")) {
      return "confident_choice/"
          + Objects.toString(result.path("success").asBoolean())
          + "/"
          + Math.round(sure.asDouble() * 100);
    }
    return null;
  }
}

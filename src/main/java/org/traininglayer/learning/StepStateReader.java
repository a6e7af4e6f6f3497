package org.traininglayer.learning;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a step of an attempt: {@code {type, work, sourcesOpened, finished, score, activeMillis,
 * said}}.
 *
 * <p>Until version 1.1 a step had no type; {@code work} held the fields of all types at once and
 * what is common to them, and {@code choiceMillis} stood beside it.
 */
final class StepStateReader extends ValueDeserializer<StepState> {

  @Override
  public StepState deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode step = context.readTree(parser);
    String type = step.path("type").stringValue(null);
    if (type == null) {
      JsonNode work = step.path("work");
      return state("", new UntypedWork(step), work, step);
    }
    StepWork begun = begun(type);
    return state(
        type,
        begun == null
            ? new UntypedWork(step)
            : context.readTreeAsValue(step.path("work"), begun.getClass()),
        step,
        step);
  }

  /** A step of earlier days, by the type that it has in its module. */
  static StepState typed(JsonMapper mapper, String type, JsonNode step) {
    ObjectNode work = step.path("work").asObject().deepCopy();
    work.set("choiceMillis", step.path("choiceMillis"));
    StepWork begun = begun(type);
    return state(
        type,
        begun == null ? new UntypedWork(step) : mapper.treeToValue(work, begun.getClass()),
        work,
        step);
  }

  private static @Nullable StepWork begun(String type) {
    return StepTypes.named(type).map(known -> known.rules().begin()).orElse(null);
  }

  private static StepState state(String type, StepWork work, JsonNode common, JsonNode step) {
    Set<String> sources = new LinkedHashSet<>();
    common.path("sourcesOpened").forEach(source -> sources.add(source.stringValue("")));
    JsonNode score = common.path("score");
    return new StepState(
        type,
        work,
        sources,
        common.path("finished").booleanValue(false),
        score.isNumber() ? score.doubleValue() : null,
        step.path("activeMillis").longValue(0),
        said(step.path("said")));
  }

  /** Attempts of earlier days have none. */
  private static Map<String, SeenPage.Said> said(JsonNode places) {
    Map<String, SeenPage.Said> said = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : places.properties()) {
      said.put(
          each.getKey(),
          new SeenPage.Said(
              each.getValue().path("page").stringValue(""),
              Instant.parse(each.getValue().path("at").stringValue(""))));
    }
    return said;
  }
}

package org.traininglayer.learning;

import org.traininglayer.steps.Kept;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads the work in a nested step: {@code {type, work}}. */
final class KeptReader extends ValueDeserializer<Kept> {

  @Override
  public Kept deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode kept = context.readTree(parser);
    String type = kept.path("type").stringValue("");
    StepWork work =
        StepTypes.named(type)
            .<StepWork>map(known ->
                context.readTreeAsValue(kept.path("work"), known.rules().begin().getClass()))
            .orElseGet(() -> new UntypedWork(kept));
    return new Kept(type, work);
  }
}

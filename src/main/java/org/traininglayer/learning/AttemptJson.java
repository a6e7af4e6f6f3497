package org.traininglayer.learning;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Kept;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Attempts and answers as JSON in the database. */
@Component
final class AttemptJson {

  private final Catalog catalog;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(StepState.class, new StepStateReader())
                  .addDeserializer(Kept.class, new KeptReader()))
          .build();

  AttemptJson(Catalog catalog) {
    this.catalog = catalog;
  }

  String write(AttemptState state) {
    return mapper.writeValueAsString(state);
  }

  /**
   * An attempt at a module. Where the JSON is from before steps named their type, the type is the
   * one that the step has in the attempt's version of the module.
   */
  AttemptState read(ModuleId module, String json) {
    AttemptState state = mapper.readValue(json, AttemptState.class);
    if (state.steps().values().stream().noneMatch(step -> step.work() instanceof UntypedWork)) {
      return state;
    }
    Map<String, StepState> steps = new HashMap<>(state.steps());
    catalog
        .find(module, state.moduleVersion())
        .ifPresent(found ->
            steps.replaceAll((id, step) ->
                step.work() instanceof UntypedWork untyped
                    ? found
                        .step(id)
                        .map(type -> StepStateReader.typed(mapper, type.type(), untyped.step()))
                        .orElse(step)
                    : step));
    return state.with(steps);
  }

  /** An answer with its kind in property {@code kind}. */
  String write(Answer answer) {
    ObjectNode json = mapper.createObjectNode();
    json.put("kind", answer.getClass().getSimpleName());
    json.setAll((ObjectNode) mapper.valueToTree(answer));
    return mapper.writeValueAsString(json);
  }
}

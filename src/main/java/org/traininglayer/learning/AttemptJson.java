package org.traininglayer.learning;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Attempts and answers as JSON in the database. */
@Component
final class AttemptJson {

  private final JsonMapper mapper = JsonMapper.builder().build();

  String write(AttemptState state) {
    return mapper.writeValueAsString(state);
  }

  AttemptState read(String json) {
    return mapper.readValue(json, AttemptState.class);
  }

  /** An answer with its kind in property {@code kind}. */
  String write(Answer answer) {
    ObjectNode json = mapper.createObjectNode();
    json.put("kind", answer.getClass().getSimpleName());
    json.setAll((ObjectNode) mapper.valueToTree(answer));
    return mapper.writeValueAsString(json);
  }

  /** What in the step an answer is about; null when about the step as a whole. */
  static @Nullable String item(Answer answer) {
    return switch (answer) {
      case Answer.Mark mark -> mark.unit();
      case Answer.Unmark unmark -> unmark.unit();
      case Answer.OpenSource source -> source.artefact();
      case Answer.Rate rate -> rate.item();
      case Answer.Choose choose -> null;
      case Answer.GiveReason reason -> null;
      case Answer.Acknowledge acknowledge -> null;
      case Answer.Submit submit -> null;
      case Answer.Finish finish -> null;
    };
  }
}

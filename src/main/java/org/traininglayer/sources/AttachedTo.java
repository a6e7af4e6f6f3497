package org.traininglayer.sources;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which statements of a page have attachments (xAPI 1.0.3, part 2, 2.4.11). */
final class AttachedTo {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AttachedTo() {}

  /** The id of a statement to which something is attached, or to the statement inside it. */
  static Optional<UUID> statement(String text) {
    if (!text.contains("\"attachments\"")) {
      return Optional.empty();
    }
    try {
      JsonNode statement = JSON.readTree(text);
      boolean has =
          !statement.path("attachments").isEmpty()
              || !statement.path("object").path("attachments").isEmpty();
      return has
          ? Optional.of(UUID.fromString(statement.path("id").stringValue("")))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      // Told with its reason when it is judged.
      return Optional.empty();
    }
  }
}

package org.traininglayer.testing.browsers;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The way to one running browser. */
interface Wire extends AutoCloseable {

  /** Name and version, as the browser says. */
  String version();

  /**
   * Tells the browser to do this, and waits.
   *
   * @throws CannotYetException where the browser says no; often it can a moment later
   */
  JsonNode send(Command command, Map<String, ? extends @Nullable Object> parameters);

  /** Ends the browser. */
  @Override
  void close();
}

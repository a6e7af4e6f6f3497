package org.traininglayer.admin;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON with line breaks, for people. */
final class ReadableJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReadableJson() {}

  /** The same with line breaks; what is no JSON stays as it is. */
  static String of(String content) {
    try {
      return content.isEmpty()
          ? ""
          : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(content));
    } catch (JacksonException e) {
      return content;
    }
  }
}

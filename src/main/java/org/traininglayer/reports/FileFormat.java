package org.traininglayer.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How rows are written. */
public enum FileFormat {
  /** RFC 4180. */
  CSV,
  /** One JSON object a line. */
  NDJSON;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The format of this name; CSV where there is none such. */
  public static FileFormat of(String name) {
    return name.equalsIgnoreCase("ndjson") ? NDJSON : CSV;
  }

  /** Ending of file names. */
  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A row as a JSON object, with the end of the line. */
  String line(List<String> columns, List<@Nullable Object> cells) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), cells.get(i));
    }
    return JSON.writeValueAsString(object) + "\n";
  }
}

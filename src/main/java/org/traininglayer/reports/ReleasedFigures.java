package org.traininglayer.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.release.OwnerPages;
import org.traininglayer.kernel.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guarded figures, read from what the owner's page shows: one computation, one gate. */
@Component
class ReleasedFigures {

  /** Columns of a figure, as files have them. */
  static final List<String> COLUMNS =
      List.of(
          "cohort",
          "figure",
          "estimate",
          "lower",
          "upper",
          "level",
          "bound",
          "people",
          "units",
          "status",
          "held",
          "definition",
          "as_of");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final OwnerPages pages;

  ReleasedFigures(OwnerPages pages) {
    this.pages = pages;
  }

  /** A release: what it says of itself, its figures and its signals. */
  record Released(
      Map<String, String> about,
      List<List<@Nullable Object>> figures,
      List<List<@Nullable Object>> signals) {

    /** A cell of a row. */
    static @Nullable Object cell(List<@Nullable Object> row, String column) {
      return row.get(COLUMNS.indexOf(column));
    }

    /** Text of a cell; empty where there is none. */
    static String text(List<@Nullable Object> row, String column) {
      Object cell = cell(row, column);
      return cell == null ? "" : cell.toString();
    }
  }

  /** The release of this period. */
  Released of(OrganisationId organisation, String weeks) {
    String json =
        pages
            .json(
                new OwnerPages.Request(
                    "/admin/adoption", organisation, null, weeks, Locale.ENGLISH))
            .orElseThrow(() -> new Asked.NotThereException("weeks"));
    return read(json);
  }

  /** From its JSON; pure. */
  static Released read(String json) {
    JsonNode all = JSON.readTree(json);
    Map<String, String> about = new LinkedHashMap<>();
    for (String key : List.of("weeks", "from", "to", "made_at")) {
      about.put(key, all.path(key).asString(""));
    }
    List<List<@Nullable Object>> figures = new ArrayList<>();
    List<List<@Nullable Object>> signals = new ArrayList<>();
    for (JsonNode group : all.path("cohorts")) {
      String cohort = group.path("cohort").asString("");
      for (JsonNode figure : group.path("figures")) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(cohort);
        COLUMNS.stream().skip(1).forEach(column -> row.add(value(figure.path(column))));
        figures.add(row);
      }
      for (JsonNode signal : group.path("signals")) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(cohort);
        for (String column : List.of("signal", "state", "answer", "detail")) {
          row.add(value(signal.path(column)));
        }
        signals.add(row);
      }
    }
    return new Released(about, figures, signals);
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    if (node.isIntegralNumber()) {
      return node.asLong();
    }
    return node.isNumber() ? (Object) node.asDouble() : node.asString();
  }
}

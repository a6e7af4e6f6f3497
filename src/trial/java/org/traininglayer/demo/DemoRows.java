package org.traininglayer.demo;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of the demo LMS. */
final class DemoRows {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private DemoRows() {}

  static DemoTool tool(ResultSet row, int number) throws SQLException {
    return new DemoTool(
        row.getInt("id"),
        DemoSite.of(row.getString("site")),
        row.getString("client_id"),
        row.getString("name"),
        row.getBoolean("active"),
        row.getBoolean("prepared"),
        row.getString("login_uri"),
        texts(row, "redirect_uris"),
        row.getString("jwks_uri"),
        row.getString("target_link_uri"),
        texts(row, "scopes"),
        map(row.getString("custom")),
        row.getString("privacy"),
        JSON.readTree(row.getString("messages")));
  }

  static DemoCourse course(ResultSet row, int number) throws SQLException {
    return new DemoCourse(
        row.getInt("id"),
        DemoSite.of(row.getString("site")),
        row.getString("institution"),
        row.getString("context_id"),
        row.getString("label"),
        row.getString("title"),
        texts(row, "history"));
  }

  static DemoLink link(ResultSet row, int number) throws SQLException {
    return new DemoLink(
        row.getInt("id"),
        row.getInt("course"),
        row.getInt("tool"),
        row.getString("link_id"),
        row.getString("title"),
        row.getString("text"),
        row.getString("url"),
        map(row.getString("custom")));
  }

  static DemoLineItem item(ResultSet row, int number) throws SQLException {
    int link = row.getInt("link");
    boolean alone = row.wasNull();
    String review = row.getString("review");
    return new DemoLineItem(
        row.getInt("id"),
        row.getInt("course"),
        row.getInt("tool"),
        alone ? null : link,
        row.getString("label"),
        row.getBigDecimal("maximum"),
        row.getString("resource_id"),
        row.getString("tag"),
        review == null ? null : JSON.readTree(review));
  }

  /** A JSON object as text values; what is no text is left as it is written. */
  static Map<String, String> map(@Nullable String json) {
    return map(JSON.readTree(json == null ? "{}" : json));
  }

  static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object
        .properties()
        .forEach(entry ->
            map.put(
                entry.getKey(),
                entry.getValue().isString()
                    ? entry.getValue().asString()
                    : entry.getValue().toString()));
    return map;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}

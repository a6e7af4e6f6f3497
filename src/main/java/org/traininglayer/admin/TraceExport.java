package org.traininglayer.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.ConnectionReports;
import org.traininglayer.lti.ConnectionReports.Advice;
import org.traininglayer.lti.ConnectionReports.Report;
import org.traininglayer.lti.ToolAddress;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stories as files for a support ticket. What stories hold was cleared of secrets and of people
 * when it was written down; the title of the course stays behind here too.
 */
@Component
class TraceExport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConnectionReports reports;
  private final ToolAddress tool;

  TraceExport(ConnectionReports reports, ToolAddress tool) {
    this.reports = reports;
    this.tool = tool;
  }

  /** For people. */
  String markdown(List<Report> stories) {
    StringBuilder text = new StringBuilder("# Connections of " + tool.base() + "\n");
    for (Report story : stories) {
      text.append("\n## ").append(story.code()).append(": ").append(line(story.summary()));
      text.append("\n\n- when: ").append(story.at().truncatedTo(ChronoUnit.SECONDS));
      text.append("\n- what: ").append(story.kind());
      text.append(story.passed() ? ", passed" : ", failed");
      if (story.reason() != null) {
        text.append(" (").append(story.reason()).append(')');
      }
      text.append("\n- issuer: ").append(line(story.issuer()));
      text.append("\n- client id: ").append(line(story.clientId()));
      text.append("\n- product: ").append(line(story.family())).append("\n\n");
      text.append("| | check | expected | got |\n| --- | --- | --- | --- |\n");
      for (Check check : story.checks()) {
        text.append("| ").append(check.passed() ? "ok" : "**not ok**");
        text.append(" | ").append(line(check.what()));
        text.append(" | ").append(line(check.expected()));
        text.append(" | ").append(line(check.got())).append(" |\n");
      }
      for (Advice advice : reports.advice(story, Locale.ENGLISH)) {
        text.append("\n").append(advice.cause()).append("\n\n");
        advice.steps().forEach(step -> text.append("- ").append(step).append('\n'));
      }
    }
    return text.toString();
  }

  /** For programs. */
  String json(List<Report> stories) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Report story : stories) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("code", story.code());
      one.put("at", story.at().toString());
      one.put("kind", story.kind().name());
      one.put("passed", story.passed());
      put(one, "reason", story.reason());
      put(one, "issuer", story.issuer());
      put(one, "clientId", story.clientId());
      put(one, "product", story.family());
      one.put("summary", story.summary());
      one.put("checks", story.checks());
      one.put(
          "diagnosis",
          reports.advice(story, Locale.ENGLISH).stream()
              .map(advice -> advice.ailment().name())
              .toList());
      all.add(one);
    }
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            Map.of(
                "tool", tool.base().toString(), "made", Instant.now().toString(), "stories", all));
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** One line that is no markup: of Markdown, of a table, of HTML. */
  private static String line(@Nullable String text) {
    return text == null || text.isEmpty()
        ? "–"
        : text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\|`*_\\[\\]<>#])", "\\\\$1");
  }
}

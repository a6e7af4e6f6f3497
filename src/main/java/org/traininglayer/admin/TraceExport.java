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
 * Traces as files for a support ticket. What traces hold was cleared of secrets and of people when
 * it was written down; the title of the course stays behind here too.
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
  String markdown(List<Report> traces) {
    StringBuilder text = new StringBuilder("# Connections of " + tool.base() + "\n");
    for (Report trace : traces) {
      text.append("\n## ").append(trace.code()).append(": ").append(line(trace.summary()));
      text.append("\n\n- when: ").append(trace.at().truncatedTo(ChronoUnit.SECONDS));
      text.append("\n- what: ").append(trace.kind());
      text.append(trace.passed() ? ", passed" : ", failed");
      if (trace.reason() != null) {
        text.append(" (").append(trace.reason()).append(')');
      }
      text.append("\n- issuer: ").append(line(trace.issuer()));
      text.append("\n- client id: ").append(line(trace.clientId()));
      text.append("\n- product: ").append(line(trace.family())).append("\n\n");
      text.append("| | check | expected | got |\n| --- | --- | --- | --- |\n");
      for (Check check : trace.checks()) {
        text.append("| ")
            .append(!check.passed() ? "**not ok**" : check.judged() ? "ok" : "not tested");
        text.append(" | ").append(line(check.what()));
        text.append(" | ").append(line(check.expected()));
        text.append(" | ").append(line(check.got())).append(" |\n");
      }
      for (Advice advice : reports.advice(trace, Locale.ENGLISH)) {
        text.append("\n").append(advice.cause()).append("\n\n");
        advice.steps().forEach(step -> text.append("- ").append(step).append('\n'));
      }
    }
    return text.toString();
  }

  /** For programs. */
  String json(List<Report> traces) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Report trace : traces) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("code", trace.code());
      one.put("at", trace.at().toString());
      one.put("kind", trace.kind().name());
      one.put("passed", trace.passed());
      put(one, "reason", trace.reason());
      put(one, "issuer", trace.issuer());
      put(one, "clientId", trace.clientId());
      put(one, "product", trace.family());
      one.put("summary", trace.summary());
      one.put("checks", trace.checks());
      one.put(
          "diagnosis",
          reports.advice(trace, Locale.ENGLISH).stream()
              .map(advice -> advice.fault().name())
              .toList());
      all.add(one);
    }
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            Map.of(
                "tool", tool.base().toString(), "made", Instant.now().toString(), "traces", all));
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

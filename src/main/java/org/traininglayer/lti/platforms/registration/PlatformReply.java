package org.traininglayer.lti.platforms.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a platform said when it refused, as it said it, and what that means. Pure.
 *
 * @param said its own words, one line each, cut; never empty
 * @param meaning message key of what it means, after {@code lti.register.meaning.}
 */
record PlatformReply(int status, List<String> said, String meaning) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_LINES = 12;
  private static final int MOST_CHARACTERS = 500;

  /** Moodle's words, which are the whole body. */
  private static final Map<String, String> MOODLE =
      Map.of(
          "token_already_used", "token-used",
          "missing_registration_token", "header-stripped",
          "missing_domain", "domain",
          "domain_targetlinkuri_mismatch", "domain",
          "invalid_response_types", "body",
          "invalid_redirect_uris", "body",
          "invalid_token_endpoint_auth_method", "body",
          "invalid_application_type", "body");

  PlatformReply {
    said = List.copyOf(said);
  }

  /** Reads what a platform answered. */
  static PlatformReply of(Reply reply) {
    String body = reply.text().strip();
    JsonNode json = json(body);
    List<String> said = json == null ? List.of() : fromJson(json);
    if (said.isEmpty()) {
      said = lines(html(body) ? title(body) : body);
    }
    return new PlatformReply(
        reply.status(), said.isEmpty() ? List.of("–") : said, meaning(reply, body));
  }

  /** Reads what a platform answered when it was asked for its configuration. */
  static PlatformReply toAsking(Reply reply) {
    PlatformReply plain = of(reply);
    return plain.status() == 401 && plain.meaning().equals("token-used")
        ? new PlatformReply(401, plain.said(), "token-unknown")
        : plain;
  }

  private static String meaning(Reply reply, String body) {
    String known = MOODLE.get(body.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    if (body.startsWith("missing required attribute")) {
      return "body";
    }
    boolean html = html(body);
    return switch (reply.status()) {
      case 400 -> html ? "page" : "body";
      case 401 -> "token-used";
      case 403 -> "forbidden";
      case 404, 405 -> "not-there";
      case 409 -> "body";
      case 422 -> "fields";
      case 429, 503 -> "busy";
      default -> reply.status() >= 500 ? "platform-error" : html ? "page" : "other";
    };
  }

  /** Canvas: {@code errors} (a list of texts or objects) or {@code errorMessage}; OAuth: error. */
  private static List<String> fromJson(JsonNode json) {
    List<String> said = new ArrayList<>();
    for (String name : List.of("errorMessage", "error", "error_description", "message")) {
      add(said, json.path(name));
    }
    JsonNode errors = json.path("errors");
    if (errors.isArray()) {
      errors.forEach(one -> add(said, one));
    } else if (!errors.isMissingNode()) {
      add(said, errors);
    }
    return said;
  }

  private static void add(List<String> said, JsonNode one) {
    if (one.isMissingNode() || one.isNull()) {
      return;
    }
    JsonNode message = one.isObject() && one.path("message").isString() ? one.path("message") : one;
    String text =
        CleanText.of(
            message.isString() ? message.stringValue() : message.toString(), MOST_CHARACTERS);
    if (text != null && said.size() < MOST_LINES) {
      said.add(text);
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String start = text.substring(0, Math.min(text.length(), MOST_LINES * MOST_CHARACTERS));
    for (String line : start.lines().toList()) {
      String clean = CleanText.of(line, MOST_CHARACTERS);
      if (clean != null && lines.size() < MOST_LINES) {
        lines.add(clean);
      }
    }
    return lines;
  }

  static boolean html(String body) {
    String start = body.substring(0, Math.min(body.length(), 200)).toLowerCase(Locale.ROOT);
    return start.contains("<!doctype html") || start.contains("<html");
  }

  /** Of a whole page, its title says most. */
  private static String title(String body) {
    String lower = body.toLowerCase(Locale.ROOT);
    int open = lower.indexOf("<title");
    int from = open < 0 ? -1 : lower.indexOf('>', open);
    int to = from < 0 ? -1 : lower.indexOf("</title", from);
    return to < 0 ? body : body.substring(from + 1, to);
  }

  private static @Nullable JsonNode json(String body) {
    if (!body.startsWith("{")) {
      return null;
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }
}

package org.traininglayer.lti.diagnosis.doctor;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.traininglayer.http.Reply;
import org.traininglayer.lti.Check;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.services.TokenRequests;
import tools.jackson.databind.JsonNode;

/**
 * Asks for access tokens, only to see what comes (<a
 * href="https://www.imsglobal.org/spec/security/v1p0">Security Framework 1.0, 4.1</a>): once for
 * all scopes of a service, as the calls do, and for one after the other only where the platform
 * minds one.
 */
@Component
class TokenProbe {

  private final TokenRequests requests;

  TokenProbe(TokenRequests requests) {
    this.requests = requests;
  }

  /** What came of it for each of the scopes. */
  Map<ScopeSet, Outcome> ask(Platform platform) {
    Map<ScopeSet, Outcome> outcomes = new EnumMap<>(ScopeSet.class);
    try {
      for (Set<String> service : TokenRequests.SERVICES) {
        Reply all = requests.ask(platform, service, ConnectionDoctor.PATIENCE);
        boolean oneByOne = service.size() > 1 && TokenRequests.mindsScopes(all);
        for (ScopeSet set : ScopeSet.values()) {
          if (service.containsAll(set.scopes())) {
            outcomes.put(set, oneByOne ? alone(platform, set) : read(set, all, service));
          }
        }
      }
    } catch (IOException e) {
      for (ScopeSet set : ScopeSet.values()) {
        outcomes.putIfAbsent(
            set, new Outcome(Check.failed(what(set), "a token", NetworkWords.of(e)), null));
      }
    }
    return new LinkedHashMap<>(outcomes);
  }

  private Outcome alone(Platform platform, ScopeSet set) throws IOException {
    return read(set, requests.ask(platform, set.scopes(), ConnectionDoctor.PATIENCE), set.scopes());
  }

  private static Outcome read(ScopeSet set, Reply reply, Set<String> asked) {
    JsonNode json = TokenRequests.json(reply);
    String token = json.path("access_token").asString("");
    if (!reply.ok() || token.isEmpty()) {
      return refused(set, reply.status() + ": " + said(reply, json));
    }
    boolean alone = asked.equals(set.scopes());
    if (!alone && !TokenRequests.granted(json, asked).containsAll(set.scopes())) {
      return refused(set, "a token without this scope (invalid_scope)");
    }
    return new Outcome(Check.passed(what(set), "given"), token);
  }

  private static Outcome refused(ScopeSet set, String got) {
    return new Outcome(Check.failed(what(set), "200 and a token", got.strip()), null);
  }

  private static String said(Reply reply, JsonNode json) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return "a redirect to " + reply.header("location");
    }
    Answer answer = new Answer(Part.TOKEN, reply.status(), "", reply.text(), Map.of());
    if (answer.throttled()) {
      return "too many requests";
    }
    if (answer.isPage()) {
      return "a page, not data"; // Moodle's way to say that it cannot read our keys
    }
    String error = json.path("error").asString("");
    return error.isEmpty()
        ? "no token in the answer"
        : error + " " + json.path("error_description").asString("");
  }

  private static String what(ScopeSet set) {
    return "Services · access token for " + set.words;
  }

  /** What came of it for one of the scopes. */
  record Outcome(Check check, @Nullable String token) {

    /** Without the token. */
    @Override
    public String toString() {
      return check.toString();
    }
  }
}
